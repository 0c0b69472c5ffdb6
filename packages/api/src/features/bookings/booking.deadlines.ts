import type { CalendarScope, EventSelect } from '../../platform/calendar/calendar-source.js';
import { now } from '../../platform/clock.js';
import { Parameters, rowsSql } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { dayInWords, timeInWords } from '../../platform/local-time.js';
import type { Deadline } from '../deadlines/deadline.type.js';
import type { HandoverCandidate, Leaving, OpenThing, OpenThingSource } from '../deadlines/open-thing.type.js';
import { eventColumnsOfB } from './booking-event.js';
import { findBookedAlone, handOverBooking } from './hand-over-booking.js';

interface Row {
  id: string;
  status: string;
  label: string;
  starts_at: string;
  ends_at: string;
  answer_by: string | null;
  organisation: string | null;
  adviser: string | null;
  service: string;
}

const COLUMNS = `b.id, b.status, c.short_name || ' appointment' as label, b.starts_at, b.ends_at, b.answer_by,
  b.service_id as service, o.name as organisation, p.name as adviser`;
const TABLES = `bookings b
  join service_categories c on c.id = b.category_id
  left join organisations o on o.id = b.organisation_id
  left join people p on p.id = b.adviser_id`;
const MOST = 100;

/** What bookings ask of the viewer: as adviser or manager of a provider, and as somebody who booked. */
export async function bookingDeadlines(context: ApiContext): Promise<Deadline[]> {
  const lists = await Promise.all([ofTheProvider(context), ofTheBooker(context)]);
  return lists.flat();
}

/** Requests that wait for an answer, and appointments of which nobody has said how they went. */
async function ofTheProvider(context: ApiContext): Promise<Deadline[]> {
  const meta = context.entities.get('Booking');
  if (!meta || !context.permissions.may('confirm', 'Booking')) return [];
  const parameters = new Parameters();
  const mayAnswer = rowsSql(
    { meta, alias: 'b' },
    context.permissions.action('Booking', 'confirm'),
    parameters,
  );
  const at = parameters.add(now());
  const rows = await readRows<Row>(
    context,
    `select ${COLUMNS} from ${TABLES} where ${mayAnswer ?? 'true'}
       and ((b.status = 'REQUESTED' and b.answer_by > ${at}) or (b.status = 'CONFIRMED' and b.ends_at <= ${at}))
     order by coalesce(b.answer_by, b.ends_at), b.id limit ${MOST}`,
    parameters,
  );
  return rows.map((found) => (found.status === 'REQUESTED' ? toAnswer(found) : toComplete(found)));
}

/** Requests that came to nothing, as long as their time is still to come: the need behind them has not gone away. */
async function ofTheBooker(context: ApiContext): Promise<Deadline[]> {
  const { viewer } = context;
  if (!context.permissions.may('book', 'Booking')) return [];
  const parameters = new Parameters();
  const rows = await readRows<Row>(
    context,
    `select ${COLUMNS} from ${TABLES}
     where b.booked_by_id = ${parameters.add(viewer.personId)} and b.organisation_id = ${parameters.add(viewer.organisationId)}
       and b.status in ('DECLINED', 'EXPIRED') and b.starts_at > ${parameters.add(now())}
       and not exists (select from bookings later where later.booked_by_id = b.booked_by_id
         and later.service_id = b.service_id and later.number > b.number)
     order by b.starts_at, b.id limit ${MOST}`,
    parameters,
  );
  return rows.map(toBookAgain);
}

const who = (row: Row) =>
  [row.adviser, row.organisation].filter((name) => name !== null).join(' for ') || null;
const path = (row: { id: string }) => `/bookings/${row.id}/show`;

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

const toBookAgain = (row: Row): Deadline => ({
  id: `booking-again-${row.id}`,
  subject: 'Booking',
  recordId: row.id,
  sentence: `Choose another time: your request (${row.label}) was ${row.status === 'DECLINED' ? 'declined' : 'not answered in time'}`,
  who: row.adviser,
  dueAt: new Date(row.starts_at),
  action: 'book',
  actionLabel: 'Book again',
  path: `/bookings/create?service=${row.service}`,
});

interface OpenRow {
  id: string;
  label: string;
  starts_at: string;
  organisation: string | null;
  candidates: HandoverCandidate[];
}

// Advisers of the provider: who gives the service, or may come to where the one who leaves is its only adviser.
const ADVISERS = `select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'whyNot', case
    when exists (select from adviser_time t join adviser_time own on own.booking_id = b.id
      where t.adviser_id = p.id and t.blocked && own.blocked) then 'is booked at that time'
    when not a.gives and a.others then 'does not give this service' end) order by p.name), '[]')
  from (select m.person_id,
      exists (select from service_advisers sa where sa.service_id = b.service_id and sa.person_id = m.person_id) as gives,
      exists (select from service_advisers sa where sa.service_id = b.service_id and sa.person_id <> l.person_id) as others
    from memberships m where m.organisation_id = l.organisation_id and m.role in ('ADVISER', 'PAYROLL_OFFICER')
      and m.archived_at is null and m.person_id <> l.person_id group by m.person_id) a
  join people p on p.id = a.person_id`;

const TO_COME = (at: string) =>
  `b.starts_at > ${at} and (b.status = 'CONFIRMED' or (b.status = 'REQUESTED' and b.answer_by > ${at}))`;

/**
 * Appointments to come that hang on somebody who leaves: those they serve, one by one; those they booked where nobody
 * else of the organisation was named, as a number. What they asked an adviser about may be about whoever removes them,
 * so nobody comes to it by way of a removal: they name a colleague before they go, or it is called off.
 */
export const bookingOpenThings: OpenThingSource = {
  async find(context, leaving) {
    if (leaving.organisationId === null) return [];
    const mayHandOver = context.viewer.organisationId === leaving.organisationId;
    const served = await findServed(context, leaving);
    const booked = await findBookedAlone(context, leaving);
    return [
      ...served.map((row) => toServedThing(row, mayHandOver)),
      ...(booked.length > 0 ? [toBookedThing(leaving.personId, booked.length, mayHandOver)] : []),
    ];
  },
  handOver: handOverBooking,
};

function findServed(context: ApiContext, { personId, organisationId }: Leaving): Promise<OpenRow[]> {
  const parameters = new Parameters();
  const leaving = `(select ${parameters.add(personId)}::uuid as person_id, ${parameters.add(organisationId)}::uuid as organisation_id)`;
  return readRows<OpenRow>(
    context,
    `select b.id, c.short_name || ' appointment' as label, b.starts_at, o.name as organisation, (${ADVISERS}) as candidates
     from ${leaving} l
     join bookings b on b.adviser_id = l.person_id and b.provider_id = l.organisation_id
     join service_categories c on c.id = b.category_id
     left join organisations o on o.id = b.organisation_id
     where ${TO_COME(parameters.add(now()))}
     order by b.starts_at, b.id`,
    parameters,
  );
}

function toServedThing(row: OpenRow, mayHandOver: boolean): OpenThing {
  const startsAt = new Date(row.starts_at);
  const when = `${dayInWords(startsAt)}, ${timeInWords(startsAt)}`;
  return {
    id: `booking-serve-${row.id}`,
    subject: 'Booking',
    recordId: row.id,
    sentence: `${row.label} with ${row.organisation ?? 'a member'}, ${when}`,
    path: path(row),
    candidates: mayHandOver ? row.candidates : [],
    ending: mayHandOver ? 'Cancel it and tell the member' : null,
  };
}

const toBookedThing = (personId: string, count: number, mayHandOver: boolean): OpenThing => ({
  id: `bookings-booked-${personId}`,
  subject: 'Booking',
  recordId: personId,
  sentence:
    count === 1
      ? 'An appointment that they booked, in which they named no colleague'
      : `${count} appointments that they booked, in which they named no colleague`,
  path: `/people/${personId}/show`,
  candidates: [],
  ending: mayHandOver
    ? 'Call them off and tell the advisers; to keep one, they name a colleague in it first'
    : null,
});

/**
 * Appointments for calendars: of a person those that they booked, were named to or serve there; of an organisation those
 * that it booked or provides. What came to nothing stays for a while, so that calendars take it out.
 */
export function bookingEvents(scope: CalendarScope, parameters: Parameters): EventSelect {
  const organisation = parameters.add(scope.organisationId);
  const mine = concerning(parameters.add(scope.personId), organisation);
  const isOurs = scope.whose === 'ORGANISATION';
  const whose = isOurs ? `(b.organisation_id = ${organisation} or b.provider_id = ${organisation})` : mine;
  return {
    columns: {
      ...eventColumnsOfB,
      location: isOurs ? arrangementOf(mine, organisation) : eventColumnsOfB.location,
    },
    words: `(select md5(string_agg(c.id || c.short_name, ',' order by c.id)) from service_categories c)`,
    from: `bookings b where ${whose}
      and b.starts_at >= ${parameters.add(scope.from)} and b.starts_at < ${parameters.add(scope.to)}
      and (b.status not in ('DECLINED', 'EXPIRED', 'CANCELLED') or b.changed_at >= ${parameters.add(scope.calledOffSince)})`,
  };
}

// As the access table has it: by which way is for those whom it concerns, and for the provider's managers.
const arrangementOf = (mine: string, organisation: string): string =>
  `case when b.provider_id = ${organisation} or ${mine} then ${eventColumnsOfB.location} end`;

const concerning = (me: string, organisation: string): string =>
  `((b.organisation_id = ${organisation} and (b.booked_by_id = ${me} or b.shared_with @> array[${me}::uuid]))
    or (b.provider_id = ${organisation} and b.adviser_id = ${me}))`;
