import { describe, expect, it } from '@jest/globals';
import { quarterOf, toInstant } from '../../platform/local-time.js';
import { addWorkingDays } from './add-working-days.js';
import { BANK_HOLIDAYS } from './bank-holidays.js';
import { validateException, validateWeeklyHours } from './working-time.js';

const bankHolidays = new Set(BANK_HOLIDAYS.map(({ date }) => date));
const due = (date: string, time: string): string =>
  new Date(addWorkingDays(toInstant(date, time), 2, bankHolidays)).toISOString();

describe('addWorkingDays', () => {
  it('counts two days in the middle of a week, at the same time of day', () => {
    expect(due('2026-11-23', '10:15')).toBe('2026-11-25T10:15:00.000Z');
  });

  it('leaves the weekend out', () => {
    expect(due('2026-11-26', '10:15')).toBe('2026-11-30T10:15:00.000Z');
  });

  it('leaves Christmas and its substitute day out', () => {
    expect(due('2026-12-24', '09:00')).toBe('2026-12-30T09:00:00.000Z');
  });

  it('counts from the beginning of the next working day when it begins on none', () => {
    expect(due('2026-11-28', '15:00')).toBe('2026-12-02T00:00:00.000Z');
    expect(due('2026-12-25', '15:00')).toBe('2026-12-31T00:00:00.000Z');
  });

  it('keeps the wall time when the clocks change in between', () => {
    expect(due('2026-10-23', '10:00')).toBe('2026-10-27T10:00:00.000Z');
    expect(due('2026-03-27', '10:00')).toBe('2026-03-31T09:00:00.000Z');
  });
});

describe('local times', () => {
  it('refuses a time that the clocks jump over, and takes the first of two', () => {
    expect(() => toInstant('2027-03-28', '01:30')).toThrow('does not exist in London');
    expect(new Date(toInstant('2027-10-31', '01:30')).toISOString()).toBe('2027-10-31T00:30:00.000Z');
  });

  it('refuses what is no date or no time', () => {
    expect(() => toInstant('2026-02-30', '10:00')).toThrow(RangeError);
    expect(() => toInstant('2026-02-28', '24:30')).toThrow(RangeError);
    expect(() => toInstant('28/02/2026', '10:00')).toThrow('Write it like 2026-11-23');
  });

  it('knows the calendar quarter in London time', () => {
    expect(quarterOf(toInstant('2026-05-01', '00:00'))).toEqual({
      start: Date.parse('2026-03-31T23:00:00Z'),
      end: Date.parse('2026-06-30T23:00:00Z'),
    });
    expect(quarterOf(toInstant('2026-12-31', '23:59')).end).toBe(Date.parse('2027-01-01T00:00:00Z'));
  });
});

describe('validateWeeklyHours', () => {
  it('accepts a week with a lunch break, in any order', () => {
    const hours = [
      { weekday: 1, from: '13:30', to: '17:00' },
      { weekday: 1, from: '09:00', to: '12:30' },
      { weekday: 2, from: '18:00', to: '24:00' },
    ];
    expect(validateWeeklyHours(hours)).toBeNull();
  });

  it('names the field and what to do', () => {
    const errors = validateWeeklyHours([
      { weekday: 8, from: '9:00', to: '12:00' },
      { weekday: 1, from: '12:00', to: '12:00' },
    ]);
    expect(Object.keys(errors ?? {})).toEqual(['hours.0.weekday', 'hours.0.from', 'hours.1.to']);
  });

  it('refuses hours that overlap on a day', () => {
    const errors = validateWeeklyHours([
      { weekday: 1, from: '11:00', to: '13:00' },
      { weekday: 1, from: '09:00', to: '17:00' },
      { weekday: 1, from: '16:00', to: '18:00' },
    ]);
    expect(Object.keys(errors ?? {})).toEqual(['hours.0.from', 'hours.2.from']);
    expect(errors?.['hours.0.from']).toContain('overlap 09:00 to 17:00');
  });
});

describe('validateException', () => {
  const leave = {
    kind: 'LEAVE' as const,
    from: '2026-11-24',
    to: '2026-11-27',
    fromTime: null,
    toTime: null,
  };

  it('accepts whole days of leave, and hours of either kind', () => {
    expect(validateException(leave)).toBeNull();
    expect(
      validateException({ ...leave, kind: 'EXTRA_HOURS', fromTime: '18:00', toTime: '24:00' }),
    ).toBeNull();
  });

  it('refuses days and times in the wrong order, and extra hours without times', () => {
    expect(validateException({ ...leave, to: '2026-11-23' })).toHaveProperty('to');
    expect(validateException({ ...leave, fromTime: '12:00', toTime: '09:00' })).toHaveProperty('toTime');
    expect(validateException({ ...leave, kind: 'EXTRA_HOURS' })).toHaveProperty('fromTime');
    expect(validateException({ ...leave, toTime: '09:00' })).toHaveProperty('fromTime');
  });

  it('refuses a time on a single day that the clocks jump over', () => {
    const sunday = {
      ...leave,
      kind: 'EXTRA_HOURS' as const,
      from: '2027-03-28',
      to: '2027-03-28',
      fromTime: '01:30',
      toTime: '04:00',
    };
    expect(validateException(sunday)?.fromTime).toContain('does not exist in London');
  });
});
