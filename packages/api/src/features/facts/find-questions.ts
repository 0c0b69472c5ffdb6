import { now } from '../../platform/clock.js';
import { Parameters } from '../../platform/db/condition-sql.js';
import { NotFound } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { isVisible, readRows } from '../../platform/graphql/read.js';
import { londonDate } from '../../platform/local-time.js';
import { memberQuestions, questionsOf } from './ask-facts.js';
import type { FactQuestion } from './fact.type.js';
import { readFacts } from './read-facts.js';

/**
 * What documents ask an organisation, with its answers.
 * @param templateVersionId the edition whose fields are asked for; null: all that it can answer
 * @throws NotFound where there is no such edition for the viewer
 */
export async function findQuestions(
  context: ApiContext,
  templateVersionId: string | null,
): Promise<FactQuestion[]> {
  const facts = await readFacts(context, londonDate(now().getTime()));
  if (templateVersionId === null) return memberQuestions(facts);
  if (!(await isVisible(context, 'TemplateVersion', templateVersionId)))
    throw new NotFound('template version');
  const parameters = new Parameters();
  const [edition] = await readRows<{ fields: string[] }>(
    context,
    `select v.fields from template_versions v where v.id = ${parameters.add(templateVersionId)}`,
    parameters,
  );
  return questionsOf(edition?.fields ?? [], facts);
}
