import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, londonDate, toInstant } from '../../platform/local-time.js';
import { BANK_HOLIDAYS } from './bank-holidays.js';
import { type AdviserCalendar, findSlots, type SlotSearch, whyNotBookable } from './find-slots.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const publicHolidays = new Set(BANK_HOLIDAYS.map(({ date }) => date));

describe('against a slow, obvious reference', () => {
  const minuteOfDay = fc.oneof(
    fc.integer({ min: 0, max: 12 }).map((n) => n * 15),
    fc.integer({ min: 0, max: 1439 }),
  );
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const stretch = fc
    .tuple(minuteOfDay, fc.oneof(fc.integer({ min: 30, max: 600 }), fc.constant(1440)))
    .map(([from, length]) => ({ from: clock(from), to: clock(Math.min(1440, from + length)) }));
  const weekly = fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), stretch), { maxLength: 14 });
  const day = fc.constantFrom(
    '2026-03-29',
    '2026-10-25',
    '2027-03-28',
    '2027-10-31',
    '2026-12-25',
    '2026-06-10',
  );
  const exception = fc.record({
    kind: fc.constantFrom('LEAVE' as const, 'EXTRA_HOURS' as const),
    offset: fc.integer({ min: -2, max: 5 }),
    length: fc.integer({ min: 0, max: 3 }),
    times: fc.option(stretch),
  });
  const blockedSpan = fc.record({
    offset: fc.integer({ min: -DAY, max: 5 * DAY }),
    length: fc.integer({ min: 0, max: 4 * 60 * MINUTE }),
  });
  const adviser = fc.record({
    weekly,
    exceptions: fc.array(exception, { maxLength: 3 }),
    blocked: fc.array(blockedSpan, { maxLength: 12 }),
  });

  const calendar = fc
    .record({
      day,
      startOffset: fc.integer({ min: -2, max: 1 }),
      days: fc.integer({ min: 0, max: 3 }),
      durationMinutes: fc.constantFrom(15, 30, 45, 60, 90, 180),
      stepMinutes: fc.constantFrom(5, 15, 20, 30, 45, 60),
      bufferBeforeMinutes: fc.constantFrom(0, 0, 5, 15, 30),
      bufferAfterMinutes: fc.constantFrom(0, 0, 10, 15, 45),
      leadTimeHours: fc.constantFrom(0, 0, 4, 24),
      horizonDays: fc.constantFrom(2, 3, 30, 60),
      nowOffset: fc.integer({ min: -3 * DAY, max: DAY }),
      holidays: fc.subarray([-1, 0, 1, 2]),
      advisers: fc.array(adviser, { minLength: 1, maxLength: 3 }),
    })
    .map((drawn): SlotSearch => {
      const from = addDays(drawn.day, drawn.startOffset);
      const midnight = toInstant(from, '00:00');
      return {
        service: drawn,
        durationMinutes: drawn.durationMinutes,
        from,
        to: addDays(from, drawn.days),
        now: midnight + drawn.nowOffset,
        bankHolidays: new Set([
          ...publicHolidays,
          ...drawn.holidays.map((offset) => addDays(drawn.day, offset)),
        ]),
        advisers: drawn.advisers.map((one, index) => ({
          id: `adviser-${9 - index}`,
          hours: one.weekly.map(([weekday, hours]) => ({ weekday, ...hours })),
          exceptions: one.exceptions.map(({ kind, offset, length, times }) => ({
            kind,
            from: addDays(from, offset),
            to: addDays(from, offset + length),
            fromTime: times?.from ?? null,
            toTime: times?.to ?? null,
          })),
          blocked: one.blocked.map(({ offset, length }) => ({
            start: midnight + offset,
            end: midnight + offset + length,
          })),
        })),
      };
    });

  it('finds the same slots on 1,000 random calendars, and gives a reason exactly where there is none', () => {
    let offered = 0;
    fc.assert(
      fc.property(calendar, fc.nat(), (search, pick) => {
        const expected = bookableStartsMinuteByMinute(search);
        const found = findSlots(search).flatMap(({ start, adviserIds }) =>
          adviserIds.map((id) => `${start} ${id}`),
        );
        expect(found).toEqual(expected);
        offered += found.length;

        const { service, durationMinutes, bankHolidays: off, now } = search;
        const candidate = toInstant(search.from, '00:00') + (pick % (288 * 2)) * 5 * MINUTE;
        if (londonDate(candidate) > search.to) return;
        for (const { id, ...time } of search.advisers) {
          const reason = whyNotBookable(
            { service, durationMinutes, adviser: time, bankHolidays: off, now },
            candidate,
          );
          expect(reason === null).toBe(expected.includes(`${candidate} ${id}`));
        }
      }),
      { numRuns: 1_000, seed: 2026 },
    );
    expect(offered).toBeGreaterThan(10_000);
  });
});

/*
 * The rules of slots once more, as slowly and plainly as can be: every minute of the time in question is asked
 * whether the adviser works and is free. Wall time comes from Intl alone. Shares no code with what it checks.
 */

interface WallMinute {
  readonly instant: number;
  readonly date: string;
  readonly weekday: number;
  readonly minute: number;
}

const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  weekday: 'short',
});
const remembered = new Map<number, WallMinute>();

function wallMinute(instant: number): WallMinute {
  const known = remembered.get(instant);
  if (known) return known;
  const part = new Map(wall.formatToParts(instant).map(({ type, value }) => [type, value]));
  const minute = {
    instant,
    date: `${part.get('year')}-${part.get('month')}-${part.get('day')}`,
    weekday: names.indexOf(part.get('weekday') ?? '') + 1,
    minute: Number(part.get('hour')) * 60 + Number(part.get('minute')),
  };
  remembered.set(instant, minute);
  return minute;
}

/** Each bookable start and adviser as `<epoch ms> <id>`, by start, then by id. */
function bookableStartsMinuteByMinute(search: SlotSearch): string[] {
  const { service, durationMinutes } = search;
  const first = Date.parse(`${search.from}T00:00:00Z`) - 1440 * MINUTE;
  const minutes: WallMinute[] = [];
  for (let at = first; at < Date.parse(`${search.to}T00:00:00Z`) + 3 * 1440 * MINUTE; at += MINUTE)
    minutes.push(wallMinute(at));
  const days = Map.groupBy(minutes, ({ date }) => date);

  const usable = search.advisers
    .map(({ id, ...adviser }) => {
      const free = new Uint8Array(minutes.length);
      for (const day of days.values())
        for (const at of workedMinutes(day, adviser, search.bankHolidays)) free[(at - first) / MINUTE] = 1;
      for (const { start, end } of adviser.blocked)
        if (start < end)
          for (let at = Math.floor(start / MINUTE) * MINUTE; at < end; at += MINUTE)
            free[(at - first) / MINUTE] = 0;
      return { id, free };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));

  const found: string[] = [];
  const seen = new Set<string>();
  for (const { instant, date, minute } of minutes) {
    if (date < search.from || date > search.to || minute % service.stepMinutes !== 0) continue;
    if (seen.has(`${date} ${minute}`)) continue;
    seen.add(`${date} ${minute}`);
    if (instant < search.now + service.leadTimeHours * 60 * MINUTE) continue;
    if (instant > search.now + service.horizonDays * 1440 * MINUTE) continue;
    for (const { id, free } of usable) {
      const from = (instant - first) / MINUTE - service.bufferBeforeMinutes;
      const to = (instant - first) / MINUTE + durationMinutes + service.bufferAfterMinutes;
      let fits = true;
      for (let at = from; fits && at < to; at += 1) fits = free[at] === 1;
      if (fits) found.push(`${instant} ${id}`);
    }
  }
  return found;
}

function workedMinutes(
  day: WallMinute[],
  adviser: AdviserCalendar,
  bankHolidays: ReadonlySet<string>,
): number[] {
  const [noon] = day;
  if (!noon) return [];
  const worked = new Set<number>();
  if (!bankHolidays.has(noon.date))
    for (const { weekday, from, to } of adviser.hours)
      if (weekday === noon.weekday) for (const at of minutesFromTo(day, from, to)) worked.add(at);
  const today = adviser.exceptions.filter(({ from, to }) => from <= noon.date && noon.date <= to);
  for (const { kind, fromTime, toTime } of today)
    if (kind === 'LEAVE')
      for (const at of minutesFromTo(day, fromTime ?? '00:00', toTime ?? '24:00')) worked.delete(at);
  for (const { kind, fromTime, toTime } of today)
    if (kind === 'EXTRA_HOURS')
      for (const at of minutesFromTo(day, fromTime ?? '00:00', toTime ?? '24:00')) worked.add(at);
  return [...worked];
}

/** Walks through the day: from the first time that the clock shows `from` or later, until it first shows `to` or later. */
function minutesFromTo(day: WallMinute[], from: string, to: string): number[] {
  const asMinute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const [first, last] = [asMinute(from), asMinute(to)];
  const inside: number[] = [];
  let begun = false;
  for (const { instant, minute } of day) {
    if (minute >= first) begun = true;
    if (minute >= last) break;
    if (begun) inside.push(instant);
  }
  return inside;
}
