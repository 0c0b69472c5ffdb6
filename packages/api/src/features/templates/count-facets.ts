import { Parameters, rowsSql, type Source } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { findFittingRules } from './find-fitting-rules.js';
import {
  appliesSql,
  commonWhere,
  FILTER_PARTS,
  type FilterPart,
  notAdoptedSql,
  partWhere,
  searchJoin,
} from './find-templates.js';
import type { TemplateFacets } from './library.type.js';
import type { TemplateFilter } from './template.type.js';

/**
 * How many templates a filter leaves, by category, kind, audience and what they are to the viewer's organisation. Each
 * sort counts without its own part of the filter, so that one sees what another choice would give.
 */
export async function countFacets(context: ApiContext, filter: TemplateFilter): Promise<TemplateFacets> {
  const meta = context.entities.get('Template');
  if (!meta) throw new Error('There is no entity Template');
  const known = { fitting: await findFittingRules(context) };
  const row: Source = { meta, alias: 'r' };
  const parameters = new Parameters();
  const found = searchJoin(filter.q)?.(row, parameters);
  const seen = rowsSql(row, context.permissions.visible('Template'), parameters);
  const where = [seen, ...commonWhere(filter)(row, parameters)].filter((part) => typeof part === 'string');
  const tests = FILTER_PARTS.map(
    (part) => `${partWhere(filter, known, part)(row, parameters) ?? 'true'} as "${part}"`,
  );
  const chosen = `select r.category_id, r.kind as of_kind, r.audience as of_audience, ${appliesSql(row, known, parameters)} as applies,
      ${notAdoptedSql(row)} as not_adopted, ${tests.join(', ')}
    from templates r ${found?.join ?? ''} where ${where.join(' and ')}`;
  const [counts] = await readRows<TemplateFacets>(context, facetsSql(chosen), parameters);
  if (!counts) throw new Error('A count answered nothing');
  return counts;
}

const but = (part?: FilterPart) =>
  FILTER_PARTS.filter((one) => one !== part)
    .map((one) => `c."${one}"`)
    .join(' and ');

const facetsSql = (chosen: string): string => `with c as materialized (${chosen})
  select (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'count', n.count) order by k.position, k.name), '[]')
      from (select c.category_id, count(*) as count from c where ${but('category')} group by 1) n
      join template_categories k on k.id = n.category_id) as categories,
    (select coalesce(json_agg(json_build_object('name', n.name, 'count', n.count) order by n.count desc, n.name), '[]')
      from (select c.of_kind as name, count(*) as count from c where ${but('kind')} group by 1) n) as kinds,
    (select coalesce(json_agg(json_build_object('name', n.name, 'count', n.count) order by n.count desc, n.name), '[]')
      from (select a as name, count(*) as count from c, unnest(c.of_audience) a where ${but('audience')} group by 1) n) as audiences,
    (select count(*) from c where c.applies and ${but('appliesToUs')}) as "appliesToUs",
    (select count(*) from c where c.not_adopted and ${but('notAdopted')}) as "notAdopted",
    (select count(*) from c where ${but()}) as total`;
