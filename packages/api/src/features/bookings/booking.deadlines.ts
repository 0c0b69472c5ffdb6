import { now } from '../../platform/clock.js';
import { Parameters, rowsSql } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import type { Deadline } from '../deadlines/deadline.type.js';

interface Row {
  id: string;
  status: string;
  label: string;
  starts_at: string;
  ends_at: string;
  answer_by: string | null;
  organisation: string | null;
  adviser: string | null;
}

/**
 * Requests that wait for an answer, and appointments of which nobody has said how they went. They need the adviser,
 * or a manager of the provider.
 */
export async function bookingDeadlines(context: ApiContext): Promise<Deadline[]> {
  const meta = context.entities.get('Booking');
  if (!meta || !context.permissions.may('confirm', 'Booking')) return [];
  const row = { meta, alias: 'b' };
  const parameters = new Parameters();
  const mayAnswer = rowsSql(row, context.permissions.action('Booking', 'confirm'), parameters) ?? 'true';
  const at = parameters.add(now());
  const rows = await readRows<Row>(
    context,
    `select b.id, b.status, c.short_name || ' appointment' as label, b.starts_at, b.ends_at, b.answer_by, o.name as organisation, p.name as adviser
     from bookings b
     join service_categories c on c.id = b.category_id
     left join organisations o on o.id = b.organisation_id
     left join people p on p.id = b.adviser_id
     where ${mayAnswer} and ((b.status = 'REQUESTED' and b.answer_by > ${at}) or (b.status = 'CONFIRMED' and b.ends_at <= ${at}))
     order by coalesce(b.answer_by, b.ends_at), b.id limit 100`,
    parameters,
  );
  return rows.map((found) => (found.status === 'REQUESTED' ? toAnswer(found) : toComplete(found)));
}

const who = (row: Row) =>
  [row.adviser, row.organisation].filter((name) => name !== null).join(' for ') || null;
const path = (row: Row) => `/bookings/${row.id}/show`;

const toAnswer = (row: Row): Deadline => ({
  id: `booking-confirm-${row.id}`,
  subject: 'Booking',
  recordId: row.id,
  sentence: `Answer the request of ${row.organisation ?? 'a member'}: ${row.label}`,
  who: who(row),
  dueAt: new Date(row.answer_by ?? row.starts_at),
  action: 'confirm',
  actionLabel: 'Confirm',
  path: path(row),
});

const DAY = 24 * 3_600_000;

const toComplete = (row: Row): Deadline => ({
  id: `booking-complete-${row.id}`,
  subject: 'Booking',
  recordId: row.id,
  sentence: `Record how the ${row.label} with ${row.organisation ?? 'a member'} went`,
  who: who(row),
  dueAt: new Date(new Date(row.ends_at).getTime() + 2 * DAY),
  action: 'complete',
  actionLabel: 'Record',
  path: path(row),
});
