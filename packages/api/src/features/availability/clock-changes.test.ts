import { describe, expect, it } from '@jest/globals';
import { addDays, toInstant } from '../../platform/local-time.js';
import { findSlots, type SlotSearch, whyNotBookable } from './find-slots.js';
import { type WeeklyHours, workingSpans } from './working-time.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const noHolidays = new Set<string>();
const free = { exceptions: [], blocked: [] };

const everyDay = (from: string, to: string): WeeklyHours[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));

/** A search with starts every half hour, for one adviser who works at the same hours every day. */
const search = (from: string, to: string, durationMinutes: number, hours: WeeklyHours[]): SlotSearch => ({
  service: {
    stepMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    leadTimeHours: 0,
    horizonDays: 60,
  },
  durationMinutes,
  advisers: [{ id: 'amina', hours, ...free }],
  bankHolidays: noHolidays,
  from,
  to,
  now: toInstant(from, '00:00'),
});

const londonTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});
const times = (found: SlotSearch): string[] => findSlots(found).map(({ start }) => londonTime.format(start));

describe('when the clocks change', () => {
  const night = (date: string): SlotSearch => search(date, date, 30, everyDay('00:00', '03:00'));

  it.each(['2026-03-27', '2026-10-23', '2027-03-24', '2027-10-29'])(
    'a weekly 10:00 stays 10:00 in the week from %s',
    (from) => {
      const week = search(from, addDays(from, 7), 60, everyDay('10:00', '11:00'));
      expect(times(week)).toEqual(Array.from({ length: 8 }, () => '10:00'));
      const starts = findSlots(week).map(({ start }) => start);
      const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
      expect(new Set(gaps)).toEqual(new Set([DAY, gaps.find((gap) => Math.abs(gap - DAY) === HOUR)]));
    },
  );

  it('never offers a time that the clocks jump over', () => {
    expect(times(night('2027-03-28'))).toEqual(['00:00', '00:30', '02:00', '02:30']);
  });

  it('offers a time that exists twice once: the first', () => {
    const october = night('2027-10-31');
    expect(times(october)).toEqual(['00:00', '00:30', '01:00', '01:30', '02:00', '02:30']);
    const half = findSlots(october)[3];
    expect(half && new Date(half.start).toISOString()).toBe('2027-10-31T00:30:00.000Z');
  });

  it('moves weekly hours that begin or end in the gap to its end', () => {
    const at = (from: string, to: string) =>
      workingSpans('2027-03-28', { hours: everyDay(from, to), exceptions: [], bankHolidays: noHolidays }).map(
        (span) => [span.start, span.end].map((instant) => londonTime.format(instant)),
      );
    expect(at('01:30', '03:00')).toEqual([['02:00', '03:00']]);
    expect(at('00:30', '01:30')).toEqual([['00:30', '02:00']]);
    expect(at('01:15', '01:45')).toEqual([]);
  });

  it('takes the second of two equal wall times for off the grid', () => {
    const { advisers: _, ...october } = night('2026-10-25');
    const request = { ...october, adviser: { hours: everyDay('00:00', '24:00'), ...free } };
    const first = toInstant('2026-10-25', '01:30');
    expect(whyNotBookable(request, first)).toBeNull();
    expect(whyNotBookable(request, first + HOUR)).toBe('OFF_GRID');
  });
});
