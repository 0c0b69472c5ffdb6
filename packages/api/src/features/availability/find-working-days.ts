import { Invalid } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { isVisible } from '../../platform/graphql/read.js';
import { datesBetween, daysBetween, londonDate } from '../../platform/local-time.js';
import { loadAdviserTime } from './load-adviser-time.js';
import { validateWeeklyHours, type WeeklyHours, workingSpans } from './working-time.js';

interface BookedRow {
  id: string;
  starts_at: string;
  ends_at: string;
  before: number;
  after: number;
}

const MOST_DAYS = 62;

/**
 * The days of an adviser as they result: working hours, bank holidays, and what is booked, with what would no longer
 * fit. With `hours` as they would be after a change that is not saved yet. Empty for a calendar one may not see.
 */
export async function findWorkingDays(
  context: ApiContext,
  adviserId: string,
  from: string,
  to: string,
  preview?: readonly WeeklyHours[],
) {
  if (to < from) throw new Invalid({ to: 'The last day must not be before the first.' });
  if (daysBetween(from, to) >= MOST_DAYS)
    throw new Invalid({ to: `Ask for at most ${MOST_DAYS} days at a time.` });
  const errors = preview ? validateWeeklyHours(preview) : null;
  if (errors) throw new Invalid(errors);
  if (!(await isVisible(context, 'Availability', adviserId))) return [];
  const { advisers, bankHolidays, bankHolidayTitles } = await loadAdviserTime(context, [adviserId], from, to);
  const adviser = advisers[0];
  if (!adviser) return [];
  const booked = await loadBooked(context, adviserId, from, to);
  return datesBetween(from, to).map((date) => {
    const working = workingSpans(date, {
      hours: preview ?? adviser.hours,
      exceptions: adviser.exceptions,
      bankHolidays,
    });
    return {
      date,
      bankHoliday: bankHolidayTitles.get(date) ?? null,
      working: working.map((span) => ({ startsAt: new Date(span.start), endsAt: new Date(span.end) })),
      booked: booked
        .filter((booking) => londonDate(booking.startsAt.getTime()) === date)
        .map(({ before, after, ...booking }) => ({
          ...booking,
          fits: working.some(
            (span) =>
              span.start <= booking.startsAt.getTime() - before &&
              booking.endsAt.getTime() + after <= span.end,
          ),
        })),
    };
  });
}

async function loadBooked(context: ApiContext, adviserId: string, from: string, to: string) {
  const rows = await context.query<BookedRow>(
    `select booking_id as id, starts_at, starts_at + minutes * interval '1 minute' as ends_at,
       extract(epoch from starts_at - lower(blocked))::int as before,
       extract(epoch from upper(blocked) - starts_at)::int - minutes * 60 as after
     from adviser_time where adviser_id = $1 and starts_at >= ($2::date - 1) and starts_at < ($3::date + 2) order by starts_at`,
    [adviserId, from, to],
  );
  return rows.map((row) => ({
    bookingId: row.id,
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
    before: row.before * 1000,
    after: row.after * 1000,
  }));
}
