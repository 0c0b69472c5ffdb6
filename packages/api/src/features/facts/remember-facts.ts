import { now } from '../../platform/clock.js';
import { checkMayStart } from '../../platform/crud.js';
import { Forbidden } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { type Answers, checkAnswers } from './check-answers.js';

/**
 * Keeps what an organisation answered, for every document that asks for it; null forgets.
 * @throws Invalid with `answers.<key>`, Forbidden for who is no manager
 */
export async function rememberFacts(context: WriteContext, given: unknown): Promise<void> {
  checkMayStart(context, 'remember', 'FactQuestion', {});
  await keepAnswers(context, checkAnswers(given));
}

/** The same for answers that are checked already. */
export async function keepAnswers(context: WriteContext, answers: Answers): Promise<void> {
  const organisation = context.viewer.organisationId;
  if (organisation === null) throw new Forbidden('Choose the organisation whose facts they are.');
  const entries = Object.entries(answers);
  const forgotten = entries.filter(([, value]) => value === null).map(([key]) => key);
  const kept = entries.filter(([, value]) => value !== null);
  if (forgotten.length > 0)
    await context.query('delete from organisation_answers where organisation_id = $1 and key = any($2)', [
      organisation,
      forgotten,
    ]);
  if (kept.length > 0)
    await context.query(
      `insert into organisation_answers (organisation_id, key, value, answered_at)
       select $1, x.key, x.value, $3 from json_to_recordset($2::json) x (key text, value jsonb) order by x.key
       on conflict (organisation_id, key) do update set value = excluded.value, answered_at = excluded.answered_at
         where organisation_answers.value <> excluded.value`,
      [organisation, JSON.stringify(kept.map(([key, value]) => ({ key, value }))), now()],
    );
}
