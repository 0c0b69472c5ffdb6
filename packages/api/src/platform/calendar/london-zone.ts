/**
 * The one time zone of all our calendars, in jCal (RFC 7265): since 1996 the clocks change at 01:00 UTC on the last
 * Sundays of March and October (The Summer Time Order 2002). RFC 5545 wants it in every calendar that names it.
 */
export const LONDON_ZONE = [
  'vtimezone',
  [['tzid', {}, 'text', 'Europe/London']],
  [
    [
      'daylight',
      [
        ['dtstart', {}, 'date-time', '1996-03-31T01:00:00'],
        ['rrule', {}, 'recur', { freq: 'YEARLY', bymonth: 3, byday: '-1SU' }],
        ['tzname', {}, 'text', 'BST'],
        ['tzoffsetfrom', {}, 'utc-offset', '+00:00'],
        ['tzoffsetto', {}, 'utc-offset', '+01:00'],
      ],
      [],
    ],
    [
      'standard',
      [
        ['dtstart', {}, 'date-time', '1996-10-27T02:00:00'],
        ['rrule', {}, 'recur', { freq: 'YEARLY', bymonth: 10, byday: '-1SU' }],
        ['tzname', {}, 'text', 'GMT'],
        ['tzoffsetfrom', {}, 'utc-offset', '+01:00'],
        ['tzoffsetto', {}, 'utc-offset', '+00:00'],
      ],
      [],
    ],
  ],
] as const;
