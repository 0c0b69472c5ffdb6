import { Parameters } from '../../platform/db/condition-sql.js';
import type { FactValues } from '../../platform/documents/merge-fields.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { type FactsRow, factsIn, factsSql } from './find-facts.js';

/**
 * The acting organisation's own facts on a day, under row-level security.
 * @param on YYYY-MM-DD
 */
export async function readFacts(context: ApiContext, on: string): Promise<FactValues> {
  const parameters = new Parameters();
  const organisation = `${parameters.add(context.viewer.organisationId)}::uuid`;
  const day = `${parameters.add(on)}::date`;
  const [row] = await readRows<FactsRow>(context, factsSql(organisation, day), parameters);
  return row ? factsIn(row) : {};
}
