import type { CalendarScope, EventSelect } from '../../platform/calendar/calendar-source.js';
import { now } from '../../platform/clock.js';
import { Parameters } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { addDays, londonDate, toInstant } from '../../platform/local-time.js';
import type { Deadline } from '../deadlines/deadline.type.js';
import { newerEditionSql, recallSql } from './policy.entity.js';
import { DUE_DAYS } from './policy-health.js';

interface Row {
  id: string;
  title: string;
  /** What it hangs on: a day, or an instant. */
  since: string;
  organisation: string | null;
  clashes?: number;
}

const MOST = 100;
/** Days within which somebody who was asked to approve answers. */
const DAYS_TO_APPROVE = 14;
/** Days within which a member says what it does with a new edition. */
const DAYS_TO_DECIDE = 30;
/** Days within which a policy is looked at whose template was taken back. */
const DAYS_AFTER_RECALL = 14;

/** What policies ask of the viewer: to review, to approve, to decide on a new edition, to look at what was taken back. */
export async function policyDeadlines(context: ApiContext): Promise<Deadline[]> {
  if (context.viewer.organisationId === null || !context.permissions.may('read', 'Policy')) return [];
  const lists = await Promise.all([
    toReview(context),
    toApprove(context),
    toDecide(context),
    takenBack(context),
  ]);
  return lists.flat();
}

/**
 * SQL that holds where the policy `p` is the viewer's to keep: as owner or deputy; as a manager, where it has no owner.
 */
function keptByViewer({ viewer, permissions }: ApiContext, parameters: Parameters): string {
  const me = parameters.add(viewer.personId);
  const ownerless = permissions.may('update', 'Policy') ? ' or p.owner_id is null' : '';
  return `p.organisation_id = ${parameters.add(viewer.organisationId)} and (p.owner_id = ${me} or p.deputy_id = ${me}${ownerless})`;
}

const FROM = 'policies p join organisations o on o.id = p.organisation_id';

async function toReview(context: ApiContext): Promise<Deadline[]> {
  const parameters = new Parameters();
  const until = addDays(londonDate(now().getTime()), DUE_DAYS);
  const rows = await readRows<Row>(
    context,
    `select p.id, p.title, p.next_review_on as since, o.name as organisation from ${FROM}
     where ${keptByViewer(context, parameters)} and p.status = 'CURRENT' and p.next_review_on <= ${parameters.add(until)}
     order by p.next_review_on, p.id limit ${MOST}`,
    parameters,
  );
  return rows.map((row) => ({
    ...common(row, 'review'),
    sentence: `Review the policy “${row.title}”`,
    dueAt: endOf(row.since),
    action: 'review',
    actionLabel: 'Review',
  }));
}

async function toApprove(context: ApiContext): Promise<Deadline[]> {
  const parameters = new Parameters();
  const rows = await readRows<Row & { approval: string }>(
    context,
    `select a.id as approval, v.id, p.title, a.asked_at as since, o.name as organisation
     from policy_approvals a join policy_versions v on v.id = a.policy_version_id and v.status = 'AWAITING_APPROVAL'
     join policies p on p.id = v.policy_id join organisations o on o.id = p.organisation_id
     where a.approver_id = ${parameters.add(context.viewer.personId)} and a.organisation_id = ${parameters.add(context.viewer.organisationId)}
       and a.decision is null and a.ended_at is null order by a.asked_at, a.id limit ${MOST}`,
    parameters,
  );
  return rows.map((row) => ({
    id: `policy-approve-${row.approval}`,
    subject: 'PolicyApproval',
    recordId: row.approval,
    sentence: `Say whether you approve the policy “${row.title}”`,
    who: row.organisation,
    dueAt: endOf(addDays(londonDate(new Date(row.since).getTime()), DAYS_TO_APPROVE)),
    action: 'decide',
    actionLabel: 'Read and answer',
    path: '/policies/approve',
  }));
}

async function toDecide(context: ApiContext): Promise<Deadline[]> {
  const parameters = new Parameters();
  const rows = await readRows<Row>(
    context,
    `select x.id, x.title, n.published_at as since, x.organisation, x.clashes
     from (select p.id, p.title, o.name as organisation, (${newerEditionSql('p.id')}) as newer,
         (select v.clashes from policy_versions v where v.policy_id = p.id and v.status = 'DRAFT') as clashes
       from ${FROM} where ${keptByViewer(context, parameters)} and p.status = 'CURRENT') x
     join template_versions n on n.id = x.newer order by n.published_at, x.id limit ${MOST}`,
    parameters,
  );
  return rows.map((row) => ({
    ...common(row, 'edition'),
    sentence: row.clashes
      ? `Choose between your wording and the new edition of “${row.title}”`
      : `Decide on the new edition of “${row.title}”`,
    dueAt: endOf(addDays(londonDate(new Date(row.since).getTime()), DAYS_TO_DECIDE)),
    action: 'decideOnNewVersion',
    actionLabel: 'Decide',
  }));
}

async function takenBack(context: ApiContext): Promise<Deadline[]> {
  const parameters = new Parameters();
  const rows = await readRows<Row>(
    context,
    `select x.id, x.title, x.since, x.organisation
     from (select p.id, p.title, o.name as organisation, (${recallSql('p.id', 'p.reviewed_at', 'retired_at')}) as since
       from ${FROM} where ${keptByViewer(context, parameters)} and p.status = 'CURRENT') x
     where x.since is not null order by x.since, x.id limit ${MOST}`,
    parameters,
  );
  return rows.map((row) => ({
    ...common(row, 'recall'),
    sentence: `Look at “${row.title}”: its template was taken back`,
    dueAt: endOf(addDays(londonDate(new Date(row.since).getTime()), DAYS_AFTER_RECALL)),
    action: 'review',
    actionLabel: 'Look at it',
  }));
}

const common = (row: Row, what: string) => ({
  id: `policy-${what}-${row.id}`,
  subject: 'Policy',
  recordId: row.id,
  who: row.organisation,
  path: `/policies/${row.id}/show`,
});

/** The end of the working day in London. */
const endOf = (date: string): Date => new Date(toInstant(date, '17:00'));

/**
 * Days of review for calendars: of a person those of the policies that they keep, of an organisation all. Which policy it
 * is stands in the console.
 */
export function policyEvents(scope: CalendarScope, parameters: Parameters): EventSelect {
  const organisation = parameters.add(scope.organisationId);
  const me = parameters.add(scope.personId);
  const whose = scope.whose === 'ORGANISATION' ? 'true' : `(p.owner_id = ${me} or p.deputy_id = ${me})`;
  const day = (instant: Date) => parameters.add(londonDate(instant.getTime()));
  return {
    columns: {
      uid: `'policy-review-' || p.id`,
      sequence: 'p.version',
      created_at: 'p.created_at',
      changed_at: 'coalesce(p.reviewed_at, p.created_at)',
      starts_at: 'null',
      ends_at: 'null',
      on_date: 'p.next_review_on',
      status: `'CONFIRMED'`,
      summary: `'Review of a policy'`,
      location: 'null',
      path: `'/policies/' || p.id || '/show'`,
    },
    from: `policies p where p.organisation_id = ${organisation} and ${whose} and p.status = 'CURRENT'
      and p.next_review_on >= ${day(scope.from)} and p.next_review_on < ${day(scope.to)}`,
  };
}
