import { tenantOf } from '../../platform/access/viewer.js';
import { now } from '../../platform/clock.js';
import { Parameters, rowsSql } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { addDays, endOfDay, londonDate } from '../../platform/local-time.js';
import type { Deadline } from '../deadlines/deadline.type.js';

interface Row {
  id: string;
  due: string;
  about: string | null;
}

/** Days before which a deadline is not yet on anybody's list. */
const DAYS_AHEAD = 7;
const DAYS_AHEAD_OF_REVIEW = 14;
const MOST = 50;

/** What people's rights, complaints, incidents and the record of processing ask of who answers for an organisation. */
export async function dataProtectionDeadlines(context: ApiContext): Promise<Deadline[]> {
  const lists = await Promise.all([
    requestsToAnswer(context),
    complaintsToAcknowledge(context),
    complaintsToAnswer(context),
    incidentsToDecide(context),
    activitiesToReview(context),
  ]);
  return lists.flat();
}

async function requestsToAnswer(context: ApiContext): Promise<Deadline[]> {
  const rows = await find(context, 'AccessRequest', 'answer', (parameters) => ({
    due: 'r.due_on::text',
    about: 'r.name',
    where: `r.status in ('RECEIVED', 'EXTENDED') and r.due_on <= ${parameters.add(inDays(DAYS_AHEAD))}::date`,
  }));
  return rows.map(({ id, due, about }) => ({
    id: `access-request-${id}`,
    subject: 'AccessRequest',
    recordId: id,
    sentence: 'Answer a request about somebody’s data',
    who: about,
    dueAt: endOfDay(due),
    action: 'answer',
    actionLabel: 'Open',
    path: `/access-requests/${id}/show`,
  }));
}

async function complaintsToAcknowledge(context: ApiContext): Promise<Deadline[]> {
  const rows = await find(context, 'Complaint', 'acknowledge', (parameters) => ({
    due: 'r.acknowledge_by::text',
    about: 'null',
    where: `r.acknowledged_on is null and r.closed_on is null and r.acknowledge_by <= ${parameters.add(inDays(DAYS_AHEAD * 3))}::date`,
  }));
  return rows.map(({ id, due }) => ({
    id: `complaint-acknowledge-${id}`,
    subject: 'Complaint',
    recordId: id,
    sentence: 'Say that you have received a complaint about data',
    who: null,
    dueAt: endOfDay(due),
    action: 'acknowledge',
    actionLabel: 'Open',
    path: `/complaints/${id}/show`,
  }));
}

// The law says "without undue delay": a month after it came is when it begins to look like delay.
async function complaintsToAnswer(context: ApiContext): Promise<Deadline[]> {
  const rows = await find(context, 'Complaint', 'close', (parameters) => ({
    due: `(r.received_on + 30)::text`,
    about: 'null',
    where: `r.acknowledged_on is not null and r.closed_on is null and r.received_on + 30 <= ${parameters.add(inDays(DAYS_AHEAD))}::date`,
  }));
  return rows.map(({ id, due }) => ({
    id: `complaint-close-${id}`,
    subject: 'Complaint',
    recordId: id,
    sentence: 'Tell somebody what came of their complaint about data',
    who: null,
    dueAt: endOfDay(due),
    action: 'close',
    actionLabel: 'Open',
    path: `/complaints/${id}/show`,
  }));
}

async function incidentsToDecide(context: ApiContext): Promise<Deadline[]> {
  const rows = await find(context, 'Incident', 'decide', () => ({
    due: `(r.discovered_at + interval '72 hours')::text`,
    about: 'null',
    where: `r.closed_at is null and (r.decision = 'UNDECIDED' or (r.decision = 'TELL' and r.ico_told_at is null))`,
  }));
  return rows.map(({ id, due }) => ({
    id: `incident-${id}`,
    subject: 'Incident',
    recordId: id,
    sentence: 'Decide whether the regulator has to be told of an incident, and tell it',
    who: null,
    dueAt: new Date(due),
    action: 'decide',
    actionLabel: 'Open',
    path: `/incidents/${id}/show`,
  }));
}

async function activitiesToReview(context: ApiContext): Promise<Deadline[]> {
  const rows = await find(context, 'ProcessingActivity', 'review', (parameters) => ({
    due: 'r.next_review_on::text',
    about: 'r.name',
    where: `r.archived_at is null and r.next_review_on <= ${parameters.add(inDays(DAYS_AHEAD_OF_REVIEW))}::date`,
  }));
  return rows.map(({ id, due, about }) => ({
    id: `processing-activity-${id}`,
    subject: 'ProcessingActivity',
    recordId: id,
    sentence: 'Look whether your record of processing is still right',
    who: about,
    dueAt: endOfDay(due),
    action: 'review',
    actionLabel: 'Review',
    path: `/processing-activities/${id}/show`,
  }));
}

/** Rows of the acting organisation with which the viewer may do the action. */
async function find(
  context: ApiContext,
  subject: string,
  action: string,
  of: (parameters: Parameters) => { due: string; about: string; where: string },
): Promise<Row[]> {
  const meta = context.entities.get(subject);
  if (!meta || tenantOf(context.viewer) === null || !context.permissions.may(action, subject)) return [];
  const parameters = new Parameters();
  const may = rowsSql({ meta, alias: 'r' }, context.permissions.action(subject, action), parameters);
  const { due, about, where } = of(parameters);
  return readRows<Row>(
    context,
    `select r.id, ${due} as due, ${about} as about from "${meta.tableName}" r where ${may ?? 'true'} and ${where}
     order by 2, r.id limit ${MOST}`,
    parameters,
  );
}

const inDays = (days: number): string => addDays(londonDate(now().getTime()), days);

/** The last moment of a day in London. */
