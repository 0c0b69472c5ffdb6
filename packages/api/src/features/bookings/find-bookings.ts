import type { Permissions } from '../../platform/access/permissions.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { columnSql, type Parameters, rowsSql, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { BookingFilter } from './booking.type.js';

const RELATIONS = ['service', 'organisation', 'provider', 'adviser', 'category'] as const;

/**
 * The SQL of a booking list's filter. A filter on something that the viewer may not read on a row does not find the
 * row: otherwise one could learn by trying what a booking is about.
 */
export const bookingsWhere =
  (viewer: Viewer, permissions: Permissions, filter: BookingFilter) =>
  (row: Source, parameters: Parameters) => {
    const column = (name: string) => columnSql(row, name);
    const readable = (field: string) =>
      rowsSql(row, permissions.field('Booking', field), parameters) ?? 'true';
    return [
      filter.q
        ? `(${containsSql([column('reference')], filter.q, parameters)} or (${containsSql([column('subject')], filter.q, parameters)} and ${readable('subject')}))`
        : undefined,
      filter.ids ? isOneOfSql(column('id'), filter.ids, parameters) : undefined,
      filter.status ? `${column('status')} = any(${parameters.add(filter.status)}::text[])` : undefined,
      ...RELATIONS.map((name) => {
        const id = filter[name];
        return id ? `${isOneOfSql(column(name), [id], parameters)} and ${readable(name)}` : undefined;
      }),
      filter.from ? `${column('startsAt')} >= ${parameters.add(filter.from)}` : undefined,
      filter.to ? `${column('startsAt')} < ${parameters.add(filter.to)}` : undefined,
      filter.mine ? mine(row, viewer, parameters) : undefined,
    ];
  };

function mine(row: Source, viewer: Viewer, parameters: Parameters): string {
  const me = parameters.add(viewer.personId);
  return `(${columnSql(row, 'bookedBy')} = ${me} or ${columnSql(row, 'adviser')} = ${me} or ${columnSql(row, 'sharedWith')} @> array[${me}]::uuid[])`;
}
