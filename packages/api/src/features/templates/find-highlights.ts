import { Parameters } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { searchWordsOf } from './search-words.js';

/** How passages are cut and marked. */
export const HEADLINE = 'StartSel=«, StopSel=», MaxFragments=1, MaxWords=24, MinWords=12, HighlightAll=false';

/** A passage of each template with what was found between « and », by id. Only for the rows of a page: it is dear. */
export async function findHighlights(
  context: ApiContext,
  q: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const parameters = new Parameters();
  const { all, head, prefix } = searchWordsOf(q);
  const words = [all, head, prefix].map((text) => parameters.add(text)).join(', ');
  const rows = await readRows<{ id: string; passage: string }>(
    context,
    `select t.id, ts_headline('english', concat_ws('. ', t.summary, t.plain), query, '${HEADLINE}') as passage
     from templates t, app.search_query(${words}) query where t.id = any(${parameters.add(ids)}::uuid[])`,
    parameters,
  );
  return new Map(rows.map(({ id, passage }) => [id, passage]));
}
