import type { CalendarScope, EventSelect } from '../../platform/calendar/calendar-source.js';
import { now } from '../../platform/clock.js';
import { Parameters } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { addDays, endOfDay, londonDate } from '../../platform/local-time.js';
import type { Deadline } from '../deadlines/deadline.type.js';
import { newerEditionSql, recallSql } from './policy.entity.js';
import { DUE_DAYS } from './policy-health.js';

interface Row {
  what: 'review' | 'approve' | 'edition' | 'recall';
  /** Of the policy, or of the approval that was asked for. */
  id: string;
  policy: string;
  title: string;
  /** What it hangs on: an instant, or a day. */
  since: string | null;
  day: string | null;
  clashes: number | null;
}

const MOST = 100;
/** Days within which somebody who was asked to approve answers. */
const DAYS_TO_APPROVE = 14;
/** Days within which a member says what it does with a new edition. */
const DAYS_TO_DECIDE = 30;
/** Days within which a policy is looked at whose template was taken back. */
const DAYS_AFTER_RECALL = 14;

/**
 * What policies ask of the viewer, in one statement: to review, to approve, to decide on a new edition, to look at what
 * was taken back.
 */
export async function policyDeadlines(context: ApiContext): Promise<Deadline[]> {
  if (context.viewer.organisationId === null || !context.permissions.may('read', 'Policy')) return [];
  const parameters = new Parameters();
  const kept = keptByViewer(context, parameters);
  const me = parameters.add(context.viewer.personId);
  const us = parameters.add(context.viewer.organisationId);
  const until = parameters.add(addDays(londonDate(now().getTime()), DUE_DAYS));
  const rows = await readRows<Row>(
    context,
    `select d.what, d.id, d.policy, d.title, d.since, d.day, d.clashes
     from (
       select 'approve' as what, a.id, p.id as policy, p.title, a.asked_at as since, null::date as day, 0 as clashes
       from policy_approvals a join policy_versions v on v.id = a.policy_version_id and v.status = 'AWAITING_APPROVAL'
       join policies p on p.id = v.policy_id
       where a.approver_id = ${me} and a.organisation_id = ${us} and a.decision is null and a.ended_at is null
       union all
       select k.what, k.id, k.id, k.title, k.since, k.day, k.clashes from (
         select p.id, p.title, p.next_review_on, (${newerEditionSql('p.id')}) as newer,
           (${recallSql('p.id', 'p.reviewed_at', 'retired_at')}) as recalled,
           (select v.clashes from policy_versions v where v.policy_id = p.id and v.status = 'DRAFT') as clashes
         from policies p where ${kept} and p.status = 'CURRENT') q
       left join template_versions n on n.id = q.newer
       cross join lateral (
         select 'review' as what, q.id, q.title, null::timestamptz as since, q.next_review_on as day, 0 as clashes
           where q.next_review_on <= ${until}::date
         union all select 'edition', q.id, q.title, n.published_at, null, q.clashes where n.id is not null
         union all select 'recall', q.id, q.title, q.recalled, null, 0 where q.recalled is not null) k
     ) d order by coalesce(d.day::timestamptz, d.since), d.id limit ${MOST}`,
    parameters,
  );
  return rows.map((row) => TOLD[row.what](row));
}

/** SQL that holds where the policy `p` is the viewer's to keep: as owner or deputy; as a manager, where it has no owner. */
function keptByViewer({ viewer, permissions }: ApiContext, parameters: Parameters): string {
  const me = parameters.add(viewer.personId);
  const ownerless = permissions.may('update', 'Policy') ? ' or p.owner_id is null' : '';
  return `p.organisation_id = ${parameters.add(viewer.organisationId)} and (p.owner_id = ${me} or p.deputy_id = ${me}${ownerless})`;
}

const common = ({ id, what, policy }: Row) => ({
  id: `policy-${what}-${id}`,
  subject: 'Policy',
  recordId: id,
  who: null,
  path: `/policies/${policy}/show`,
});

/** So many days after something happened. */
const after = ({ since }: Row, days: number): Date =>
  endOfDay(addDays(londonDate(new Date(since ?? now()).getTime()), days));

const TOLD: Readonly<Record<Row['what'], (row: Row) => Deadline>> = {
  review: (row) => ({
    ...common(row),
    sentence: `Review the policy “${row.title}”`,
    dueAt: endOfDay(row.day ?? ''),
    action: 'review',
    actionLabel: 'Review',
  }),
  // its record is the approval, so that it leads to exactly what this person was asked
  approve: (row) => ({
    ...common(row),
    subject: 'PolicyApproval',
    sentence: `Say whether you approve the policy “${row.title}”`,
    dueAt: after(row, DAYS_TO_APPROVE),
    action: 'decide',
    actionLabel: 'Read and answer',
    path: `/policies-to-approve/${row.id}`,
  }),
  edition: (row) => ({
    ...common(row),
    sentence: row.clashes
      ? `Choose between your wording and the new edition of “${row.title}”`
      : `Decide on the new edition of “${row.title}”`,
    dueAt: after(row, DAYS_TO_DECIDE),
    action: 'decideOnNewVersion',
    actionLabel: 'Decide',
    path: `/policies/${row.policy}/new-edition`,
  }),
  recall: (row) => ({
    ...common(row),
    sentence: `Look at “${row.title}”: its template was taken out of use`,
    dueAt: after(row, DAYS_AFTER_RECALL),
    action: 'review',
    actionLabel: 'Look at it',
  }),
};

/**
 * Days of review for calendars: of a person those of the policies that they keep, of an organisation all. Which policy it
 * is stands in the console.
 */
export function policyEvents(scope: CalendarScope, parameters: Parameters): EventSelect {
  const organisation = parameters.add(scope.organisationId);
  const mine = () => {
    const me = parameters.add(scope.personId);
    return `(p.owner_id = ${me} or p.deputy_id = ${me})`;
  };
  const whose = scope.whose === 'ORGANISATION' ? 'true' : mine();
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
