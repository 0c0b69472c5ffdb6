import { describe, expect, it } from '@jest/globals';
import { addMonths } from '../../platform/local-time.js';
import { BANK_HOLIDAYS } from '../availability/bank-holidays.js';
import { acknowledgeBy, daysPaused, dueOn } from './due-date.js';

const HOLIDAYS = new Set(BANK_HOLIDAYS.map(({ date }) => date));
const due = (receivedOn: string, pausedDays = 0, extended = false) =>
  dueOn({ receivedOn, pausedDays, extended }, HOLIDAYS);

describe('the day by which a request is answered', () => {
  it.each([
    ['2026-09-03', '2026-10-05', 'the third is a Saturday, so Monday'],
    ['2026-09-01', '2026-10-01', 'the same day of the next month'],
    ['2026-10-31', '2026-11-30', 'November has no 31st'],
    ['2027-01-29', '2027-03-01', 'the last of February is a Sunday'],
    ['2027-01-31', '2027-03-01', 'February has no 31st, and its last day is a Sunday'],
    ['2028-01-31', '2028-02-29', 'a leap year'],
    ['2028-01-29', '2028-02-29', 'the same day exists in a leap year'],
    ['2026-11-25', '2026-12-29', 'Christmas Day, then Saturday, Sunday and the substitute for Boxing Day'],
    ['2026-12-01', '2027-01-04', 'New Year’s Day is a Friday'],
    ['2027-02-26', '2027-03-30', 'Good Friday to Easter Monday'],
    ['2026-04-04', '2026-05-05', 'the early May bank holiday'],
    ['2026-11-28', '2026-12-29', 'received on a Saturday, counted from it; due on a bank holiday'],
    ['2026-12-31', '2027-02-01', 'over the year, the 31st is a Sunday'],
  ])('received on %s it is %s: %s', (receivedOn, expected) => {
    expect(due(receivedOn)).toBe(expected);
  });

  it.each([
    ['2026-11-30', '2027-03-01', 'February has no 30th, and its last day is a Sunday'],
    ['2026-09-25', '2026-12-29', 'Christmas again'],
    ['2026-08-31', '2026-11-30', 'three months at a month’s end'],
  ])('received on %s and extended it is %s: %s', (receivedOn, expected) => {
    expect(due(receivedOn, 0, true)).toBe(expected);
  });

  it.each([
    ['2026-09-01', 5, '2026-10-06'],
    ['2026-09-01', 2, '2026-10-05'],
    ['2026-11-02', 23, '2026-12-29'],
  ])('received on %s and paused for %i days it is %s', (receivedOn, days, expected) => {
    expect(due(receivedOn, days)).toBe(expected);
  });

  it('moves by the days themselves before it moves to a working day', () => {
    expect(due('2026-09-03', 1)).toBe('2026-10-05');
    expect(due('2026-09-03', 2)).toBe('2026-10-05');
    expect(due('2026-09-03', 3)).toBe('2026-10-06');
  });
});

describe('months and pauses', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2020-02-29', 72, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it.each([
    ['2026-11-02', '2026-11-02', 0],
    ['2026-11-02', '2026-11-05', 3],
    ['2026-10-24', '2026-10-26', 2],
  ])('a pause from %s to %s takes %i days, also when the clocks change', (from, to, expected) => {
    expect(daysPaused(from, to)).toBe(expected);
  });
});

it.each([
  ['2026-06-19', '2026-07-18'],
  ['2026-11-30', '2026-12-29'],
  ['2027-01-31', '2027-03-01'],
])('a complaint of %s is acknowledged by %s: its own day is the first of thirty', (received, expected) => {
  expect(acknowledgeBy(received)).toBe(expected);
});
