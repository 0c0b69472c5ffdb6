import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  clockOf,
  dateOf,
  durationText,
  instantOf,
  mondayOf,
  relativeText,
  timeText,
} from './london-time.ts';

describe('London time, wherever the browser stands', () => {
  it('keeps a wall-clock time over both changes of the clocks', () => {
    expect(instantOf('2026-03-28', '10:00').toISOString()).toBe('2026-03-28T10:00:00.000Z');
    expect(instantOf('2026-03-29', '10:00').toISOString()).toBe('2026-03-29T09:00:00.000Z');
    expect(instantOf('2026-10-24', '10:00').toISOString()).toBe('2026-10-24T09:00:00.000Z');
    expect(instantOf('2026-10-25', '10:00').toISOString()).toBe('2026-10-25T10:00:00.000Z');
  });

  it('means the first of an hour that comes twice', () => {
    expect(instantOf('2026-10-25', '01:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('begins a summer day an hour before midnight in UTC', () => {
    expect(instantOf('2026-07-01').toISOString()).toBe('2026-06-30T23:00:00.000Z');
    expect(dateOf('2026-06-30T23:30:00.000Z')).toBe('2026-07-01');
    expect(clockOf('2026-06-30T23:30:00.000Z')).toBe('00:30');
  });

  it('counts days over the end of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
  });

  it('says times and durations as people do', () => {
    expect(timeText('2026-12-01T10:15:00.000Z')).toBe('10:15am');
    expect(timeText('2026-12-01T12:00:00.000Z')).toBe('12pm');
    expect([30, 60, 90, 120, 75].map(durationText)).toEqual([
      '30 minutes',
      '1 hour',
      '1½ hours',
      '2 hours',
      '1 hour 15 minutes',
    ]);
    const now = new Date('2026-11-24T09:00:00.000Z');
    expect(relativeText('2026-11-25T08:00:00.000Z', now)).toBe('tomorrow');
    expect(relativeText('2026-11-24T11:00:00.000Z', now)).toBe('in 2 hours');
  });
});
