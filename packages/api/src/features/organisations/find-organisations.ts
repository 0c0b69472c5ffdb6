import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { OrganisationFilter } from './organisation.type.js';

/** The SQL of an organisation list's filter. */
export const organisationsWhere = (filter: OrganisationFilter) => (row: Source, parameters: Parameters) => [
  `${columnSql(row, 'archivedAt')} is ${filter.archived ? 'not null' : 'null'}`,
  filter.q
    ? containsSql([columnSql(row, 'name'), columnSql(row, 'shortName')], filter.q, parameters)
    : undefined,
  filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
  filter.kind ? `${columnSql(row, 'kind')} = ${parameters.add(filter.kind)}` : undefined,
  filter.district ? `${columnSql(row, 'district')} = ${parameters.add(filter.district)}` : undefined,
];
