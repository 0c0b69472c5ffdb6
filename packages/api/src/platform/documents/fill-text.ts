import type {
  BlockContent,
  Blockquote,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  Table,
  TableRow,
} from 'mdast';
import { Invalid } from '../errors.js';
import {
  type FactRow,
  type FactValue,
  type FactValues,
  isOn,
  isUnanswered,
  MissingFacts,
  placeholderOf,
  printValue,
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

/** A document without tags, ready to be shown or printed. Plain data: it can be sent to another thread. */
export type FilledDocument = Root;

/** How much a filled document may hold: letters, and blocks, rows and cells. Some thousand pages. */
const MOST_LETTERS = 2_000_000;
const MOST_PARTS = 100_000;

/** The facts of a place: of the row it is in, then of the organisation. */
interface Facts {
  all: FactValues;
  row?: FactRow;
}

/**
 * The facts that the document needs, as far as these facts decide it, and that are missing; in order of appearance. A
 * condition that is unanswered is needed, what stands under it only once it is answered; nothing that is optional ever.
 * For what a row lacks the key of its list is told.
 */
export function neededFields(document: TextDocument, facts: FactValues): string[] {
  const needed = new Set<string>();
  const visit = (part: Parameters<typeof partsWithin>[0], at: Facts): void => {
    if (part.type === 'field') {
      if (!part.optional && isUnanswered(valueAt(part, at))) needed.add(part.list ?? part.key);
    } else if (part.type === 'section') {
      if (isOpenQuestion(part, at)) needed.add(part.list ?? part.key);
      else for (const inner of scopesOf(part, at)) for (const child of part.children) visit(child, inner);
    } else for (const child of partsWithin(part)) visit(child, at);
  };
  for (const block of document.children) visit(block, { all: facts });
  return [...needed];
}

/**
 * Puts the facts into the document. Values are words and nothing else: no tag, Markdown or HTML in them is looked at.
 * Throws MissingFacts, and Invalid at `text` where it would be longer than anybody prints. With `blank` what is missing shows as [organisation name], and what hangs on an unanswered question
 * is there.
 */
export function fillText(
  document: TextDocument,
  facts: FactValues,
  how: { blank?: boolean } = {},
): FilledDocument {
  const missing = how.blank ? [] : neededFields(document, facts);
  if (missing.length > 0) throw new MissingFacts(missing);
  const filler = new Filler(how.blank === true);
  return { type: 'root', children: filler.blocks(document.children, { all: facts }) };
}

function valueAt(named: Named, at: Facts): FactValue | undefined {
  const facts: FactValues = named.list ? (at.row ?? {}) : at.all;
  return Object.hasOwn(facts, named.key) ? facts[named.key] : undefined;
}

const isOpenQuestion = (section: Named, at: Facts): boolean =>
  !section.optional &&
  (section.kind === 'YES_NO' || section.kind === 'LIST') &&
  isUnanswered(valueAt(section, at));

/** The facts of each time that a section is shown: none if it is not. */
function scopesOf(section: Section<unknown>, at: Facts): Facts[] {
  const value = valueAt(section, at);
  if (section.inverted) return isOn(value) ? [] : [at];
  if (section.kind === 'LIST' && Array.isArray(value)) return value.map((row) => ({ all: at.all, row }));
  return isOn(value) ? [at] : [];
}

class Filler {
  #letters = 0;
  #parts = 0;

  constructor(private readonly blank: boolean) {}

  #count(parts: number, letters: number): void {
    this.#parts += parts;
    this.#letters += letters;
    if (this.#parts > MOST_PARTS || this.#letters > MOST_LETTERS)
      throw new Invalid({
        text: 'With these answers the document is too long. Shorten it, or the lists in it.',
      });
  }

  blocks(blocks: readonly Block[], at: Facts): BlockContent[] {
    return blocks.flatMap((block) => this.block(block, at));
  }

  /** A paragraph, item or table that held sections only, all of them off, is gone. */
  private block(block: Block, at: Facts): BlockContent[] {
    this.#count(1, 0);
    switch (block.type) {
      case 'section':
        return this.scopes(block, at).flatMap((inner) => this.blocks(block.children, inner));
      case 'heading': {
        const children = this.words(block.children, at, { breaks: false });
        return keep<Heading>({ type: 'heading', depth: block.depth, children }, children);
      }
      case 'paragraph': {
        const children = this.words(block.children, at);
        return keep<Paragraph>({ type: 'paragraph', children }, children);
      }
      case 'quote': {
        const children = this.blocks(block.children, at);
        return keep<Blockquote>({ type: 'blockquote', children }, children);
      }
      case 'rule':
        return [{ type: 'thematicBreak' }];
      case 'list': {
        const children = block.children.flatMap((item) => this.items(item, at));
        const { ordered, start, spread } = block;
        return keep<List>(
          { type: 'list', ordered, start: ordered ? start : null, spread, children },
          children,
        );
      }
      case 'table': {
        const rows = block.children.flatMap((row) => this.rows(row, at));
        if (rows.length === 0 && block.children.length > 0) return [];
        return [
          {
            type: 'table',
            align: block.align,
            children: [this.row(block.head, at), ...rows],
          } satisfies Table,
        ];
      }
    }
  }

  private items(item: Item | Section<Item>, at: Facts): ListItem[] {
    if (item.type === 'section')
      return this.scopes(item, at).flatMap((inner) =>
        item.children.flatMap((child) => this.items(child, inner)),
      );
    const children = this.blocks(item.children, at);
    if (children.length === 0 && item.children.length > 0) return [];
    return [{ type: 'listItem', spread: false, children }];
  }

  private rows(row: Row | Section<Row>, at: Facts): TableRow[] {
    if (row.type === 'row') return [this.row(row, at)];
    return this.scopes(row, at).flatMap((inner) => row.children.flatMap((child) => this.rows(child, inner)));
  }

  private row(row: Row, at: Facts): TableRow {
    this.#count(row.cells.length, 0);
    return {
      type: 'tableRow',
      children: row.cells.map((cell) => ({ type: 'tableCell', children: this.words(cell, at) })),
    };
  }

  private scopes(section: Section<unknown>, at: Facts): Facts[] {
    const unanswered = this.blank && isUnanswered(valueAt(section, at));
    if (!unanswered) return scopesOf(section, at);
    // Of a yes or no both sides are shown; that something is not given is no news in a blank document.
    if (section.inverted) return section.kind === 'YES_NO' ? [at] : [];
    return [section.kind === 'LIST' ? { all: at.all, row: {} } : at];
  }

  private words(inlines: readonly Inline[], at: Facts, how = { breaks: true }): PhrasingContent[] {
    const out: PhrasingContent[] = [];
    this.addWords(out, inlines, at, how, { gap: false });
    return out;
  }

  private addWords(
    out: PhrasingContent[],
    inlines: readonly Inline[],
    at: Facts,
    how: { breaks: boolean },
    state: { gap: boolean },
  ): void {
    for (const inline of inlines) {
      this.#count(1, inline.type === 'text' ? inline.value.length : 0);
      if (inline.type === 'section') {
        const scopes = this.scopes(inline, at);
        for (const inner of scopes) this.addWords(out, inline.children, inner, how, state);
        state.gap ||= scopes.length === 0;
      } else if (inline.type === 'text') {
        addText(out, state.gap && endsInSpace(out) ? inline.value.trimStart() : inline.value);
        state.gap = false;
      } else if (inline.type === 'field') {
        this.addValue(out, inline, at, how.breaks);
        state.gap = false;
      } else if (inline.type === 'break') out.push({ type: 'break' });
      else {
        const children = this.words(inline.children, at, how);
        if (children.length > 0) out.push({ ...inline, children } as PhrasingContent);
      }
    }
  }

  private addValue(out: PhrasingContent[], field: Named, at: Facts, breaks: boolean): void {
    const value = valueAt(field, at);
    if (isUnanswered(value) || Array.isArray(value)) {
      if (this.blank) addText(out, placeholderOf(field.key));
      return;
    }
    const printed = printValue(value, field.kind);
    this.#count(0, printed.length);
    const [first = '', ...lines] = printed.split('\n');
    addText(out, first);
    for (const line of lines) {
      if (breaks) out.push({ type: 'break' });
      addText(out, breaks ? line : ` ${line}`);
    }
  }
}

const keep = <Node extends BlockContent>(node: Node, children: readonly unknown[]): Node[] =>
  children.length > 0 ? [node] : [];

function addText(out: PhrasingContent[], value: string): void {
  const last = out.at(-1);
  if (value === '') return;
  if (last?.type === 'text') last.value += value;
  else out.push({ type: 'text', value });
}

function endsInSpace(out: readonly PhrasingContent[]): boolean {
  const last = out.at(-1);
  return !last || last.type === 'break' || (last.type === 'text' && last.value.endsWith(' '));
}
