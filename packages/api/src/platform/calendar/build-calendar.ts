import ICAL from 'ical.js';
import { addDays, LONDON, londonClock } from '../local-time.js';
import type { CalendarEvent } from './calendar-event.js';
import { LONDON_ZONE } from './london-zone.js';

/** How a calendar goes out: as a feed to subscribe to (with a name), as a file to add, or as an invitation to one address and its recall. */
export type CalendarPurpose = { method: 'PUBLISH'; name?: string } | { method: 'REQUEST' | 'CANCEL' };

/** One property in jCal (RFC 7265): name, parameters, type, value. */
type Property = [name: string, parameters: Record<string, string>, type: string, value: unknown];

/**
 * Writes events as iCalendar text (RFC 5545), with METHOD as RFC 5546 has it. The same events give the same text at any
 * moment and in any time zone of the server, so that an unchanged feed is known by its text.
 */
export function buildCalendar(events: readonly CalendarEvent[], purpose: CalendarPurpose): string {
  const calendar = [
    'vcalendar',
    calendarProperties(purpose),
    [LONDON_ZONE, ...events.map((event) => ['vevent', eventProperties(event), []])],
  ];
  return ICAL.stringify(calendar);
}

function calendarProperties(purpose: CalendarPurpose): Property[] {
  const always: Property[] = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', '-//Shared back office//EN'],
    ['calscale', {}, 'text', 'GREGORIAN'],
    ['method', {}, 'text', purpose.method],
  ];
  if (purpose.method !== 'PUBLISH' || purpose.name === undefined) return always;
  // The old names stand beside those of RFC 7986, because Outlook and Google know only them.
  return [
    ...always,
    ['name', {}, 'text', plain(purpose.name)],
    ['x-wr-calname', {}, 'unknown', escaped(plain(purpose.name))],
    ['x-wr-timezone', {}, 'unknown', LONDON],
    ['refresh-interval', {}, 'duration', 'PT1H'],
    ['x-published-ttl', {}, 'unknown', 'PT1H'],
  ];
}

function eventProperties(event: CalendarEvent): Property[] {
  return [
    ['uid', {}, 'text', event.uid],
    ['sequence', {}, 'integer', event.sequence],
    ['dtstamp', {}, 'date-time', inUtc(event.changedAt)],
    ['created', {}, 'date-time', inUtc(event.createdAt)],
    ['last-modified', {}, 'date-time', inUtc(event.changedAt)],
    ...times(event.when),
    ['status', {}, 'text', event.status],
    ['summary', {}, 'text', plain(event.summary)],
    ...given('location', 'text', event.location && plain(event.location)),
    ...given('url', 'uri', event.url),
  ];
}

const given = (name: string, type: string, value: string | null): Property[] =>
  value ? [[name, {}, type, value]] : [];

// A day's end is the day after it; it takes nobody's time.
function times(when: CalendarEvent['when']): Property[] {
  if ('date' in when)
    return [
      ['dtstart', {}, 'date', when.date],
      ['dtend', {}, 'date', addDays(when.date, 1)],
      ['transp', {}, 'text', 'TRANSPARENT'],
    ];
  return [time('dtstart', when.startsAt), time('dtend', when.endsAt)];
}

// Local time of London, as people mean it; but in UTC in the hour that comes twice, which programs read differently.
function time(name: string, instant: Date): Property {
  const { date, time: clock, isRepeated } = londonClock(instant.getTime());
  if (isRepeated) return [name, {}, 'date-time', inUtc(instant)];
  return [name, { tzid: LONDON }, 'date-time', `${date}T${clock}`];
}

const inUtc = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

// What is neither a letter nor a line break would break the file, or hide in it.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029]/gu;
const plain = (value: string): string =>
  value
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNPRINTABLE, (letter) => (letter === '\n' ? '\n' : ' '));

// ical.js writes names that it does not know as they are.
const escaped = (value: string): string => value.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
