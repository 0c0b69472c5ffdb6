import { now } from '../../platform/clock.js';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readMany } from '../../platform/graphql/read.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { londonDate } from '../../platform/local-time.js';
import type { PolicyFilter } from './policy.input.js';
import { healthSql } from './policy-health.js';

/** The SQL of the filter of a list of policies; all of it is in fields that everybody reads who sees the row. */
export const policiesWhere = (filter: PolicyFilter) => (row: Source, parameters: Parameters) => {
  const column = (name: string) => columnSql(row, name);
  return [
    filter.q ? containsSql([column('title')], filter.q, parameters) : undefined,
    filter.ids ? isOneOfSql(column('id'), filter.ids, parameters) : undefined,
    filter.owner ? isOneOfSql(column('owner'), [filter.owner], parameters) : undefined,
    filter.template ? isOneOfSql(column('template'), [filter.template], parameters) : undefined,
    filter.status ? `${column('status')} = ${parameters.add(filter.status)}` : undefined,
    filter.health
      ? `${healthSql(row.alias, parameters.add(londonDate(now().getTime())))} = any (${parameters.add(filter.health)}::text[])`
      : undefined,
    filter.necessity
      ? `coalesce((select n.necessity from templates n where n.id = ${column('template')}), 'OPTIONAL') = ${parameters.add(filter.necessity)}`
      : undefined,
  ];
};

/** What waits for the viewer's own yes or no. */
export const findToApprove = (context: ApiContext, selection: Selection): Promise<unknown[]> =>
  readMany(context, selection, {
    of: 'PolicyApproval',
    where: (row, parameters) => [
      `${columnSql(row, 'approver')} = ${parameters.add(context.viewer.personId)}`,
      `${columnSql(row, 'decision')} is null and ${columnSql(row, 'endedAt')} is null`,
    ],
    sort: { field: 'askedAt', order: 'ASC' },
  });

/** The people of the acting organisation, whom a draft can be put to. */
export const findApproverChoices = (context: ApiContext, selection: Selection): Promise<unknown[]> =>
  readMany(context, selection, {
    of: 'Person',
    where: (row, parameters) => [
      `exists (select from memberships m where m.person_id = ${columnSql(row, 'id')} and m.archived_at is null
         and m.organisation_id = ${parameters.add(context.viewer.organisationId)})`,
    ],
    sort: { field: 'name', order: 'ASC' },
  });
