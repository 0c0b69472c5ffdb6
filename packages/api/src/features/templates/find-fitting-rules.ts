import { now } from '../../platform/clock.js';
import { Parameters } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { londonDate } from '../../platform/local-time.js';
import { type FactsRow, factsIn, factsSql } from '../facts/find-facts.js';
import type { Applicability } from './applicability.js';
import { judgeApplicability } from './judge-template.js';

/**
 * The rules of applicability of the library that hold for the viewer's organisation, as JSON. Thousands of templates have
 * a few dozen rules between them: each is judged once, by the one evaluator that there is, and SQL compares.
 */
export async function findFittingRules(context: ApiContext): Promise<string[]> {
  const parameters = new Parameters();
  const organisation = `${parameters.add(context.viewer.organisationId)}::uuid`;
  const day = `${parameters.add(londonDate(now().getTime()))}::date`;
  const [row] = await readRows<FactsRow & { rules: Applicability[] }>(
    context,
    `select f.*, (select coalesce(json_agg(x.applies), '[]') from (
       select distinct t.applies from templates t where t.archived_at is null) x) as rules
     from (${factsSql(organisation, day)}) f`,
    parameters,
  );
  if (!row) return [];
  const facts = factsIn(row);
  return row.rules
    .filter((rule) => judgeApplicability(rule, facts).verdict === 'APPLIES')
    .map((rule) => JSON.stringify(rule));
}
