import { type Comparison as Compared, compareTexts } from '../../platform/documents/compare-texts.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { isReadable } from '../../platform/graphql/read.js';
import type { Comparison } from '../templates/library.type.js';
import { queryAs, readEdition } from './read-edition.js';

/**
 * Two versions block by block.
 * @throws NotFound where one is hidden, Conflict IS_A_FILE
 */
export async function comparePolicyVersions(
  context: ApiContext,
  beforeId: string,
  afterId: string,
): Promise<Comparison> {
  const before = await readText(context, beforeId);
  return toComparison(compareTexts(before, await readText(context, afterId)));
}

/** The edition of the template that a version follows, and what was made of it. */
export async function compareWithTemplate(context: ApiContext, versionId: string): Promise<Comparison> {
  const text = await readText(context, versionId);
  const [row] = await queryAs(context)<{ text: string | null }>(
    'select t.text from policy_versions v join template_versions t on t.id = v.template_version_id where v.id = $1',
    [versionId],
  );
  return toComparison(compareTexts(row?.text ?? text, text));
}

async function readText(context: ApiContext, id: string): Promise<string> {
  if (!(await isReadable(context, 'PolicyVersion', id, 'text'))) throw new NotFound('policy version');
  const { text } = await readEdition(queryAs(context), id);
  if (text === null) throw new Conflict('IS_A_FILE', 'A file cannot be compared here. Open both files.');
  return text;
}

const toComparison = ({ blocks, summary }: Compared): Comparison => ({ blocks, ...summary });
