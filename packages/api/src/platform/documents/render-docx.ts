import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { List, ListItem, Table as MarkdownTable, PhrasingContent } from 'mdast';
import PizZip from 'pizzip';
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

// Lengths are in twips, twentieths of a point; A4 with margins of two centimetres.
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = 1_134;
const WIDTH = PAGE.width - 2 * MARGIN;
const INDENT = 425;
const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const;

/** The document as a Word file: real headings, lists and header rows, in British English. Equal input, equal bytes. */
export async function toDocx(filled: FilledDocument, frame: DocumentFrame): Promise<Buffer> {
  const lists = new Lists();
  const words = wordsOfFrame(frame);
  const body = filled.children.flatMap((block) => blockOf(block, lists, 0));
  const document = new Document({
    title: words.title,
    creator: words.organisationName,
    lastModifiedBy: words.organisationName,
    description: words.foot,
    styles: STYLES,
    numbering: { config: lists.config() },
    sections: [
      {
        properties: {
          page: { size: PAGE, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
        },
        headers: { default: headerOf(frame) },
        footers: { default: footerOf(words.foot) },
        children: [...opening(words), ...body],
      },
    ],
  });
  return withoutChance(await Packer.toBuffer(document), instantOfFrame(frame));
}

const heading = (size: number, before: number) => ({
  run: { size, bold: true, color: '1F2A37' },
  paragraph: { spacing: { before, after: 100 }, keepNext: true, keepLines: true },
});

const STYLES = {
  default: {
    document: {
      run: { font: 'Calibri', size: 22, language: { value: 'en-GB', eastAsia: 'en-GB' } },
      paragraph: { spacing: { after: 140, line: 276 } },
    },
    heading1: heading(40, 0),
    heading2: heading(30, 320),
    heading3: heading(25, 240),
    heading4: heading(22, 200),
    heading5: heading(22, 200),
  },
};

type Words = ReturnType<typeof wordsOfFrame>;

/** What the body begins with. The stamp stands here too: screen readers pass over what is on top of the page. */
function opening(words: Words): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(words.title)] }),
    ...(words.stamp ? [stampOf(words.stamp)] : []),
    ...(words.notes
      ? [new Paragraph({ children: [new TextRun({ text: words.notes, italics: true, size: 20 })] })]
      : []),
  ];
}

const STAMP = { style: BorderStyle.SINGLE, size: 12, color: 'B42318', space: 4 };

const stampOf = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    border: { top: STAMP, bottom: STAMP, left: STAMP, right: STAMP },
    spacing: { before: 80, after: 160 },
    children: [new TextRun({ text, bold: true, size: 32, color: 'B42318' })],
  });

function headerOf(frame: DocumentFrame): Header {
  const words = wordsOfFrame(frame);
  const logo = fitLogo(frame.logo, { width: 120, height: 40 });
  const name = new TextRun({ text: words.organisationName, bold: true, color: '4B5563' });
  const picture =
    logo &&
    new ImageRun({
      type: logo.mediaType === 'image/png' ? 'png' : 'jpg',
      data: logo.bytes,
      // The library counts in pixels of which 96 make an inch.
      transformation: {
        width: Math.round((logo.width * 96) / 72),
        height: Math.round((logo.height * 96) / 72),
      },
      altText: {
        name: 'Logo',
        title: 'Logo',
        description: `Logo of ${words.organisationName}`,
        id: '1',
      },
    });
  const line = new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
    children: picture ? [picture, new TextRun({ children: [new Tab()] }), name] : [name],
  });
  return new Header({ children: words.stamp ? [line, stampOf(words.stamp)] : [line] });
}

const footerOf = (foot: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
        children: [
          new TextRun({ text: foot, size: 16, color: '4B5563' }),
          new TextRun({
            size: 16,
            color: '4B5563',
            children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });

/** Where a paragraph stands: in an item of a list, or indented below one. */
type Place = Pick<IParagraphOptions, 'numbering' | 'indent' | 'border'>;

function blockOf(block: FilledBlock, lists: Lists, depth: number, place: Place = {}): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading': {
      const level = HEADINGS[Math.min(Math.max(block.depth, 2), 5) - 1] ?? HeadingLevel.HEADING_5;
      return [new Paragraph({ heading: level, children: runsOf(block.children) })];
    }
    case 'paragraph':
      return [new Paragraph({ ...place, children: runsOf(block.children) })];
    case 'blockquote': {
      const border = { left: { style: BorderStyle.SINGLE, size: 18, color: '9CA3AF', space: 8 } };
      const indent = { left: INDENT * (depth + 1) };
      return block.children.flatMap((child) =>
        blockOf(child as FilledBlock, lists, depth + 1, { indent, border }),
      );
    }
    case 'thematicBreak':
      return [new Paragraph({ thematicBreak: true })];
    case 'list':
      return listOf(block, lists, depth);
    case 'table':
      // Word joins tables that touch, and wants a paragraph after one in the end.
      return [tableOf(block), new Paragraph({ spacing: { after: 60, line: 120 }, children: [] })];
    default:
      return [];
  }
}

function listOf(list: List, lists: Lists, depth: number): (Paragraph | Table)[] {
  const numbering = { ...lists.next(list), level: Math.min(depth, DEEPEST) };
  const below = { indent: { left: INDENT * (depth + 1) } };
  return list.children.flatMap((item: ListItem) =>
    item.children.flatMap((block, index) =>
      blockOf(block as FilledBlock, lists, depth + 1, index === 0 ? { numbering } : below),
    ),
  );
}

const DEEPEST = 8;

/** The numberings of a document's lists: bullets are all alike, each numbered list counts by itself. */
class Lists {
  private readonly starts = new Set<number>();
  private count = 0;

  next(list: List): { reference: string; instance: number } {
    if (!list.ordered) return { reference: 'bullets', instance: 0 };
    const start = list.start ?? 1;
    this.starts.add(start);
    this.count += 1;
    return { reference: `numbers-${start}`, instance: this.count };
  }

  config() {
    const levels = (
      level: (depth: number) => { format: 'bullet' | 'decimal'; text: string; start: number },
    ) =>
      Array.from({ length: DEEPEST + 1 }, (_, depth) => ({
        level: depth,
        alignment: AlignmentType.LEFT,
        ...level(depth),
        style: { paragraph: { indent: { left: INDENT * (depth + 1), hanging: INDENT } } },
      }));
    const bullet = (depth: number) => ['•', '–', '▪'][depth % 3] ?? '•';
    return [
      {
        reference: 'bullets',
        levels: levels((depth) => ({ format: LevelFormat.BULLET, text: bullet(depth), start: 1 })),
      },
      ...[...this.starts].map((start) => ({
        reference: `numbers-${start}`,
        levels: levels((depth) => ({ format: LevelFormat.DECIMAL, text: `%${depth + 1}.`, start })),
      })),
    ];
  }
}

const ALIGNMENTS = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER };

function tableOf(table: MarkdownTable): Table {
  const widths = columnShares(table).map((share) => Math.round(share * WIDTH));
  const rows = table.children.map((row, index) => {
    const isHead = index === 0;
    return new TableRow({
      // Some readers take the element for a yes, whatever it says.
      ...(isHead ? { tableHeader: true } : {}),
      cantSplit: true,
      ...(isBlankRow(row) && !isHead ? { height: { value: 480, rule: HeightRule.ATLEAST } } : {}),
      children: widths.map((width, column) => {
        const align = table.align?.[column];
        return new TableCell({
          width: { size: width, type: WidthType.DXA },
          margins: { top: 60, bottom: 60, left: 100, right: 100 },
          ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: 'E5E7EB', color: 'auto' } } : {}),
          children: [
            new Paragraph({
              spacing: { after: 0 },
              ...(align ? { alignment: ALIGNMENTS[align] } : {}),
              children: runsOf(row.children[column]?.children ?? [], isHead ? { bold: true } : {}),
            }),
          ],
        });
      }),
    });
  });
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: true, firstColumn: false, noHBand: true, noVBand: true },
  });
}

type Look = Pick<IRunOptions, 'bold' | 'italics' | 'style' | 'color' | 'underline'>;

function runsOf(words: readonly PhrasingContent[], look: Look = {}): ParagraphChild[] {
  return words.flatMap((word): ParagraphChild[] => {
    switch (word.type) {
      case 'text':
        return [new TextRun({ ...look, text: word.value })];
      case 'break':
        return [new TextRun({ break: 1 })];
      case 'strong':
        return runsOf(word.children, { ...look, bold: true });
      case 'emphasis':
        return runsOf(word.children, { ...look, italics: true });
      case 'link':
        return [
          new ExternalHyperlink({
            link: word.url,
            children: runsOf(word.children, { ...look, color: '1D4ED8', underline: {} }),
          }),
        ];
      default:
        return [];
    }
  });
}

/** The file with fixed dates and names: the library takes the present time, and draws the names of links by lot. */
function withoutChance(bytes: Buffer, instant: Date): Buffer {
  const zip = new PizZip(bytes);
  const rewrite = (path: string, change: (xml: string) => string) => {
    const file = zip.file(path);
    if (file) zip.file(path, change(file.asText()));
  };
  const stamp = instant.toISOString().replace('.000Z', 'Z');
  rewrite('docProps/core.xml', (xml) => xml.replace(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${stamp}`));
  const names = new Map<string, string>();
  const nameOf = (drawn: string) => {
    const name = names.get(drawn) ?? `rIdLink${names.size + 1}`;
    names.set(drawn, name);
    return name;
  };
  rewrite('word/document.xml', (xml) =>
    xml.replace(
      /(<w:hyperlink\b[^>]*\br:id=")([^"]+)/g,
      (_, start: string, drawn: string) => `${start}${nameOf(drawn)}`,
    ),
  );
  rewrite('word/_rels/document.xml.rels', (xml) =>
    xml.replace(
      /(\bId=")([^"]+)/g,
      (_, start: string, drawn: string) => `${start}${names.get(drawn) ?? drawn}`,
    ),
  );
  for (const file of Object.values(zip.files)) file.date = instant;
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
