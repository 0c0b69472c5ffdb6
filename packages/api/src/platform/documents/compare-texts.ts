import { diffWordsWithSpace } from 'diff';
import { alignUnits } from './align-units.js';
import { headingOf, type TextUnit, unitsOf } from './text-units.js';

/** A stretch of words that stayed, came or went. */
export interface ComparedPart {
  kind: 'SAME' | 'ADDED' | 'REMOVED';
  text: string;
}

/** A heading, paragraph, item or row, and what became of it. */
export interface ComparedBlock {
  kind: 'SAME' | 'ADDED' | 'REMOVED' | 'CHANGED';
  parts: ComparedPart[];
  /** The heading that it stands under; empty before the first one. */
  section: string;
}

export interface Comparison {
  blocks: ComparedBlock[];
  summary: { added: number; removed: number; changed: number };
}

/** How many words may come and go in one block before it is shown as taken out and put in whole. */
const MOST_EDITS = 2_000;

/** Compares two texts block by block, and in a block that changed word by word. */
export function compareTexts(before: string, after: string): Comparison {
  const [old, fresh] = [unitsOf(before), unitsOf(after)];
  let section = '';
  const blocks = alignUnits(old, fresh).map((pair): ComparedBlock => {
    const one = pair.before === undefined ? undefined : old[pair.before];
    const other = pair.after === undefined ? undefined : fresh[pair.after];
    section = headingIn(other ?? one) ?? section;
    return { ...compareUnits(one, other), section };
  });
  const count = (kind: ComparedBlock['kind']) => blocks.filter((block) => block.kind === kind).length;
  return { blocks, summary: { added: count('ADDED'), removed: count('REMOVED'), changed: count('CHANGED') } };
}

const headingIn = (unit: TextUnit | undefined): string | undefined => unit && headingOf(unit);

function compareUnits(
  one: TextUnit | undefined,
  other: TextUnit | undefined,
): Omit<ComparedBlock, 'section'> {
  if (!one || !other) {
    const kind = one ? 'REMOVED' : 'ADDED';
    return { kind, parts: [{ kind, text: (one ?? other)?.text ?? '' }] };
  }
  if (one.key === other.key) return { kind: 'SAME', parts: [{ kind: 'SAME', text: other.text }] };
  return { kind: 'CHANGED', parts: compareWords(one.text, other.text) };
}

/** What stayed, came and went between two pieces of text. */
export function compareWords(one: string, other: string): ComparedPart[] {
  const parts = diffWordsWithSpace(one, other, { maxEditLength: MOST_EDITS });
  if (!parts)
    return [
      { kind: 'REMOVED', text: one },
      { kind: 'ADDED', text: other },
    ];
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'ADDED' : removed ? 'REMOVED' : 'SAME',
    text: value,
  }));
}
