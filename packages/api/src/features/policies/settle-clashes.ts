import type { Query } from '../../platform/db/read-as.js';
import {
  type ClashChoice,
  type Merge,
  mergeTexts,
  resolveMerge,
} from '../../platform/documents/merge-texts.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import { isReadable } from '../../platform/graphql/read.js';
import { checkWording } from './check-wording.js';
import { getVersionForChange } from './open-draft.js';
import type { ClashChoiceInput } from './policy.input.js';
import type { PolicyMerge } from './policy-merge.type.js';
import { queryAs } from './read-edition.js';

/** The three texts that a draft came from, and what was chosen between them. */
interface Sources {
  base: string;
  theirs: string;
  ours: string;
  choices: Record<string, ClashChoice>;
}

async function readSources(query: Query, versionId: string): Promise<Sources> {
  const [row] = await query<Sources>(
    `select b.text as base, t.text as theirs, v.merge ->> 'ours' as ours, v.merge -> 'choices' as choices
     from policy_versions v join template_versions t on t.id = v.template_version_id
     join template_versions b on b.id = (v.merge ->> 'base')::uuid
     where v.id = $1 and v.merge is not null`,
    [versionId],
  );
  if (!row) throw new Conflict('NOT_MERGED', 'This version was not merged out of two wordings.');
  return row;
}

/**
 * How a draft with a new edition came about, and what is still to be chosen.
 * @throws NotFound, Conflict NOT_MERGED
 */
export async function readMerge(context: ApiContext, versionId: string): Promise<PolicyMerge> {
  if (!(await isReadable(context, 'PolicyVersion', versionId, 'clashes')))
    throw new NotFound('policy version');
  const sources = await readSources(queryAs(context), versionId);
  const { base, theirs, ours, choices } = sources;
  const merge = mergeTexts(base, theirs, ours);
  return {
    base,
    theirs,
    ours,
    changes: merge.changes,
    clashes: merge.clashes.map((clash) => ({ ...clash, taken: takenOf(choices[clash.id]) })),
    text: resolveMerge(base, theirs, ours, known(merge, choices)),
  };
}

const takenOf = (choice: ClashChoice | undefined) =>
  choice === undefined ? null : typeof choice === 'string' ? choice : 'TEXT';

// What was chosen in a place that is no longer one says nothing any more.
const known = (merge: Merge, choices: Readonly<Record<string, ClashChoice>>): Record<string, ClashChoice> =>
  Object.fromEntries(
    merge.clashes.flatMap(({ id }): [string, ClashChoice][] => {
      const choice = choices[id];
      return choice === undefined ? [] : [[id, choice]];
    }),
  );

const LONGEST_CHOICE = 20_000;

/**
 * Chooses between the two wordings in some places or all. What is left open stays counted, with the organisation's words.
 * @throws Invalid at `choices.<id>` or `choices`, Conflict
 */
export async function settleClashes(
  context: WriteContext,
  versionId: string,
  chosen: readonly ClashChoiceInput[],
): Promise<string> {
  const { edition } = await getVersionForChange(context, versionId, 'changeWording');
  edition.checkDraft();
  if (edition.clashes === 0)
    throw new Conflict('NOTHING_TO_SETTLE', 'All places are settled. Change the wording itself.');
  if (chosen.length === 0) throw new Invalid({ choices: 'Choose in at least one place.' });
  const { base, theirs, ours, choices } = await readSources(context.query, versionId);
  const merge = mergeTexts(base, theirs, ours);
  const all = known(merge, { ...choices, ...readChoices(merge, chosen) });
  const text = resolveMerge(base, theirs, ours, all);
  checkMerged(text);
  edition.wording = text === theirs ? null : text;
  if (edition.merge) edition.merge = { ...edition.merge, choices: all };
  edition.clashes = merge.clashes.length - Object.keys(all).length;
  return versionId;
}

function readChoices(merge: Merge, chosen: readonly ClashChoiceInput[]): Record<string, ClashChoice> {
  const ids = new Set(merge.clashes.map(({ id }) => id));
  const problems: Record<string, string> = {};
  const choices: Record<string, ClashChoice> = {};
  for (const { clashId, take, text } of chosen) {
    if (!ids.has(clashId))
      problems[`choices.${clashId.slice(0, 80)}`] = 'This place is not open any more. Load the page again.';
    else if (take !== 'TEXT') choices[clashId] = take;
    else if (text && text.length > LONGEST_CHOICE)
      problems[`choices.${clashId}`] = `Use at most ${LONGEST_CHOICE.toLocaleString('en-GB')} letters.`;
    else choices[clashId] = { text: text ?? '' };
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  return choices;
}

function checkMerged(text: string): void {
  try {
    checkWording(text);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new Invalid({ choices: `With these choices the text has a mistake. ${error.message}` });
  }
}
