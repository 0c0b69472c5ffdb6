import { describe, expect, it } from '@jest/globals';
import { bandOf, scoreOf } from './hazard-rating.js';
import { nextCheckDate } from './next-check-date.js';
import {
  ACCIDENT_SEVERITIES,
  type AccidentSeverity,
  HURT_AS,
  type HurtAs,
  proposedSeverity,
  riddorClock,
} from './riddor-clock.js';

const clock = (severity: AccidentSeverity, hurtAs: HurtAs | null = 'EMPLOYEE', happenedOn = '2026-11-20') =>
  riddorClock({ severity, hurtAs, happenedOn });

describe('the clock of RIDDOR', () => {
  it.each<[AccidentSeverity, HurtAs | null, string, boolean]>([
    ['DEATH', 'EMPLOYEE', '2026-11-30', true],
    ['DEATH', 'VISITOR', '2026-11-30', true],
    ['SPECIFIED_INJURY', 'EMPLOYEE', '2026-11-30', true],
    ['PUBLIC_TO_HOSPITAL', 'VISITOR', '2026-11-30', true],
    ['PUBLIC_TO_HOSPITAL', 'VOLUNTEER', '2026-11-30', true],
    ['DANGEROUS_OCCURRENCE', null, '2026-11-30', true],
    ['OVER_7_DAYS', 'EMPLOYEE', '2026-12-05', false],
    ['DISEASE', 'EMPLOYEE', '2026-11-20', true],
  ])('%s of %s is reported by %s', (severity, hurtAs, reportBy, atOnce) => {
    expect(clock(severity, hurtAs)).toMatchObject({ duty: 'REPORT', reportBy, atOnce });
  });

  it.each<[AccidentSeverity, HurtAs]>([
    ['OVER_3_DAYS', 'EMPLOYEE'],
    ['OVER_3_DAYS', 'VOLUNTEER'],
    ['OVER_7_DAYS', 'VOLUNTEER'],
    ['SPECIFIED_INJURY', 'VISITOR'],
    ['PUBLIC_TO_HOSPITAL', 'EMPLOYEE'],
  ])('%s of %s is kept on record and not reported', (severity, hurtAs) => {
    expect(clock(severity, hurtAs)).toMatchObject({ duty: 'RECORD', reportBy: null, atOnce: false });
  });

  it.each<AccidentSeverity>(['MINOR', 'NEAR_MISS'])('%s asks for nothing', (severity) => {
    expect(clock(severity, null)).toMatchObject({ duty: 'NONE', reportBy: null });
  });

  it('counts days of the calendar over the ends of months and years, and over the night of the clocks', () => {
    expect(clock('DEATH', 'EMPLOYEE', '2026-12-25').reportBy).toBe('2027-01-04');
    expect(clock('OVER_7_DAYS', 'EMPLOYEE', '2028-02-20').reportBy).toBe('2028-03-06');
    expect(clock('DEATH', 'EMPLOYEE', '2026-10-20').reportBy).toBe('2026-10-30');
  });

  it('always says why and where it stands', () => {
    for (const severity of ACCIDENT_SEVERITIES)
      for (const hurtAs of [...HURT_AS, null]) {
        const { why, source, duty, reportBy } = clock(severity, hurtAs);
        expect(why.length).toBeGreaterThan(20);
        expect(source).toMatch(/2013, regulation/);
        expect(reportBy === null).toBe(duty !== 'REPORT');
      }
  });
});

describe('days off', () => {
  it.each<[AccidentSeverity, number, AccidentSeverity | null]>([
    ['MINOR', 3, null],
    ['MINOR', 4, 'OVER_3_DAYS'],
    ['MINOR', 7, 'OVER_3_DAYS'],
    ['MINOR', 8, 'OVER_7_DAYS'],
    ['OVER_3_DAYS', 7, null],
    ['OVER_3_DAYS', 8, 'OVER_7_DAYS'],
    ['OVER_7_DAYS', 30, null],
    ['SPECIFIED_INJURY', 30, null],
    ['NEAR_MISS', 8, null],
  ])('%s with %s days off is proposed to be %s', (severity, days, proposed) => {
    expect(proposedSeverity(severity, days)).toBe(proposed);
  });
});

describe('the next check', () => {
  it.each([
    ['2026-11-23', 1, 'WEEKS', '2026-11-30'],
    ['2026-11-23', 10, 'DAYS', '2026-12-03'],
    ['2026-08-31', 6, 'MONTHS', '2027-02-28'],
    ['2027-08-31', 6, 'MONTHS', '2028-02-29'],
    ['2026-12-31', 12, 'MONTHS', '2027-12-31'],
    ['2026-10-24', 1, 'WEEKS', '2026-10-31'],
  ] as const)('after %s, every %s %s, is on %s', (doneOn, every, unit, next) => {
    expect(nextCheckDate(doneOn, every, unit)).toBe(next);
  });
});

describe('a rating', () => {
  it('has a band for every pair from 1 to 5, and none without one', () => {
    const bands = [1, 2, 3, 4, 5].map((l) => [1, 2, 3, 4, 5].map((s) => bandOf(scoreOf(l, s))));
    expect(bands).toEqual([
      ['LOW', 'LOW', 'LOW', 'LOW', 'MEDIUM'],
      ['LOW', 'LOW', 'MEDIUM', 'MEDIUM', 'HIGH'],
      ['LOW', 'MEDIUM', 'MEDIUM', 'HIGH', 'HIGH'],
      ['LOW', 'MEDIUM', 'HIGH', 'HIGH', 'VERY_HIGH'],
      ['MEDIUM', 'HIGH', 'HIGH', 'VERY_HIGH', 'VERY_HIGH'],
    ]);
    expect(bandOf(scoreOf(null, 3))).toBeNull();
    expect(bandOf(scoreOf(3, null))).toBeNull();
  });
});
