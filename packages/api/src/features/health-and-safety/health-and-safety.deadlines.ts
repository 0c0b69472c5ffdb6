import { now } from '../../platform/clock.js';
import { Parameters } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { addDays, endOfDay, londonDate } from '../../platform/local-time.js';
import type { Deadline } from '../deadlines/deadline.type.js';
import { isLead } from './in-organisation.js';
import { type AccidentSeverity, type HurtAs, riddorClock } from './riddor-clock.js';

/** Days before which a deadline is not yet on anybody's list. */
const DAYS_AHEAD = 7;
const DAYS_AHEAD_OF_REVIEW = 14;
/** Days in which the lead looks into a report that the law does not make urgent. */
const DAYS_TO_LOOK_INTO = 14;
const MOST = 100;

/** What health and safety asks of somebody: reviews, actions, checks, accidents to report, and a lead to be named. */
export async function healthAndSafetyDeadlines(context: ApiContext): Promise<Deadline[]> {
  const organisation = context.viewer.organisationId;
  if (organisation === null) return [];
  const lists = await Promise.all([
    thingsToDo(context, organisation),
    accidentsToLookInto(context, organisation),
    leadToName(context, organisation),
  ]);
  return lists.flat();
}

interface Row {
  kind: keyof typeof DEADLINES;
  id: string;
  /** The record on whose page it is dealt with. */
  page: string;
  due: string;
  about: string;
  owner: string | null;
}

const DEADLINES = {
  'risk-assessment': {
    subject: 'RiskAssessment',
    sentence: (about: string) => `Check whether the risk assessment “${about}” is still right`,
    action: 'review',
    actionLabel: 'Review',
    pages: 'risk-assessments',
  },
  'risk-action': {
    subject: 'RiskAction',
    sentence: (about: string) => `Make a risk smaller: ${about}`,
    action: 'finish',
    actionLabel: 'Open',
    pages: 'risk-assessments',
  },
  'safety-check': {
    subject: 'SafetyCheck',
    sentence: (about: string) => `Safety check: ${about}`,
    action: 'enter',
    actionLabel: 'Enter it',
    pages: 'safety-checks',
  },
  'safety-check-problem': {
    subject: 'SafetyCheckEntry',
    sentence: (about: string) => `Put right what a safety check found: ${about}`,
    action: 'finishAction',
    actionLabel: 'Open',
    pages: 'safety-checks',
  },
} as const;

/** Reviews, actions, checks and problems in one statement: everybody's first page asks for it. */
async function thingsToDo(context: ApiContext, organisation: string): Promise<Deadline[]> {
  const parameters = new Parameters();
  const ours = `r.organisation_id = ${parameters.add(organisation)}::uuid`;
  const soon = `${parameters.add(inDays(DAYS_AHEAD))}::date`;
  const answersFor = context.permissions.may('update', 'SafetyCheck');
  const wanted = (columns: readonly string[], due: string) =>
    mineOrLeft(context, columns, due, answersFor, parameters);
  const selects = [
    `select 'risk-action' as kind, r.id, r.assessment_id as page, r.due_on as due, r.what as about, p.name as owner
     from risk_actions r join risk_hazards h on h.id = r.hazard_id and h.removed_at is null
     join risk_assessments s on s.id = r.assessment_id and s.status <> 'ARCHIVED'
     left join people p on p.id = r.owner_id
     where ${ours} and r.done_on is null and r.due_on <= ${soon} and ${wanted(['r.owner_id'], 'r.due_on')}`,
    `select 'safety-check', r.id, r.id, r.next_on, concat_ws(', ', r.title, r.site), p.name
     from safety_checks r left join people p on p.id = r.owner_id
     where ${ours} and r.archived_at is null and r.next_on <= ${parameters.add(inDays(1))}::date
       and ${wanted(['r.owner_id', 'r.deputy_id'], 'r.next_on')}`,
    `select 'safety-check-problem', r.id, r.check_id, r.action_due_on, r.action, p.name
     from safety_check_entries r left join people p on p.id = r.action_owner_id
     where ${ours} and r.action is not null and r.action_done_on is null and r.action_due_on <= ${soon}
       and ${wanted(['r.action_owner_id'], 'r.action_due_on')}`,
    ...(context.permissions.may('review', 'RiskAssessment')
      ? [
          `select 'risk-assessment', r.id, r.id, r.next_review_on, r.title, null from risk_assessments r
           where ${ours} and r.status = 'CURRENT' and r.next_review_on <= ${parameters.add(inDays(DAYS_AHEAD_OF_REVIEW))}::date`,
        ]
      : []),
  ];
  const rows = await readRows<Row>(
    context,
    `select * from (${selects.join(' union all ')}) t order by due, kind, id limit ${MOST}`,
    parameters,
  );
  return rows.map(({ kind, id, page, due, about, owner }) => {
    const { subject, sentence, action, actionLabel, pages } = DEADLINES[kind];
    return {
      id: `${kind}-${id}`,
      subject,
      recordId: id,
      sentence: sentence(about),
      who: owner,
      dueAt: endOfDay(due),
      action,
      actionLabel,
      path: `/${pages}/${page}/show`,
    };
  });
}

/** Whoever still has a role in the organisation: what somebody else left behind is for those who answer for it. */
const isHere = (column: string) =>
  `exists (select from memberships m where m.person_id = ${column} and m.organisation_id = r.organisation_id and m.archived_at is null)`;

/** One's own; and for managers and the lead what is late, or has nobody. */
function mineOrLeft(
  context: ApiContext,
  columns: readonly string[],
  due: string,
  answersFor: boolean,
  parameters: Parameters,
): string {
  const me = parameters.add(context.viewer.personId);
  const mine = `${me}::uuid in (${columns.join(', ')})`;
  if (!answersFor) return `(${mine})`;
  const isLeft = `not (${columns.map(isHere).join(' or ')})`;
  return `(${mine} or ${isLeft} or ${due} < ${parameters.add(inDays(0))}::date)`;
}

interface AccidentRow {
  id: string;
  severity: AccidentSeverity;
  hurtAs: HurtAs | null;
  happenedOn: string;
  recordedOn: string;
  reportedOn: string | null;
}

// Sentences say nothing of what happened, or to whom: they stand on a first page that others may look at.
async function accidentsToLookInto(context: ApiContext, organisation: string): Promise<Deadline[]> {
  if (!isLead(context.viewer)) return [];
  const parameters = new Parameters();
  const rows = await readRows<AccidentRow>(
    context,
    `select a.id, a.severity, a.hurt_as as "hurtAs", a.happened_on::text as "happenedOn",
       (a.created_at at time zone 'Europe/London')::date::text as "recordedOn", a.reported_on::text as "reportedOn"
     from accidents a where a.organisation_id = ${parameters.add(organisation)}::uuid and a.closed_on is null
     order by a.happened_on, a.id limit ${MOST}`,
    parameters,
  );
  return rows.map((row) => {
    const clock = riddorClock(row);
    const mustReport = clock.reportBy !== null && row.reportedOn === null;
    return {
      id: `accident-${row.id}`,
      subject: 'Accident',
      recordId: row.id,
      sentence: mustReport
        ? 'Report an accident to the Health and Safety Executive'
        : 'Look into a report of an accident, and close it',
      who: null,
      dueAt: endOfDay(
        mustReport && clock.reportBy ? clock.reportBy : addDays(row.recordedOn, DAYS_TO_LOOK_INTO),
      ),
      action: mustReport ? 'noteReport' : 'close',
      actionLabel: 'Open',
      path: `/accidents/${row.id}/show`,
    };
  });
}

/** Reports wait, and nobody may read them: a manager names a lead. */
async function leadToName(context: ApiContext, organisation: string): Promise<Deadline[]> {
  if (!context.permissions.may('give', 'Responsibility')) return [];
  const parameters = new Parameters();
  const rows = await readRows<{ since: string }>(
    context,
    `select (min(a.created_at) at time zone 'Europe/London')::date::text as since from accidents a
     where a.organisation_id = ${parameters.add(organisation)}::uuid and a.closed_on is null
       and not exists (select from responsibilities r where r.organisation_id = a.organisation_id and r.kind = 'HS_LEAD'
         and r.ended_at is null and ${isHere('r.person_id')})
     having count(*) > 0`,
    parameters,
  );
  return rows.map(({ since }) => ({
    id: `health-and-safety-lead-${organisation}`,
    subject: 'Responsibility',
    recordId: organisation,
    sentence: 'Name a health and safety lead: a report waits that nobody else may read',
    who: null,
    dueAt: endOfDay(addDays(since, 1)),
    action: 'give',
    actionLabel: 'Choose somebody',
    path: '/health-and-safety',
  }));
}

const inDays = (days: number): string => addDays(londonDate(now().getTime()), days);
