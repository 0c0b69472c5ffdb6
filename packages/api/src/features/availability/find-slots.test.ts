import { describe, expect, it } from '@jest/globals';
import { addDays, londonDate, toInstant } from '../../platform/local-time.js';
import { BANK_HOLIDAYS } from './bank-holidays.js';
import { findSlots, type SlotSearch, whyNotBookable } from './find-slots.js';
import { type AvailabilityException, type Span, type WeeklyHours } from './working-time.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const bankHolidays = new Set(BANK_HOLIDAYS.map(({ date }) => date));

const everyWeekday = (from: string, to: string): WeeklyHours[] =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to }));
const everyDay = (from: string, to: string): WeeklyHours[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));

const usual: SlotSearch = {
  service: {
    stepMinutes: 15,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    leadTimeHours: 0,
    horizonDays: 60,
  },
  durationMinutes: 60,
  advisers: [{ id: 'amina', hours: everyWeekday('09:00', '11:00'), exceptions: [], blocked: [] }],
  bankHolidays,
  from: '2026-11-24',
  to: '2026-11-24',
  now: toInstant('2026-11-23', '12:00'),
};

/** Starts as London wall time, `2026-11-24 09:00`. */
const startsOf = (search: SlotSearch): string[] => findSlots(search).map(({ start }) => inLondon(start));

function inLondon(instant: number): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  }).format(instant);
  return `${londonDate(instant)} ${time}`;
}

const only = (over: Partial<SlotSearch['advisers'][number]>): SlotSearch['advisers'] => [
  { id: 'amina', hours: [], exceptions: [], blocked: [], ...over },
];

const times = (starts: string[]): string[] => starts.map((start) => start.slice(11));

describe('findSlots', () => {
  it('offers every quarter of an hour at which the appointment fits', () => {
    expect(startsOf(usual)).toEqual(
      ['09:00', '09:15', '09:30', '09:45', '10:00'].map((time) => `2026-11-24 ${time}`),
    );
    expect(findSlots(usual)[0]).toEqual({
      start: toInstant('2026-11-24', '09:00'),
      end: toInstant('2026-11-24', '10:00'),
      adviserIds: ['amina'],
    });
  });

  it('keeps both buffers inside the working hours', () => {
    const service = { ...usual.service, bufferBeforeMinutes: 15, bufferAfterMinutes: 30 };
    expect(times(startsOf({ ...usual, service }))).toEqual(['09:15', '09:30']);
  });

  it('keeps away from what is taken, buffers added up', () => {
    const service = { ...usual.service, bufferAfterMinutes: 15 };
    const blocked = [{ start: toInstant('2026-11-24', '12:00'), end: toInstant('2026-11-24', '13:15') }];
    const advisers = only({ hours: everyWeekday('09:00', '17:00'), blocked });
    const found = times(startsOf({ ...usual, service, advisers }));
    expect(found.filter((time) => '10:30' <= time && time <= '13:30')).toEqual([
      '10:30',
      '10:45',
      '13:15',
      '13:30',
    ]);
  });

  it('names every adviser who is free, in order of their ids', () => {
    const hours = everyWeekday('09:00', '10:00');
    const advisers = ['zoe', 'amina', 'Noor'].map((id) => ({ id, hours, exceptions: [], blocked: [] }));
    expect(findSlots({ ...usual, advisers }).map(({ adviserIds }) => adviserIds)).toEqual([
      ['Noor', 'amina', 'zoe'],
    ]);
  });

  it('keeps lead time and horizon, to the minute', () => {
    const now = toInstant('2026-11-23', '09:15');
    const service = { ...usual.service, leadTimeHours: 24, horizonDays: 2 };
    const week = { ...usual, service, now, from: '2026-11-23', to: '2026-11-27' };
    const found = startsOf(week);
    expect(found[0]).toBe('2026-11-24 09:15');
    expect(found.at(-1)).toBe('2026-11-25 09:15');
  });

  it('offers nothing on a bank holiday, unless extra hours were agreed', () => {
    const christmas = { ...usual, from: '2026-12-25', to: '2026-12-28' };
    expect(findSlots(christmas)).toEqual([]);
    const exceptions: AvailabilityException[] = [
      { kind: 'EXTRA_HOURS', from: '2026-12-28', to: '2026-12-28', fromTime: '14:00', toTime: '15:00' },
    ];
    expect(
      startsOf({ ...christmas, advisers: only({ hours: everyWeekday('09:00', '11:00'), exceptions }) }),
    ).toEqual(['2026-12-28 14:00']);
  });

  it('takes leave out, whole days or hours, and counts extra hours agreed inside it', () => {
    const leave: AvailabilityException = {
      kind: 'LEAVE',
      from: '2026-11-24',
      to: '2026-11-27',
      fromTime: null,
      toTime: null,
    };
    const morningOff: AvailabilityException = {
      ...leave,
      from: '2026-11-23',
      to: '2026-11-23',
      fromTime: '09:00',
      toTime: '10:00',
    };
    const extra: AvailabilityException = {
      ...leave,
      kind: 'EXTRA_HOURS',
      to: '2026-11-24',
      fromTime: '18:00',
      toTime: '19:00',
    };
    const advisers = only({ hours: everyWeekday('09:00', '11:00'), exceptions: [leave, extra, morningOff] });
    const now = toInstant('2026-11-22', '12:00');
    expect(startsOf({ ...usual, advisers, now, from: '2026-11-23', to: '2026-11-27' })).toEqual([
      '2026-11-23 10:00',
      '2026-11-24 18:00',
    ]);
  });

  it('lets an appointment cross midnight where the hours do', () => {
    const hours = [
      { weekday: 2, from: '22:00', to: '24:00' },
      { weekday: 3, from: '00:00', to: '01:00' },
    ];
    const found = startsOf({ ...usual, durationMinutes: 120, advisers: only({ hours }) });
    expect(found).toEqual(['22:00', '22:15', '22:30', '22:45', '23:00'].map((time) => `2026-11-24 ${time}`));
  });

  it('offers nothing when the first day is after the last', () => {
    expect(findSlots({ ...usual, to: '2026-11-23' })).toEqual([]);
  });
});

describe('whyNotBookable', () => {
  const blocked = [{ start: toInstant('2026-11-24', '10:00'), end: toInstant('2026-11-24', '11:00') }];
  const request = {
    ...usual,
    service: { ...usual.service, leadTimeHours: 2, horizonDays: 40 },
    adviser: { hours: everyWeekday('09:00', '12:00'), exceptions: [], blocked },
  };
  const reason = (date: string, time: string) => whyNotBookable(request, toInstant(date, time));

  it('says what is in the way', () => {
    expect(reason('2026-11-23', '11:45')).toBe('PAST');
    expect(reason('2026-11-24', '09:05')).toBe('OFF_GRID');
    expect(whyNotBookable(request, toInstant('2026-11-24', '09:00') + 1)).toBe('OFF_GRID');
    expect(reason('2026-11-23', '13:45')).toBe('LEAD_TIME');
    expect(reason('2027-01-04', '09:00')).toBe('HORIZON');
    expect(reason('2026-12-25', '09:00')).toBe('BANK_HOLIDAY');
    expect(reason('2026-11-24', '11:15')).toBe('OUTSIDE_HOURS');
    expect(reason('2026-11-24', '09:15')).toBe('TAKEN');
    expect(reason('2026-11-24', '09:00')).toBeNull();
    expect(reason('2026-11-24', '11:00')).toBeNull();
  });
});

describe('cost', () => {
  /** Counts how often the search looks at a blocked span: work, not time, so that the test cannot depend on the machine. */
  function looksAtBlocked(advisers: number, blockedPerAdviser: number): number {
    let looks = 0;
    const from = '2026-11-24';
    const first = toInstant(from, '09:00');
    const blockedSpan = (index: number): Span => {
      const start = first + Math.floor(index / 8) * DAY + (index % 8) * 60 * MINUTE;
      return {
        get start() {
          looks += 1;
          return start;
        },
        get end() {
          looks += 1;
          return start + 45 * MINUTE;
        },
      };
    };
    const pool = Array.from({ length: advisers }, (_, index) => ({
      id: `adviser-${index}`,
      hours: everyDay('09:00', '17:00'),
      exceptions: [],
      blocked: Array.from({ length: blockedPerAdviser }, (__, span) => blockedSpan(span)),
    }));
    const found = findSlots({
      ...usual,
      durationMinutes: 15,
      advisers: pool,
      from,
      to: addDays(from, 61),
      service: { ...usual.service, horizonDays: 90 },
    });
    expect(found.length).toBeGreaterThan(0);
    return looks;
  }

  it('grows in step with advisers and with what is taken: 62 days, 10 advisers, 2,000 bookings and four times that', () => {
    const once = looksAtBlocked(10, 200);
    expect(once).toBeLessThan(2_000 * 12);
    expect(looksAtBlocked(40, 200)).toBe(4 * once);
    expect(looksAtBlocked(10, 400) / once).toBeLessThan(2.2);
  });
});
