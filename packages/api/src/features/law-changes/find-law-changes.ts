import { columnSql, type Parameters, rowsSql, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import type { LawChangeFilter } from './law-change.type.js';

/** The conditions of a filter. */
export const findLawChanges =
  ({ entities, permissions }: ApiContext, filter: LawChangeFilter) =>
  (row: Source, parameters: Parameters): (string | undefined)[] => {
    const meta = entities.get('Policy');
    return [
      filter.q
        ? containsSql([columnSql(row, 'title'), columnSql(row, 'what')], filter.q, parameters)
        : undefined,
      filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
      filter.status
        ? `${columnSql(row, 'status')} = any(${parameters.add(filter.status)}::text[])`
        : undefined,
      filter.touchesUs && meta
        ? `exists (select from law_change_templates lt join policies p on p.template_id = lt.template_id
             where lt.law_change_id = ${columnSql(row, 'id')} and p.status <> 'WITHDRAWN' and ${rowsSql({ meta, alias: 'p' }, permissions.action('TouchedPolicy', 'see'), parameters) ?? 'true'})`
        : undefined,
    ];
  };
