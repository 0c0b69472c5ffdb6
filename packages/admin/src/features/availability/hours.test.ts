import { describe, expect, it } from '@jest/globals';
import { hoursText, parseHours } from './hours.ts';

describe('weekly hours as people type them', () => {
  it.each([
    ['9:00–12:30, 13:30–17:00', '9:00–12:30, 13:30–17:00'],
    ['9-5', '9:00–17:00'],
    ['9am to noon and 1.30-5', '9:00–12:00, 13:30–17:00'],
    ['0930 - 1600', '9:30–16:00'],
    ['13:30-17, 9-12', '9:00–12:00, 13:30–17:00'],
    ['6pm-8pm', '18:00–20:00'],
    ['off', ''],
    ['', ''],
  ])('reads "%s"', (typed, understood) => {
    expect(hoursText(parseHours(typed) ?? [])).toBe(understood);
    expect(parseHours(typed)).toBeDefined();
  });

  it.each(['nine to five', '9', '9-12, 11-15', '25:00-26:00', '9:75-10', '17-17', '13pm-2pm'])(
    'does not guess at "%s"',
    (typed) => {
      expect(parseHours(typed)).toBeUndefined();
    },
  );
});
