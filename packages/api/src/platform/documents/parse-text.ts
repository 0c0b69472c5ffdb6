import type { Nodes, Parents, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { cutAtTags, findTags, type Tag, type TaggedText, withTags } from './find-tags.js';
import {
  printable,
  type TextProblem,
  unknownField,
  type Vocabulary,
  type VocabularyField,
} from './merge-fields.js';
import {
  type Block,
  type Inline,
  type Item,
  type Named,
  partsWithin,
  type Row,
  type Section,
  type TextDocument,
} from './text-document.js';

/** How long a text may be, in UTF-16 units: some eighty pages. */
export const LONGEST_TEXT = 200_000;
/** How deep sections, lists and quotes may stand within each other. */
const DEEPEST = 12;
/** How long one line may be: reading takes longer than in proportion to it. */
const LONGEST_LINE = 20_000;
/** How many lines may hold something. */
const MOST_LINES = 5_000;
/** How many marks of formatting may stand in a paragraph, list or table, and in all: reading one looks at the others. */
const MOST_MARKS_TOGETHER = 1_500;
const MOST_MARKS = 20_000;
/** How many cells tables may have in all, counted as if every row had all columns: so they are printed. */
const MOST_CELLS = 20_000;
// What no writer means, and what takes a reader of Markdown long.
const HOSTILE =
  /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){21}|[[*`<&!]{60}|(?:[[*<&!][^\n]?){300}/m;

/**
 * Reads a text template: Markdown with merge fields and sections. Whatever is wrong is told with its place; the document
 * then holds what could be read. Nothing is looked up but the vocabulary, so that the answer can be kept.
 */
export function parseText(
  markdown: string,
  vocabulary: Vocabulary,
): { document: TextDocument; problems: TextProblem[] } {
  const refusal = refuse(markdown);
  if (refusal) return { document: { children: [] }, problems: [refusal] };
  const reader = new Reader(findTags(printable(markdown)), vocabulary);
  return { document: { children: reader.read() }, problems: reader.problemsInOrder() };
}

/** The facts that a document names, in order of appearance; a list stands for what its rows say. */
export function fieldsOf(document: TextDocument): readonly string[] {
  const keys = new Set<string>();
  const visit = (part: Parameters<typeof partsWithin>[0]): void => {
    if ((part.type === 'field' || part.type === 'section') && !part.list) keys.add(part.key);
    partsWithin(part).forEach(visit);
  };
  document.children.forEach(visit);
  return [...keys];
}

function refuse(markdown: string): TextProblem | undefined {
  const problem = (line: number, message: string): TextProblem => ({ line, column: 1, message });
  if (markdown.length > LONGEST_TEXT)
    return problem(1, `The text is too long: at most ${LONGEST_TEXT.toLocaleString('en-GB')} letters.`);
  const lines = markdown.split(/\r\n?|\n/);
  const long = lines.findIndex((line) => line.length > LONGEST_LINE);
  if (long >= 0) return problem(long + 1, 'This line is too long. Break it into paragraphs.');
  const hostile = lines.findIndex((line) => HOSTILE.test(line));
  if (hostile >= 0) return problem(hostile + 1, 'This line has too many marks of formatting in a row.');
  const tooMuch = findTooMuch(lines);
  return tooMuch && problem(tooMuch.line, tooMuch.message);
}

const countOf = (line: string, marks: RegExp): number => line.match(marks)?.length ?? 0;

/** The first line at which there is more of something than can be read and shown in a short time. */
function findTooMuch(lines: readonly string[]): { line: number; message: string } | undefined {
  const all = { lines: 0, marks: 0, cells: 0 };
  let together = { lines: 0, marks: 0, columns: 0, cells: 0 };
  for (const [index, line] of lines.entries()) {
    if (/^[\s>]*$/.test(line)) {
      together = { lines: 0, marks: 0, columns: 0, cells: 0 };
      continue;
    }
    const words = line.replace(/\{[^{}]*\}/g, '');
    const marks = countOf(words, /[*_[\]<&!`]/g);
    all.lines += 1;
    all.marks += marks;
    together.lines += 1;
    together.marks += marks;
    together.columns = Math.max(together.columns, countOf(words, /\|/g));
    const cells = together.columns * together.lines;
    all.cells += cells - together.cells;
    together.cells = cells;
    const message = wordsOfTooMuch(all, together.marks);
    if (message) return { line: index + 1, message };
  }
  return undefined;
}

function wordsOfTooMuch(
  all: Readonly<Record<'lines' | 'marks' | 'cells', number>>,
  marksTogether: number,
): string | undefined {
  if (all.lines > MOST_LINES)
    return `The text has too many lines: at most ${MOST_LINES.toLocaleString('en-GB')}.`;
  if (all.cells > MOST_CELLS)
    return 'The tables up to here have too many cells. Make them shorter, or leave some out.';
  if (marksTogether > MOST_MARKS_TOGETHER || all.marks > MOST_MARKS)
    return 'There are too many marks of formatting up to here. Put empty lines between paragraphs, or use fewer.';
  return undefined;
}

/** A tag or a piece of what stands between tags. */
type Token<Part> = { tag: Tag } | { part: Part };

/** Where a name is looked up: the row of the list that the place is in, then the organisation's facts. */
interface Scope {
  list?: VocabularyField;
  /** Keys whose presence is assured by a section around the place. */
  assured: ReadonlySet<string>;
  depth: number;
}

interface Opened<Part> {
  tag: Tag;
  tokens: (Token<Part> | Opened<Part>)[];
}

class Reader {
  private readonly problems: TextProblem[] = [];
  private readonly seen = new Set<Tag>();
  private readonly lineStarts: number[];

  constructor(
    private readonly source: TaggedText,
    private readonly vocabulary: Vocabulary,
  ) {
    this.lineStarts = [0, ...[...source.text.matchAll(/\n/g)].map((match) => match.index + 1)];
  }

  read(): Block[] {
    const root = fromMarkdown(this.source.text, {
      extensions: [gfmTable(), { disable: { null: ['codeIndented', 'setextUnderline', 'definition'] } }],
      mdastExtensions: [gfmTableFromMarkdown()],
    });
    const blocks = this.blocks(root.children, { assured: new Set(), depth: 0 });
    this.tellOfBraces();
    return blocks;
  }

  problemsInOrder(): TextProblem[] {
    return this.problems.sort((one, other) => one.line - other.line || one.column - other.column);
  }

  // ---------------------------------------------------------------- blocks

  private blocks(nodes: readonly RootContent[], scope: Scope): Block[] {
    const tokens = nodes.flatMap((node): Token<RootContent>[] => this.markersOf(node) ?? [{ part: node }]);
    // Among blocks there are no fields: a paragraph that holds one is no marker.
    return this.sections(tokens, scope, (node, inner) => this.block(node, inner)) as Block[];
  }

  /** The tags of a paragraph that opens or closes sections of blocks and holds nothing else. */
  private markersOf(node: RootContent): { tag: Tag }[] | undefined {
    if (node.type !== 'paragraph') return undefined;
    const tokens = this.inlineTokens(node.children);
    const tags = tokens.flatMap((token) => ('tag' in token ? [token.tag] : []));
    const others = tokens.some((token) => !('tag' in token) && !isBlank(token.part));
    if (others || tags.length === 0 || tags.some((tag) => tag.mark === 'FIELD' || tag.mark === 'MALFORMED'))
      return undefined;
    return tags.map((tag) => ({ tag }));
  }

  private block(node: RootContent, scope: Scope): Block[] {
    if (this.isTooDeep(node, scope)) return [];
    const inner = { ...scope, depth: scope.depth + 1 };
    switch (node.type) {
      case 'heading':
        this.checkHeading(node.depth, node);
        return [{ type: 'heading', depth: node.depth, children: this.inlines(node.children, scope) }];
      case 'paragraph':
        return [{ type: 'paragraph', children: this.inlines(node.children, scope) }];
      case 'blockquote':
        return [{ type: 'quote', children: this.blocks(node.children, inner) }];
      case 'thematicBreak':
        return [{ type: 'rule' }];
      case 'list':
        return [
          {
            type: 'list',
            ordered: node.ordered === true,
            start: node.start ?? 1,
            spread: node.spread === true || node.children.some((item) => item.spread === true),
            children: node.children.flatMap((item) => this.item(item.children, inner)),
          },
        ];
      case 'table':
        return this.table(node, scope);
      default:
        return this.unusable(node, scope);
    }
  }

  private checkHeading(depth: number, node: Nodes): void {
    if (depth === 1)
      this.tell(node, 'Sections begin with ##. The title of the document stands above its text, not in it.');
    if (depth > 4) this.tell(node, 'Headings go down to ####. Make this one a paragraph, or less deep.');
  }

  private unusable(node: RootContent, scope: Scope): Block[] {
    if (node.type === 'html')
      this.tell(node, 'HTML is not used here. Write Markdown; for a plain < write \\<.');
    else if (node.type === 'code') this.tell(node, 'Blocks of code are not used here. Write a paragraph.');
    else this.tell(node, 'This cannot stand in a document. Write it as a paragraph, a list or a table.');
    const text = 'value' in node ? String(node.value) : '';
    return [{ type: 'paragraph', children: this.inlines([{ type: 'text', value: text }], scope) }];
  }

  /** An item; one whose only paragraph is a section vanishes with it, or stands once for each row. */
  private item(nodes: readonly RootContent[], scope: Scope): (Item | Section<Item>)[] {
    const [only, ...others] = nodes;
    if (only?.type !== 'paragraph' || others.length > 0)
      return [{ type: 'item', children: this.blocks(nodes, scope) }];
    return this.wrapped(
      [this.inlineTokens(only.children)],
      scope,
      ([tokens = []], inner): Item => ({
        type: 'item',
        children: [{ type: 'paragraph', children: this.inlinesOf(tokens, inner) }],
      }),
    );
  }

  private table(node: Table, scope: Scope): Block[] {
    const [head, ...rows] = node.children;
    const cellsOf = (row: Table['children'][number] | undefined) =>
      (row?.children ?? []).slice(0, head?.children.length).map((cell) => this.inlineTokens(cell.children));
    const row = (cells: Token<PhrasingContent>[][], inner: Scope): Row => ({
      type: 'row',
      cells: cells.map((cell) => this.inlinesOf(cell, inner)),
    });
    const headRow = row(cellsOf(head), scope);
    const children = rows.flatMap((one) => this.wrapped(cellsOf(one), scope, row));
    return [{ type: 'table', align: node.align ?? [], head: headRow, children }];
  }

  /** What a section spans from the first token of the first list to the last token of the last; or plainly what is there. */
  private wrapped<Part>(
    lists: Token<PhrasingContent>[][],
    scope: Scope,
    make: (lists: Token<PhrasingContent>[][], scope: Scope) => Part,
  ): (Part | Section<Part>)[] {
    const trimmed = lists.map(trim);
    const first = trimmed[0]?.[0];
    const last = trimmed.at(-1)?.at(-1);
    if (!first || !last || !('tag' in first) || !('tag' in last)) return [make(lists, scope)];
    const opens = isOpening(first.tag) && last.tag.mark === 'CLOSE' && last.tag.key === first.tag.key;
    if (!opens || !spansAll(trimmed)) return [make(lists, scope)];
    const end = trimmed.length - 1;
    const within = trimmed.map((tokens, index) =>
      tokens.slice(index === 0 ? 1 : 0, index === end ? -1 : undefined),
    );
    this.seen.add(last.tag);
    return this.section(first.tag, scope, (inner) => this.wrapped(within, inner, make) as Part[]);
  }

  // ---------------------------------------------------------------- words

  private inlines(nodes: readonly PhrasingContent[], scope: Scope): Inline[] {
    return this.inlinesOf(this.inlineTokens(nodes), scope);
  }

  private inlinesOf(tokens: Token<PhrasingContent>[], scope: Scope): Inline[] {
    return this.sections(tokens, scope, (node, inner) => this.inline(node, inner));
  }

  private inlineTokens(nodes: readonly PhrasingContent[]): Token<PhrasingContent>[] {
    return nodes.flatMap((node): Token<PhrasingContent>[] => {
      if (node.type !== 'text') return [{ part: node }];
      return cutAtTags(node.value.replace(/\s*\n\s*/g, ' ')).map((part) => {
        if (typeof part !== 'number') return { part: { ...node, value: part } };
        const tag = this.source.tags[part];
        return tag ? { tag } : { part: { ...node, value: '' } };
      });
    });
  }

  private inline(node: PhrasingContent, scope: Scope): Inline[] {
    if (this.isTooDeep(node, scope)) return [];
    const inner = { ...scope, depth: scope.depth + 1 };
    switch (node.type) {
      case 'text':
        return [{ type: 'text', value: node.value }];
      case 'break':
        return [{ type: 'break' }];
      case 'strong':
      case 'emphasis':
        return [{ type: node.type, children: this.inlines(node.children, inner) }];
      case 'link':
        return this.link(node.url, node.children, node, inner);
      default:
        return this.unusableWords(node);
    }
  }

  private link(url: string, children: PhrasingContent[], node: Nodes, scope: Scope): Inline[] {
    const within = this.inlines(children, scope);
    if (isSafeLink(url)) return [{ type: 'link', url, children: within }];
    this.tell(node, 'Links begin with https:// or mailto:, and their address holds no field.');
    return within;
  }

  private unusableWords(node: PhrasingContent): Inline[] {
    if (node.type === 'html')
      this.tell(node, 'HTML is not used here. Write Markdown; for a plain < write \\<.');
    else if (node.type === 'image') this.tell(node, 'Pictures are not used here.');
    else if (node.type === 'inlineCode') this.tell(node, 'Code is not used here. Leave out the ` marks.');
    else this.tell(node, 'This cannot stand in a document.');
    const text = 'value' in node ? node.value : 'alt' in node ? (node.alt ?? '') : '';
    return [{ type: 'text', value: withTags(text, this.source.tags) }];
  }

  // ---------------------------------------------------------------- sections and fields

  /** Resolves the sections of a run of parts that stand beside each other. */
  private sections<Node, Part>(
    tokens: Token<Node>[],
    scope: Scope,
    make: (node: Node, scope: Scope) => Part[],
  ): (Part | Field | Section<Part>)[] {
    return this.resolve(this.nest(tokens), scope, make) as (Part | Field | Section<Part>)[];
  }

  /** Puts what stands between an open tag and its close tag into one part. */
  private nest<Node>(tokens: Token<Node>[]): (Token<Node> | Opened<Node>)[] {
    const top: (Token<Node> | Opened<Node>)[] = [];
    const open: Opened<Node>[] = [];
    const here = () => open.at(-1)?.tokens ?? top;
    for (const token of tokens) {
      if (!('tag' in token)) here().push(token);
      else if (isOpening(token.tag)) open.push({ tag: token.tag, tokens: [] });
      else if (token.tag.mark === 'CLOSE') this.close(token.tag, open, top);
      else here().push(token);
    }
    for (const left of open.splice(0)) {
      this.tellTag(left.tag, `${left.tag.source} is opened here and never closed${PLACE}`);
      top.push(left);
    }
    return top;
  }

  private close<Node>(tag: Tag, open: Opened<Node>[], top: (Token<Node> | Opened<Node>)[]): void {
    this.seen.add(tag);
    const last = open.at(-1);
    if (!last) {
      this.tellTag(tag, `${tag.source} closes nothing: there is no {#${tag.key}} before it${PLACE}`);
      return;
    }
    if (last.tag.key !== tag.key) {
      const line = this.placeOf(last.tag.offset).line;
      this.tellTag(
        tag,
        `${tag.source} stands where {/${last.tag.key}} is due: ${last.tag.source} was opened on line ${line}.`,
      );
      if (!open.some((one) => one.tag.key === tag.key)) return;
    }
    while (open.length > 0) {
      const done = open.pop();
      if (!done) return;
      (open.at(-1)?.tokens ?? top).push(done);
      if (done.tag.key === tag.key) return;
    }
  }

  private resolve<Node, Part>(
    tokens: (Token<Node> | Opened<Node>)[],
    scope: Scope,
    make: (node: Node, scope: Scope) => Part[],
  ): (Part | Field | Section<Part>)[] {
    return tokens.flatMap((token): (Part | Field | Section<Part>)[] => {
      if ('tokens' in token)
        return this.section(token.tag, scope, (inner) => this.resolve(token.tokens, inner, make) as Part[]);
      return 'tag' in token ? this.field(token.tag, scope) : make(token.part, scope);
    });
  }

  private section<Part>(
    tag: Tag,
    scope: Scope,
    within: (scope: Scope) => (Part | Section<Part>)[],
  ): Section<Part>[] {
    if (scope.depth >= DEEPEST) {
      this.seen.add(tag);
      this.tellTag(tag, `Sections stand too deep within each other here: at most ${DEEPEST}.`);
      return [];
    }
    const named = this.lookUp(tag, scope);
    const inverted = tag.mark === 'OPEN_INVERTED';
    // Rows of rows of rows: a short text would fill books.
    if (scope.list && named?.field.kind === 'LIST' && !inverted) {
      this.tellTag(tag, `${tag.source} is a list within a list. Close the first one before it.`);
      return [];
    }
    const rows = named && !inverted && named.field.kind === 'LIST' ? { list: named.field } : {};
    const assured = inverted ? scope.assured : new Set([...scope.assured, tag.key]);
    const children = within({ ...scope, ...rows, assured, depth: scope.depth + 1 }) as Part[];
    if (!named) return [{ type: 'section', ...UNKNOWN(tag), inverted, children }];
    return [{ type: 'section', ...named.as, inverted, children }];
  }

  private field(tag: Tag, scope: Scope): Field[] {
    const named = this.lookUp(tag, scope);
    if (!named) return [];
    const { kind } = named.field;
    if (kind === 'YES_NO' || kind === 'LIST') {
      const what = kind === 'LIST' ? 'a list' : 'a yes or no';
      this.tellTag(tag, `${tag.source} is ${what} and cannot be printed. Write {#${tag.key}}…{/${tag.key}}.`);
      return [];
    }
    if (named.as.optional && !scope.assured.has(tag.key))
      this.tellTag(
        tag,
        `${tag.source} may be missing. Put what names it between {#${tag.key}} and {/${tag.key}}.`,
      );
    return [{ type: 'field', ...named.as }];
  }

  private lookUp(tag: Tag, scope: Scope): { field: VocabularyField; as: Named } | undefined {
    this.seen.add(tag);
    if (tag.mark === 'MALFORMED') {
      this.tellTag(
        tag,
        `${tag.source} is not a field. A field looks like {organisation_name}; for a plain brace write \\{.`,
      );
      return undefined;
    }
    const ofRow = scope.list?.rows?.find((field) => field.key === tag.key);
    const field = ofRow ?? this.vocabulary.field(tag.key);
    if (field) {
      const as = { key: field.key, kind: field.kind, optional: field.optional === true };
      return { field, as: ofRow && scope.list ? { ...as, list: scope.list.key } : as };
    }
    const rows = scope.list?.rows ?? [];
    const known = (key: string) => rows.some((row) => row.key === key) || Boolean(this.vocabulary.field(key));
    const keys = this.vocabulary.keys
      ? [...rows.map((row) => row.key), ...this.vocabulary.keys()]
      : undefined;
    this.tellTag(tag, unknownField(tag.source, tag.key, known, keys));
    return undefined;
  }

  // ---------------------------------------------------------------- problems

  private isTooDeep(node: Nodes, scope: Scope): boolean {
    if (scope.depth <= DEEPEST) return false;
    this.tell(node, `Lists, quotes and sections stand too deep within each other here: at most ${DEEPEST}.`);
    for (const tag of this.source.tags) this.seen.add(tag);
    return true;
  }

  private tellOfBraces(): void {
    for (const offset of this.source.loose)
      this.problems.push({
        ...this.placeOf(offset),
        message: 'This brace opens a field that is not closed on its line. For a plain brace write \\{.',
        tag: '{',
      });
    for (const tag of this.source.tags)
      if (!this.seen.has(tag))
        this.tellTag(
          tag,
          `${tag.source} cannot stand here: not in the address of a link, in code, in HTML, or in a cell beyond the last column.`,
        );
  }

  private tellTag(tag: Tag, message: string): void {
    this.problems.push({ ...this.placeOf(tag.offset), message, tag: tag.source });
  }

  private tell(node: Nodes | Parents, message: string): void {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    this.problems.push({ line, column, message });
  }

  private placeOf(offset: number): { line: number; column: number } {
    let [low, high] = [0, this.lineStarts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.lineStarts[low] ?? 0) + 1 };
  }
}

type Field = Extract<Inline, { type: 'field' }>;

const PLACE =
  '. A section opens and closes in the same paragraph, cell or row; around whole paragraphs its tags stand alone, with an empty line before and after.';
const UNKNOWN = (tag: Tag): Named => ({ key: tag.key, kind: 'TEXT', optional: true });
const isOpening = (tag: Tag): boolean => tag.mark === 'OPEN' || tag.mark === 'OPEN_INVERTED';
const isBlank = (node: PhrasingContent): boolean => node.type === 'text' && node.value.trim() === '';

function trim(tokens: Token<PhrasingContent>[]): Token<PhrasingContent>[] {
  const solid = (token: Token<PhrasingContent>) => 'tag' in token || !isBlank(token.part);
  return tokens.slice(tokens.findIndex(solid), tokens.findLastIndex(solid) + 1);
}

/** Whether the first tag is closed by the last token and by none before it. */
function spansAll(lists: Token<PhrasingContent>[][]): boolean {
  const tokens = lists.flat();
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (!('tag' in token)) continue;
    if (isOpening(token.tag)) depth++;
    else if (token.tag.mark === 'CLOSE') depth--;
    if (depth === 0 && (isOpening(token.tag) || token.tag.mark === 'CLOSE'))
      return index === tokens.length - 1;
  }
  return false;
}

/** Whether a link may stand in a document. */
export const isSafeLink = (url: string): boolean => /^(?:https:\/\/|mailto:)[^\s\ue000-\uf8ff]+$/i.test(url);
