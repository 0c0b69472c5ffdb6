import { now } from '../../platform/clock.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { londonDate, quarterOf } from '../../platform/local-time.js';
import { addWorkingDays } from '../availability/add-working-days.js';
import { findBankHolidays } from '../availability/find-bank-holidays.js';
import { type NotBookable, type SlotRules, whyNotBookable } from '../availability/find-slots.js';
import { loadAdviserTime } from '../availability/load-adviser-time.js';

const MINUTE = 60_000;
const WORKING_DAYS_TO_ANSWER = 2;

/** An appointment that wants its time. */
export interface TimeRequest {
  bookingId: string;
  service: SlotRules;
  startsAt: Date;
  durationMinutes: number;
  /** Who may serve it. */
  adviserIds: readonly string[];
  /** The booking holds time already, which it gives up for this. */
  isMove: boolean;
}

const SENTENCES: Readonly<Record<Exclude<NotBookable, 'TAKEN'>, string>> = {
  PAST: 'This time is over. Choose one that is still to come.',
  OFF_GRID: 'Appointments do not start at this time. Choose one of the times on offer.',
  LEAD_TIME: 'This is too soon for the adviser to prepare. Choose a later time.',
  HORIZON: 'This is further ahead than the service can be booked. Choose an earlier time.',
  BANK_HOLIDAY: 'This is a bank holiday. Choose another day.',
  OUTSIDE_HOURS: 'No adviser works at this time. Choose one of the times on offer.',
};

// Beside bookings of an adviser stand other bookings, but nobody who takes the adviser out of the pool meanwhile.
const EXPIRE_AND_STAY = `select app.expire_requests($1, $2),
  (select count(pg_advisory_xact_lock_shared(hashtextextended(a::text, 0))) from unnest($2::uuid[]) a)`;

/**
 * Takes an adviser's time for a booking, buffers included: of those who are free, the one with the fewest booked hours
 * in that quarter, ties by id. PostgreSQL refuses an overlap, whoever is quicker; the next free adviser is tried then.
 * @returns the adviser's id
 * @throws Invalid at `startsAt` where nobody could be booked then, Conflict SLOT_TAKEN where everybody is taken
 */
export async function takeTime(context: WriteContext, request: TimeRequest): Promise<string> {
  const { service, startsAt, durationMinutes, bookingId } = request;
  await context.query(EXPIRE_AND_STAY, [now(), [...request.adviserIds].sort()]);
  const date = londonDate(startsAt.getTime());
  const time = await loadAdviserTime(
    context,
    request.adviserIds,
    date,
    date,
    request.isMove ? bookingId : undefined,
  );
  const checks = time.advisers.map((adviser) => ({
    id: adviser.id,
    why: whyNotBookable(
      { service, durationMinutes, adviser, bankHolidays: time.bankHolidays, now: now().getTime() },
      startsAt.getTime(),
    ),
  }));
  const free = checks.filter((check) => check.why === null).map((check) => check.id);
  if (free.length === 0) refuse(checks.map((check) => check.why ?? 'TAKEN'));
  for (const adviserId of await byFewestHours(context, free, startsAt)) {
    if (await holdTime(context, adviserId, request)) return adviserId;
  }
  throw taken();
}

const taken = () => new Conflict('SLOT_TAKEN', 'Somebody else has just taken this time. Choose another one.');

function refuse(reasons: readonly NotBookable[]): never {
  if (reasons.includes('TAKEN')) throw taken();
  const reason = reasons[0] ?? 'OUTSIDE_HOURS';
  throw new Invalid({ startsAt: SENTENCES[reason === 'TAKEN' ? 'OUTSIDE_HOURS' : reason] }, reason);
}

async function byFewestHours(
  context: WriteContext,
  adviserIds: readonly string[],
  startsAt: Date,
): Promise<string[]> {
  if (adviserIds.length < 2) return [...adviserIds];
  const quarter = quarterOf(startsAt.getTime());
  const rows = await context.query<{ id: string }>(
    `select a.id from unnest($1::uuid[]) a (id)
     left join adviser_time t on t.adviser_id = a.id and t.starts_at >= $2 and t.starts_at < $3
     group by a.id order by coalesce(sum(t.minutes), 0), a.id`,
    [adviserIds, new Date(quarter.start), new Date(quarter.end)],
  );
  return rows.map((row) => row.id);
}

// A plain insert would wait in circles under load; this one waits once and then says that the time is taken.
async function holdTime(context: WriteContext, adviserId: string, request: TimeRequest): Promise<boolean> {
  const { bookingId, service, startsAt, durationMinutes } = request;
  if (request.isMove) await freeTime(context, bookingId);
  const from = new Date(startsAt.getTime() - service.bufferBeforeMinutes * MINUTE);
  const to = new Date(startsAt.getTime() + (durationMinutes + service.bufferAfterMinutes) * MINUTE);
  const rows = await context.query(
    `insert into adviser_time (booking_id, adviser_id, starts_at, minutes, blocked)
     select $1, $2, $3, $4, tstzrange($5, $6)
     where $7 or exists (select from service_advisers where person_id = $2)
     on conflict do nothing returning booking_id`,
    [bookingId, adviserId, startsAt, durationMinutes, from, to, request.isMove],
  );
  return rows.length > 0;
}

/**
 * Passes a booking's time, buffers included, to another adviser. Hours and lead time do not matter: it is agreed already.
 * @returns false where they are taken then, and nothing has changed
 */
export async function passTime(context: WriteContext, bookingId: string, to: string): Promise<boolean> {
  const [held] = await context.query<{ starts_at: Date; minutes: number; blocked: string }>(
    'select starts_at, minutes, blocked::text from adviser_time where booking_id = $1',
    [bookingId],
  );
  if (!held) return false;
  await freeTime(context, bookingId);
  const rows = await context.query(
    `insert into adviser_time (booking_id, adviser_id, starts_at, minutes, blocked)
     values ($1, $2, $3, $4, $5::tstzrange) on conflict do nothing returning booking_id`,
    [bookingId, to, held.starts_at, held.minutes, held.blocked],
  );
  return rows.length > 0;
}

/** Gives a booking's time back to the pool. */
export async function freeTime(context: WriteContext, bookingId: string): Promise<void> {
  await context.query('delete from adviser_time where booking_id = $1', [bookingId]);
}

/**
 * When a request that is made now runs out: after two working days of the one who must answer, and at latest when the
 * appointment would begin.
 */
export async function answerBy(context: WriteContext, startsAt: Date): Promise<Date> {
  const bankHolidays = await findBankHolidays(context);
  const limit = addWorkingDays(now().getTime(), WORKING_DAYS_TO_ANSWER, bankHolidays);
  return new Date(Math.min(limit, startsAt.getTime()));
}
