import type { ApiContext } from '../../platform/graphql/context.js';
import { addDays } from '../../platform/local-time.js';
import type { AdviserCalendar } from './find-slots.js';
import type { AvailabilityException, Span, WeeklyHours } from './working-time.js';

type Query = Pick<ApiContext, 'query'>;

/** One adviser's calendar and what is taken in it. */
export interface LoadedAdviser extends AdviserCalendar {
  id: string;
}

/** What slots are made of, for some advisers over a stretch of London dates. */
export interface LoadedTime {
  advisers: LoadedAdviser[];
  bankHolidays: ReadonlySet<string>;
  bankHolidayTitles: ReadonlyMap<string, string>;
}

interface CalendarRow {
  holidays: { date: string; title: string }[];
  calendars: { id: string; hours: WeeklyHours[]; exceptions: AvailabilityException[] }[];
}

const CALENDARS = `
select (select coalesce(json_agg(json_build_object('date', date, 'title', title)), '[]') from bank_holidays
          where date between $2::date and $3::date) as holidays,
  (select coalesce(json_agg(json_build_object('id', a.id, 'hours', a.hours, 'exceptions', (
      select coalesce(json_agg(json_build_object('kind', e.kind, 'from', e.from_date, 'to', e.to_date,
        'fromTime', e.from_time, 'toTime', e.to_time)), '[]')
      from availability_exceptions e
      where e.adviser_id = a.id and e.removed_at is null and e.to_date >= $2::date and e.from_date <= $3::date))), '[]')
    from availabilities a where a.id = any($1::uuid[])) as calendars`;

const TAKEN = `
select adviser_id as id, extract(epoch from lower(blocked)) * 1000 as start, extract(epoch from upper(blocked)) * 1000 as "end"
from adviser_time
where adviser_id = any($1::uuid[]) and blocked && tstzrange($2, $3) and booking_id is distinct from $4::uuid
order by adviser_id, lower(blocked)`;

/**
 * Loads calendars and taken time in two statements, however many advisers and days. A day on either side is loaded
 * too, since buffers reach over midnight.
 * @param besides a booking whose own time does not count as taken (one that is being moved)
 */
export async function loadAdviserTime(
  context: Query,
  adviserIds: readonly string[],
  from: string,
  to: string,
  besides?: string,
): Promise<LoadedTime> {
  const first = addDays(from, -1);
  const last = addDays(to, 1);
  const [calendars] = await context.query<CalendarRow>(CALENDARS, [adviserIds, first, last]);
  const taken = await loadTaken(context, adviserIds, first, last, besides);
  const holidays = calendars?.holidays ?? [];
  return {
    bankHolidays: new Set(holidays.map((holiday) => holiday.date)),
    bankHolidayTitles: new Map(holidays.map((holiday) => [holiday.date, holiday.title])),
    advisers: (calendars?.calendars ?? []).map((calendar) => ({
      ...calendar,
      blocked: taken.get(calendar.id) ?? [],
    })),
  };
}

async function loadTaken(
  context: Query,
  adviserIds: readonly string[],
  first: string,
  last: string,
  besides?: string,
) {
  const range = [`${first}T00:00:00Z`, `${addDays(last, 1)}T00:00:00Z`];
  const rows = await context.query<{ id: string; start: string; end: string }>(TAKEN, [
    adviserIds,
    ...range,
    besides ?? null,
  ]);
  const taken = new Map<string, Span[]>();
  for (const row of rows) {
    const spans = taken.get(row.id) ?? [];
    spans.push({ start: Number(row.start), end: Number(row.end) });
    taken.set(row.id, spans);
  }
  return taken;
}
