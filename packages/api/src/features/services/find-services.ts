import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { containsSql } from '../../platform/db/contains-sql.js';
import type { ServiceFilter } from './service.type.js';

/** The SQL of a service list's filter. */
export const servicesWhere = (filter: ServiceFilter) => (row: Source, parameters: Parameters) => [
  filter.q
    ? containsSql([columnSql(row, 'name'), columnSql(row, 'description')], filter.q, parameters)
    : undefined,
  filter.ids ? `${columnSql(row, 'id')}::text = any(${parameters.add(filter.ids)}::text[])` : undefined,
  filter.category ? `${columnSql(row, 'category')}::text = ${parameters.add(filter.category)}` : undefined,
  filter.provider ? `${columnSql(row, 'provider')}::text = ${parameters.add(filter.provider)}` : undefined,
  filter.status ? `${columnSql(row, 'status')} = ${parameters.add(filter.status)}` : undefined,
  filter.adviser
    ? `exists (select from service_advisers sa where sa.service_id = ${columnSql(row, 'id')} and sa.person_id::text = ${parameters.add(filter.adviser)})`
    : undefined,
];
