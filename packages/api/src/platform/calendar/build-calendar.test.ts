import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { addressCalendar } from './address-calendar.js';
import { buildCalendar, type CalendarPurpose } from './build-calendar.js';
import type { CalendarEvent } from './calendar-event.js';

const FEED: CalendarPurpose = { method: 'PUBLISH', name: 'Appointments, all of them; really' };
const invitation = (
  more: Partial<CalendarEvent> = {},
  method: 'REQUEST' | 'CANCEL' = 'REQUEST',
  recipient = 'somebody@example.org',
) => addressCalendar(buildCalendar([event(more)], { method }), 'office@example.org', recipient);

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'booking-1@example.org',
  sequence: 0,
  createdAt: new Date('2026-11-01T09:00:00Z'),
  changedAt: new Date('2026-11-23T09:00:00Z'),
  when: { startsAt: new Date('2026-12-01T10:00:00Z'), endsAt: new Date('2026-12-01T10:45:00Z') },
  status: 'CONFIRMED',
  summary: 'HR appointment',
  location: 'Phone',
  url: 'https://office.example.org/app/bookings/1/show',
  ...more,
});

const at = (start: string, minutes = 45): CalendarEvent['when'] => ({
  startsAt: new Date(start),
  endsAt: new Date(new Date(start).getTime() + minutes * 60_000),
});

/** What ical.js reads. */
function readByIcal(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((one) => {
    const { startDate, endDate, summary, uid, sequence, location } = new ICAL.Event(one);
    return {
      uid,
      sequence,
      summary,
      location,
      status: one.getFirstPropertyValue('status'),
      start: startDate.isDate ? startDate.toString() : startDate.toJSDate().toISOString(),
      end: endDate.isDate ? endDate.toString() : endDate.toJSDate().toISOString(),
    };
  });
  return { calendar, events };
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
// node-ical makes a day the midnight of the machine's own zone.
const localDate = (date: Date) =>
  `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;

/** What node-ical reads. */
function readByNodeIcal(text: string) {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((one) => {
    if (one?.type !== 'VEVENT') return [];
    const isDay = one.datetype === 'date';
    const shown = (date: Date | undefined) => {
      if (!date) return null;
      return isDay ? localDate(date) : date.toISOString();
    };
    return [
      {
        uid: one.uid,
        sequence: Number(one.sequence),
        summary: one.summary,
        location: one.location,
        status: one.status,
        start: shown(one.start),
        end: shown(one.end),
      },
    ];
  });
}

const inMs = (instant: string) => `${instant.slice(0, 19)}.000Z`;

describe('a calendar', () => {
  const INSTANTS = [
    '2027-03-28T00:00:00Z',
    '2027-03-28T00:45:00Z',
    '2027-03-28T01:00:00Z',
    '2027-03-28T09:30:00Z',
    '2027-07-01T09:00:00Z',
    '2027-10-31T00:00:00Z',
    '2027-10-31T00:15:00Z',
    '2027-10-31T00:59:00Z',
    '2027-10-31T01:15:00Z',
    '2027-10-31T02:00:00Z',
    '2027-10-31T10:00:00Z',
    '2026-12-01T10:00:00Z',
  ];

  it.each(INSTANTS)('means %s to both parsers, however the clocks change', (instant) => {
    const text = buildCalendar([event({ when: at(instant) })], FEED);
    const end = new Date(new Date(instant).getTime() + 45 * 60_000).toISOString();
    const [ofIcal] = readByIcal(text).events;
    const [ofNode] = readByNodeIcal(text);
    expect(ofIcal).toMatchObject({ start: inMs(instant), end });
    expect(ofNode).toEqual(ofIcal);
  });

  it('tells local times of London, and UTC only in the hour that comes twice', () => {
    const startOf = (instant: string) =>
      /DTSTART.*:202[67].*/
        .exec(buildCalendar([event({ when: at(instant) })], FEED))
        ?.at(0)
        ?.trim();
    expect(startOf('2027-07-01T09:00:00Z')).toBe('DTSTART;TZID=Europe/London:20270701T100000');
    expect(startOf('2027-10-31T00:15:00Z')).toBe('DTSTART:20271031T001500Z');
    expect(startOf('2027-10-30T23:59:00Z')).toBe('DTSTART;TZID=Europe/London:20271031T005900');
    expect(startOf('2027-10-31T02:00:00Z')).toBe('DTSTART;TZID=Europe/London:20271031T020000');
    expect(startOf('2027-10-31T01:15:00Z')).toBe('DTSTART:20271031T011500Z');
  });

  it.each(['2027-03-28', '2027-10-31', '2026-12-31', '2028-02-29'])(
    'has %s as a whole day that takes nobody’s time',
    (date) => {
      const text = buildCalendar([event({ when: { date } })], FEED);
      const [ofIcal] = readByIcal(text).events;
      expect(ofIcal?.start).toBe(date);
      expect(readByNodeIcal(text)[0]?.start).toBe(date);
      expect(text).toContain('TRANSP:TRANSPARENT\r\n');
    },
  );

  it('says its own properties first, one time zone, and ends its last line', () => {
    const text = buildCalendar([event(), event({ uid: 'booking-2@example.org' })], FEED);
    const [head = ''] = text.split('BEGIN:VTIMEZONE');
    expect(head).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/);
    for (const property of [
      'PRODID:',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ])
      expect(head).toContain(property);
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('stamps an event with its last change, so that what is unchanged is the same text', () => {
    const text = buildCalendar([event()], FEED);
    expect(text).toContain('DTSTAMP:20261123T090000Z\r\n');
    expect(buildCalendar([event()], FEED)).toBe(text);
  });

  it('is the same whatever the time zone of the server', () => {
    const program = `
      const { buildCalendar } = await import(${JSON.stringify(new URL('../../../dist/src/platform/calendar/build-calendar.js', import.meta.url).href)});
      const events = ${JSON.stringify(INSTANTS)}.map((start, n) => ({ uid: 'e' + n, sequence: n, createdAt: new Date(0), changedAt: new Date(start),
        when: n === 0 ? { date: '2027-03-28' } : { startsAt: new Date(start), endsAt: new Date(Date.parse(start) + 2_700_000) },
        status: 'CONFIRMED', summary: 'HR appointment', location: null, url: null }));
      process.stdout.write(buildCalendar(events, { method: 'PUBLISH', name: 'All' }));`;
    const written = ['UTC', 'America/New_York', 'Asia/Tokyo', 'Europe/London'].map((zone) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', program], {
        env: { ...process.env, NODE_OPTIONS: '', TZ: zone },
        encoding: 'utf8',
      }),
    );
    expect(written[0]).toContain('DTSTART;VALUE=DATE:20270328');
    expect(new Set(written).size).toBe(1);
  });

  it('survives any text, and no line of it is longer than 75 octets', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            '\n',
            '\r\n',
            ',',
            ';',
            '\\',
            ':',
            '"',
            '😀',
            'é',
            'END:VEVENT',
            '\\n',
            '\t',
            '\0',
            ' ',
          ),
          {
            maxLength: 60,
          },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, hostile, (summary, location) => {
        const text = buildCalendar(
          [event({ summary, location }), event({ uid: 'second@example.org' })],
          FEED,
        );
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
        const { events } = readByIcal(text);
        expect(events.map(({ uid }) => uid)).toEqual(['booking-1@example.org', 'second@example.org']);
        expect(events[0]?.summary).toBe(printable(summary));
        expect(readByNodeIcal(text)).toHaveLength(2);
      }),
      { numRuns: 300 },
    );
  });
});

/** What may be left of a text: its line breaks are all alike, and what cannot be printed is a space. */
const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n|\r|\u2028|\u2029/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ');

describe('an invitation', () => {
  it('names the system and its one recipient, and nobody else', () => {
    const text = invitation();
    const { calendar, events } = readByIcal(text);
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    const [entry] = calendar.getAllSubcomponents('vevent');
    expect(entry?.getFirstPropertyValue('organizer')).toBe('mailto:office@example.org');
    expect(entry?.getAllProperties('attendee').map((one) => one.getFirstValue())).toEqual([
      'mailto:somebody@example.org',
    ]);
    expect(readByNodeIcal(text)).toEqual(events);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('says of the event what the feed says of it', () => {
    const inFeed = buildCalendar([event()], FEED).split('BEGIN:VEVENT')[1] ?? '';
    const invited = invitation().replace(/^(ORGANIZER|ATTENDEE).*\r\n/gm, '');
    expect(invited.split('BEGIN:VEVENT')[1]).toBe(inFeed);
  });

  it('is recalled by the same uid, a higher sequence and CANCELLED', () => {
    const text = invitation({ sequence: 3, status: 'CANCELLED' }, 'CANCEL');
    expect(readByIcal(text).calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(readByNodeIcal(text)).toMatchObject([
      { uid: 'booking-1@example.org', sequence: 3, status: 'CANCELLED' },
    ]);
  });

  it('lets no address bring lines of its own', () => {
    const text = invitation({}, 'REQUEST', 'a@example.org\r\nSUMMARY:Gotcha');
    expect(readByIcal(text).events[0]?.summary).toBe('HR appointment');
    expect(text).not.toMatch(/^SUMMARY:Gotcha/m);
  });
});
