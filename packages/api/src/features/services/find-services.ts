import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ServiceFilter } from './service.type.js';

/** The SQL of a service list's filter. */
export const servicesWhere = (filter: ServiceFilter) => (row: Source, parameters: Parameters) => [
  filter.q
    ? containsSql([columnSql(row, 'name'), columnSql(row, 'description')], filter.q, parameters)
    : undefined,
  filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
  filter.category ? isOneOfSql(columnSql(row, 'category'), [filter.category], parameters) : undefined,
  filter.provider ? isOneOfSql(columnSql(row, 'provider'), [filter.provider], parameters) : undefined,
  filter.status ? `${columnSql(row, 'status')} = ${parameters.add(filter.status)}` : undefined,
  filter.adviser
    ? `exists (select from service_advisers sa where sa.service_id = ${columnSql(row, 'id')} and ${isOneOfSql('sa.person_id', [filter.adviser], parameters)})`
    : undefined,
];
