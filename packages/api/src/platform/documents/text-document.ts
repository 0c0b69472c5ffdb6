import type { VocabularyField } from './merge-fields.js';

/** What a tag names, as the vocabulary has it. */
export interface Named {
  key: string;
  kind: VocabularyField['kind'];
  optional: boolean;
  /** The list whose row has it; without one it is a fact of the organisation. */
  list?: string;
}

/** A merge field: it is replaced by its value. */
export interface Field extends Named {
  type: 'field';
}

/** Parts that stand only under a condition, or once for each row of a list. */
export interface Section<Part> extends Named {
  type: 'section';
  /** Shown if the fact is no, missing or empty. */
  inverted: boolean;
  children: Part[];
}

export type Inline =
  | { type: 'text'; value: string }
  | { type: 'break' }
  | { type: 'strong' | 'emphasis'; children: Inline[] }
  | { type: 'link'; url: string; children: Inline[] }
  | Field
  | Section<Inline>;

export interface Item {
  type: 'item';
  children: Block[];
}

export interface Row {
  type: 'row';
  cells: Inline[][];
}

export type Align = 'left' | 'right' | 'center' | null;

export type Block =
  | { type: 'heading'; depth: 1 | 2 | 3 | 4 | 5 | 6; children: Inline[] }
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'quote'; children: Block[] }
  | { type: 'rule' }
  | { type: 'list'; ordered: boolean; start: number; spread: boolean; children: (Item | Section<Item>)[] }
  | { type: 'table'; align: Align[]; head: Row; children: (Row | Section<Row>)[] }
  | Section<Block>;

/** A text template that has been read: its sections are resolved, its fields known. */
export interface TextDocument {
  children: Block[];
}

type Part = Block | Item | Row | Inline | Section<Item> | Section<Row>;

/** The parts within a part, in the order of the text. */
export function partsWithin(part: Part): readonly Part[] {
  if (part.type === 'row') return part.cells.flat();
  if (part.type === 'table') return [part.head, ...part.children];
  return 'children' in part ? part.children : [];
}
