import { compareTexts, type TextComparison } from './compare-texts.ts';
import type { Clash, ClashChoice, Merge } from './policy.graphql.ts';

/** What somebody chose for each clash so far; absent: not yet. */
export type Choices = Readonly<Record<string, { take: ClashChoice['take']; text: string }>>;

/** How one place will read by a choice; undefined while nothing is chosen. */
export function settledText(
  clash: Pick<Clash, 'id' | 'theirs' | 'ours'>,
  choices: Choices,
): string | undefined {
  const choice = choices[clash.id];
  switch (choice?.take) {
    case 'THEIRS':
      return clash.theirs;
    case 'OURS':
      return clash.ours;
    case 'BOTH':
      return [clash.theirs, clash.ours].filter(Boolean).join('\n\n');
    case 'TEXT':
      return choice.text;
    default:
      return undefined;
  }
}

/** The clashes that are not settled: nothing chosen, or own words and none written. */
export const openOf = <One extends Pick<Clash, 'id'>>(clashes: readonly One[], choices: Choices): One[] =>
  clashes.filter(({ id }) => {
    const choice = choices[id];
    return !choice || (choice.take === 'TEXT' && choice.text.trim() === '');
  });

/** As the API takes them; of clashes that are no longer there, nothing. */
export const choicesInput = (clashes: readonly Pick<Clash, 'id'>[], choices: Choices): ClashChoice[] =>
  clashes.flatMap(({ id }) => {
    const choice = choices[id];
    if (!choice) return [];
    return [{ clashId: id, take: choice.take, text: choice.take === 'TEXT' ? choice.text.trim() : null }];
  });

const withoutMarks = (text: string): string => text.replace(/^#{2,4}\s+/gm, '');

/** What came together by itself, as one comparison: each change under its heading. */
export function togetherOf(changes: Merge['changes']): TextComparison {
  const whole: TextComparison = { blocks: [], added: 0, removed: 0, changed: 0 };
  for (const { section, before, after } of changes) {
    const one = compareTexts(withoutMarks(before), withoutMarks(after));
    whole.blocks.push(
      ...one.blocks
        .filter(({ kind }) => kind !== 'SAME')
        .map((block) => ({ ...block, section: section || null })),
    );
    whole.added += one.added;
    whole.removed += one.removed;
    whole.changed += one.changed;
  }
  return whole;
}
