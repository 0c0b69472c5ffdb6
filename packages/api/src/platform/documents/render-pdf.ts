import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { List, PhrasingContent, Table, TableRow } from 'mdast';
import PDFDocument from 'pdfkit';
import {
  columnShares,
  type DocumentFrame,
  type FilledBlock,
  fitLogo,
  instantOfFrame,
  isBlankRow,
  wordsOfFrame,
} from './document-frame.js';
import type { FilledDocument } from './fill-text.js';
import { wordsOf } from './render-html.js';
import { type Run, type Style, setLines } from './set-lines.js';

type Pdf = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Pdf['struct']>;
type Content = ReturnType<Pdf['markStructureContent']>;

// Lengths are in points; A4.
const PAGE = { width: 595.28, height: 841.89 };
const SIDE = 56;
const FOOT = 60;
const WIDTH = PAGE.width - 2 * SIDE;
const INDENT = 20;
const BODY = 10.5;
const LEADING = 1.42;
const HEADINGS = [22, 15, 12.5, 11, 10.5] as const;
const INK = '#1f2a37';
const FAINT = '#4b5563';
const RED = '#b42318';

/**
 * The document as a tagged PDF: headings, paragraphs, lists, tables with header cells and links can be told apart by
 * screen readers; its title and language are set, its fonts embedded, its sections bookmarked (PDF/UA). Equal input,
 * equal bytes.
 */
export function toPdf(filled: FilledDocument, frame: DocumentFrame): Promise<Buffer> {
  const words = wordsOfFrame(frame);
  const pdf = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    ...UNIVERSAL,
    info: {
      Title: words.title,
      Author: words.organisationName,
      Subject: words.foot,
      CreationDate: instantOfFrame(frame),
    },
  });
  const done = collect(pdf);
  const sheet = new Sheet(pdf, frame);
  sheet.open();
  for (const block of filled.children) sheet.block(block, sheet.root, 0);
  sheet.close();
  pdf.end();
  return done;
}

// What the library knows and its types do not: PDF/UA; and no first font, which would be one that is not embedded.
const UNIVERSAL: object = { subset: 'PDF/UA', font: null };

function collect(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}

const require = createRequire(import.meta.url);

/** The faces of Source Sans 3, which may be embedded freely (OFL) and has the tick boxes that forms need. */
const FACES = {
  regular: () => require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  bold: () => require.resolve('@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf'),
  italic: () =>
    require.resolve('@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf'),
  boldItalic: () =>
    require.resolve('@expo-google-fonts/source-sans-3/700Bold_Italic/SourceSans3_700Bold_Italic.ttf'),
} as const;
type Face = keyof typeof FACES;

/** What of a font the PDF library uses to set words; it takes a font that is read as well as a file. */
interface Font {
  layout(text: string, features?: unknown): Laid;
}

interface Laid {
  glyphs: unknown[];
  positions: object[];
  advanceWidth: number;
}

const fonts = new Map<Face, Font>();

/** A face, read once for all documents: reading it takes longer than setting a page. */
function fontOf(face: Face): Font {
  const font = fonts.get(face) ?? remembering(fontkit.create(readFileSync(FACES[face]())));
  fonts.set(face, font);
  return font;
}

// The library's own reader of fonts, in the library's own version.
const fontkit = createRequire(require.resolve('pdfkit'))('fontkit') as { create(file: Buffer): Font };

/** How many words a face remembers. */
const MOST_WORDS = 20_000;

/** The font, which sets each word once. Who asks gets positions of their own, because the library changes them. */
function remembering(font: Font): Font {
  const known = new Map<string, Laid>();
  const layout = font.layout.bind(font);
  font.layout = (text, features) => {
    if (features) return layout(text, features);
    let laid = known.get(text);
    if (!laid) {
      const { glyphs, positions, advanceWidth } = layout(text);
      laid = { glyphs, positions, advanceWidth };
      if (known.size >= MOST_WORDS) known.clear();
      if (text.length < 40) known.set(text, laid);
    }
    return { ...laid, positions: laid.positions.map((position) => ({ ...position })) };
  };
  return font;
}

const faceOf = (style: Style): Face =>
  style.bold ? (style.italic ? 'boldItalic' : 'bold') : style.italic ? 'italic' : 'regular';

/** Where lines are drawn: from `x`, no wider than `width`. */
interface Column {
  x: number;
  width: number;
  size: number;
  align?: 'left' | 'right' | 'center' | null;
  color?: string;
}

/** A document being written: where on which page, and under which tag. */
class Sheet {
  readonly root: Element;
  private readonly words: ReturnType<typeof wordsOfFrame>;
  private readonly logo: ReturnType<typeof fitLogo>;
  private readonly top: number;
  private readonly bottom = PAGE.height - FOOT;
  private y = 0;
  private marked: { element: Element; content: Content } | undefined;
  private readonly bookmarks: { depth: number; item: Pdf['outline'] }[];
  private readonly widths = new Map<string, number>();
  private readonly tags = new WeakMap<Element, string>();

  constructor(
    private readonly pdf: Pdf,
    frame: DocumentFrame,
  ) {
    this.words = wordsOfFrame(frame);
    this.logo = fitLogo(frame.logo, { width: 120, height: 36 });
    this.top = 36 + (this.logo ? 36 : 14) + (this.words.stamp ? 34 : 0) + 18;
    for (const face of ['regular', 'bold', 'italic', 'boldItalic'] as const)
      pdf.registerFont(face, fontOf(face) as never);
    this.root = pdf.struct('Document');
    pdf.addStructure(this.root);
    this.bookmarks = [{ depth: 0, item: pdf.outline }];
  }

  open(): void {
    this.newPage();
    this.heading(1, [{ type: 'text', value: this.words.title }]);
    if (this.words.stamp) this.stampInText(this.words.stamp);
    if (this.words.notes)
      this.paragraph(
        [{ type: 'emphasis', children: [{ type: 'text', value: this.words.notes }] }],
        this.root,
        0,
        {
          size: 9.5,
          color: FAINT,
        },
      );
  }

  close(): void {
    this.unmark();
    this.root.end();
    const { count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.pdf.switchToPage(page);
      this.drawFrame(page + 1, count);
    }
  }

  block(block: FilledBlock, parent: Element, indent: number): void {
    if (block.type === 'heading') this.heading(Math.min(Math.max(block.depth, 2), 5), block.children);
    else if (block.type === 'paragraph') this.paragraph(block.children, parent, indent);
    else if (block.type === 'thematicBreak') this.rule();
    else if (block.type === 'list') this.list(block, parent, indent);
    else if (block.type === 'table') this.table(block, parent, indent);
    else if (block.type === 'blockquote')
      this.within('BlockQuote', parent, (quote) => {
        for (const child of block.children) this.block(child as FilledBlock, quote, indent + INDENT);
      });
  }

  // ---------------------------------------------------------------- blocks

  private heading(depth: number, children: readonly PhrasingContent[]): void {
    const size = HEADINGS[depth - 1] ?? BODY;
    const lines = this.lines(children, WIDTH, size, { bold: true });
    const height = lines.length * size * 1.25;
    if (depth > 1) this.y += size * 0.7;
    // A heading stays with the first lines below it.
    this.need(height + BODY * LEADING * 3);
    this.bookmark(depth, children.map(wordsOf).join(''));
    this.within(`H${depth}`, this.root, (element) =>
      this.drawLines(lines, element, { x: SIDE, width: WIDTH, size, color: INK }, 1.25),
    );
    this.y += size * 0.35;
  }

  private bookmark(depth: number, title: string): void {
    while ((this.bookmarks.at(-1)?.depth ?? -1) >= depth) this.bookmarks.pop();
    const parent = this.bookmarks.at(-1)?.item ?? this.pdf.outline;
    const place = { expanded: true, fit: false, top: Math.max(0, this.y - 8), left: PAGE.width, zoom: 0 };
    this.bookmarks.push({ depth, item: parent.addItem(title.replace(/\s+/g, ' ').trim(), place) });
  }

  private paragraph(
    children: readonly PhrasingContent[],
    parent: Element,
    indent: number,
    how: { size?: number; color?: string } = {},
  ): void {
    const size = how.size ?? BODY;
    const column = {
      x: SIDE + indent,
      width: WIDTH - indent,
      size,
      ...(how.color ? { color: how.color } : {}),
    };
    const lines = this.lines(children, column.width, size);
    this.within('P', parent, (element) => this.drawLines(lines, element, column));
    this.y += BODY * 0.6;
  }

  private list(list: List, parent: Element, indent: number): void {
    const first = list.start ?? 1;
    const labels = list.children.map((_, index) => (list.ordered ? `${first + index}.` : '•'));
    const step = Math.max(INDENT, ...labels.map((label) => this.widthOf(label, {}, BODY) + 6));
    this.within('L', parent, (element) => {
      for (const [index, item] of list.children.entries())
        this.within('LI', element, (entry) => {
          this.need(BODY * LEADING);
          this.within('Lbl', entry, (label) => {
            const run = { text: labels[index] ?? '', style: {}, width: 0 };
            this.drawRun(run, label, SIDE + indent + (list.ordered ? 0 : 6), this.y, { size: BODY });
          });
          this.within('LBody', entry, (body) => {
            for (const block of item.children) this.block(block as FilledBlock, body, indent + step);
            if (item.children.length === 0) this.y += BODY * LEADING;
          });
        });
    });
  }

  private rule(): void {
    this.need(16);
    this.artifact(() =>
      this.pdf
        .lineWidth(0.7)
        .strokeColor(FAINT)
        .moveTo(SIDE, this.y + 6)
        .lineTo(SIDE + WIDTH, this.y + 6)
        .stroke(),
    );
    this.y += 16;
  }

  private stampInText(stamp: string): void {
    this.within('P', this.root, (element) =>
      this.drawLines(this.lines([{ type: 'text', value: stamp }], WIDTH, 13, { bold: true }), element, {
        x: SIDE,
        width: WIDTH,
        size: 13,
        color: RED,
      }),
    );
    this.y += BODY * 0.6;
  }

  // ---------------------------------------------------------------- tables

  private table(table: Table, parent: Element, indent: number): void {
    const [head, ...rows] = table.children;
    if (!head) return;
    const width = WIDTH - indent;
    let x = SIDE + indent;
    const columns = columnShares(table).map((share, index): Column => {
      const column = { x, width: share * width, size: 9.5, align: table.align?.[index] ?? null };
      x += column.width;
      return column;
    });
    const headRow = this.row(head, columns, true);
    this.y += 2;
    this.need(headRow.height + 24);
    this.within('Table', parent, (element) => {
      this.within('THead', element, (part) => this.drawRow(headRow, columns, part));
      if (rows.length === 0) return;
      this.within('TBody', element, (part) => {
        for (const row of rows) this.drawRow(this.row(row, columns, false), columns, part, headRow);
      });
    });
    this.y += BODY;
  }

  private row(row: TableRow, columns: Column[], isHead: boolean): Line {
    const cells = columns.map((column, index) =>
      this.lines(
        row.children[index]?.children ?? [],
        column.width - 2 * PAD,
        column.size,
        isHead ? { bold: true } : {},
      ),
    );
    const most = Math.max(...cells.map((lines) => lines.length));
    const leading = (columns[0]?.size ?? BODY) * LEADING;
    const height = Math.max(most * leading + 2 * PAD, isBlankRow(row) && !isHead ? 24 : 0);
    return { cells, most, leading, height, isHead };
  }

  /** Draws a row, whole if it fits on a page; else it goes on over pages, under the head again. */
  private drawRow(row: Line, columns: Column[], parent: Element, head?: Line): void {
    const fresh = this.bottom - this.top - (head?.height ?? 0);
    if (this.y + row.height > this.bottom && row.height <= fresh) this.nextPage(columns, head);
    const element = this.element('TR', parent);
    const cells = columns.map(() => this.element(row.isHead ? 'TH' : 'TD', element, row.isHead ? SCOPE : {}));
    let from = 0;
    do {
      const room = Math.max(1, Math.floor((this.bottom - this.y - 2 * PAD) / row.leading));
      const to = Math.min(row.most, from + room);
      const rest = from === 0 && to === row.most ? row.height : (to - from) * row.leading + 2 * PAD;
      this.drawBoxes(columns, rest, row.isHead);
      const top = this.y;
      for (const [index, column] of columns.entries()) {
        const cell = cells[index];
        this.y = top + PAD;
        if (cell) this.drawCell(row.cells[index]?.slice(from, to) ?? [], cell, column);
      }
      this.y = top + rest;
      from = to;
      if (from < row.most) this.nextPage(columns, head);
    } while (from < row.most);
    this.unmark();
    for (const cell of cells) cell.end();
    element.end();
  }

  private drawCell(lines: Run[][], cell: Element, column: Column): void {
    const inner = { ...column, x: column.x + PAD, width: column.width - 2 * PAD };
    for (const line of lines) {
      this.drawLine(line, cell, inner);
      this.y += column.size * LEADING;
    }
  }

  private drawBoxes(columns: Column[], height: number, isHead: boolean): void {
    this.artifact(() => {
      for (const { x, width } of columns) {
        this.pdf.rect(x, this.y, width, height).lineWidth(0.6);
        if (isHead) this.pdf.fillAndStroke('#e5e7eb', '#9ca3af');
        else this.pdf.strokeColor('#9ca3af').stroke();
      }
    });
  }

  /** Goes on with a table on a new page. Its head is shown again, but it is read once. */
  private nextPage(columns: Column[], head?: Line): void {
    this.newPage();
    if (!head) return;
    this.drawBoxes(columns, head.height, true);
    this.artifact(() => {
      for (const [index, column] of columns.entries())
        for (const [line, runs] of (head.cells[index] ?? []).entries())
          this.drawPlain(runs, column.x + PAD, this.y + PAD + line * head.leading, column.size, INK);
    });
    this.y += head.height;
  }

  // ---------------------------------------------------------------- lines

  private lines(
    children: readonly PhrasingContent[],
    width: number,
    size: number,
    look: Style = {},
  ): Run[][] {
    return setLines(children, width, (text, style) => this.widthOf(text, style, size), look);
  }

  private widthOf(text: string, style: Style, size: number): number {
    const face = faceOf(style);
    const key = `${face} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known * size;
    const width = this.pdf.font(face).fontSize(100).widthOfString(text) / 100;
    this.widths.set(key, width);
    return width * size;
  }

  private drawLines(lines: Run[][], element: Element, column: Column, leading = LEADING): void {
    for (const line of lines) {
      this.need(column.size * leading);
      this.drawLine(line, element, column);
      this.y += column.size * leading;
    }
  }

  private drawLine(line: Run[], element: Element, column: Column): void {
    const width = line.reduce((sum, run) => sum + run.width, 0);
    const room = column.width - width;
    let x = column.x + (column.align === 'right' ? room : column.align === 'center' ? room / 2 : 0);
    for (const run of line) {
      if (run.style.link) this.drawLink(run, run.style.link, element, x, column);
      else this.drawRun(run, element, x, this.y, column);
      x += run.width;
    }
  }

  private drawRun(
    run: Run,
    element: Element,
    x: number,
    y: number,
    how: { size: number; color?: string },
  ): void {
    this.mark(element);
    this.drawPlain([run], x, y, how.size, how.color ?? INK);
  }

  private drawLink(run: Run, url: string, parent: Element, x: number, column: Column): void {
    this.unmark();
    this.within('Link', parent, (link) => {
      this.drawRun(run, link, x, this.y, { size: column.size, color: '#1d4ed8' });
      const height = column.size * 1.2;
      // Underlined: colour alone tells a link to nobody who does not see it.
      this.pdf.lineWidth(0.5).strokeColor('#1d4ed8');
      this.pdf
        .moveTo(x, this.y + height)
        .lineTo(x + run.width, this.y + height)
        .stroke();
      this.unmark();
      // What is told of the link besides its words; the library wants it as an object, not as a plain string.
      const told = { structParent: link, Contents: Object(`Link to ${url}`) as string };
      this.pdf.link(x, this.y, run.width, height, url, told);
    });
  }

  private drawPlain(runs: Run[], x: number, y: number, size: number, color: string): void {
    let at = x;
    for (const run of runs) {
      if (run.text !== '')
        this.pdf
          .font(faceOf(run.style))
          .fontSize(size)
          .fillColor(color)
          .text(run.text, at, y, { lineBreak: false });
      at += run.width;
    }
  }

  // ---------------------------------------------------------------- tags and pages

  private within(tag: string, parent: Element, draw: (element: Element) => void): void {
    const element = this.element(tag, parent);
    draw(element);
    if (this.marked?.element === element) this.unmark();
    element.end();
  }

  private element(tag: string, parent: Element, how: object = {}): Element {
    const element = this.pdf.struct(tag, how);
    this.tags.set(element, tag);
    parent.add(element);
    return element;
  }

  private mark(element: Element): void {
    if (this.marked?.element === element) return;
    this.unmark();
    this.marked = { element, content: this.pdf.markStructureContent(this.tags.get(element) ?? 'P') };
  }

  private unmark(): void {
    if (!this.marked) return;
    this.pdf.endMarkedContent();
    this.marked.element.add(this.marked.content);
    this.marked = undefined;
  }

  private artifact(
    draw: () => void,
    how: { type: 'Layout' | 'Pagination'; attached?: ['Top' | 'Bottom'] } = { type: 'Layout' },
  ) {
    this.unmark();
    this.pdf.markContent('Artifact', how);
    this.pdf.save();
    draw();
    this.pdf.restore();
    this.pdf.endMarkedContent();
  }

  private need(height: number): void {
    if (this.y + height > this.bottom) this.newPage();
  }

  private newPage(): void {
    this.unmark();
    this.pdf.addPage();
    this.y = this.top;
  }

  /** A text in one line, as large as it fits; what is too long even when small is cut. */
  private oneLine(text: string, width: number, largest: number): [line: Run[], size: number] {
    const style = largest > 9 ? { bold: true } : {};
    for (let size = largest; ; size -= 1) {
      const [line = [], ...more] = this.lines([{ type: 'text', value: text }], width, size, style);
      if (more.length === 0 || size <= 7) return [line, size];
    }
  }

  /** Name and logo above, stamp, and the foot: what every page shows and no screen reader repeats. */
  private drawFrame(page: number, pages: number): void {
    const { organisationName, stamp, foot } = this.words;
    const say = (
      text: string,
      y: number,
      largest: number,
      align: 'left' | 'right' | 'center',
      color: string,
    ) => {
      const [line, size] = this.oneLine(text, align === 'left' ? WIDTH - 70 : WIDTH, largest);
      const room = WIDTH - line.reduce((sum, run) => sum + run.width, 0);
      const x = SIDE + (align === 'left' ? 0 : align === 'right' ? room : room / 2);
      this.drawPlain(line, x, y + (largest - size) / 2, size, color);
    };
    this.artifact(
      () => {
        const { logo } = this;
        if (logo) this.pdf.image(logo.bytes, SIDE, 36, { width: logo.width, height: logo.height });
        say(organisationName, logo ? 46 : 36, 10, logo ? 'right' : 'left', FAINT);
        if (!stamp) return;
        const y = 36 + (logo ? 36 : 14) + 6;
        this.pdf.rect(SIDE, y, WIDTH, 26).lineWidth(1.5).strokeColor(RED).stroke();
        say(stamp, y + 3, 15, 'center', RED);
      },
      { type: 'Pagination', attached: ['Top'] },
    );
    this.artifact(
      () => {
        const y = PAGE.height - 40;
        this.pdf
          .lineWidth(0.5)
          .strokeColor('#9ca3af')
          .moveTo(SIDE, y - 6)
          .lineTo(SIDE + WIDTH, y - 6)
          .stroke();
        say(foot, y, 8, 'left', FAINT);
        say(`Page ${page} of ${pages}`, y, 8, 'right', FAINT);
      },
      { type: 'Pagination', attached: ['Bottom'] },
    );
  }
}

const PAD = 4;
// Which cells a header cell is for; the library's types do not know it.
const SCOPE: object = { scope: 'Column' };

/** A row of a table, set into lines. */
interface Line {
  cells: Run[][][];
  /** How many lines its highest cell has. */
  most: number;
  leading: number;
  height: number;
  isHead: boolean;
}
