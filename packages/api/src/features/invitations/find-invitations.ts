import { now } from '../../platform/clock.js';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { InvitationFilter } from './invitation.type.js';
import type { InvitationStatus } from './invitation-status.js';

/** The SQL of a list's filter. */
export const findInvitations = (filter: InvitationFilter) => (row: Source, parameters: Parameters) => [
  filter.q ? containsSql([columnSql(row, 'name'), columnSql(row, 'email')], filter.q, parameters) : undefined,
  filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
  filter.organisation
    ? isOneOfSql(columnSql(row, 'organisation'), [filter.organisation], parameters)
    : undefined,
  filter.status ? statusSql(row, filter.status, parameters) : undefined,
];

function statusSql(row: Source, wanted: readonly InvitationStatus[], parameters: Parameters): string {
  const column = (name: string) => columnSql(row, name);
  const open = `${column('acceptedAt')} is null and ${column('withdrawnAt')} is null`;
  const tests: Record<InvitationStatus, () => string> = {
    WAITING: () => `(${open} and ${column('expiresAt')} > ${parameters.add(now())})`,
    EXPIRED: () => `(${open} and ${column('expiresAt')} <= ${parameters.add(now())})`,
    ACCEPTED: () => `${column('acceptedAt')} is not null`,
    WITHDRAWN: () => `${column('withdrawnAt')} is not null`,
  };
  return `(${['false', ...wanted.map((status) => tests[status]())].join(' or ')})`;
}
