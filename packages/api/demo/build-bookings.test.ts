import { describe, expect, it } from '@jest/globals';
import { findSlots, whyNotBookable } from '../src/features/availability/find-slots.js';
import { addDays, londonDate, weekday } from '../src/platform/local-time.js';
import { STORIES } from './booking-stories.js';
import { buildBookings } from './build-bookings.js';
import { buildConsortium } from './build-consortium.js';
import { SMALL_MEMBER } from './content/organisations.js';
import { HOLIDAYS } from './demo-calendar.js';
import { idsFrom, Random } from './random.js';

/** Ordinary days, a weekend, Christmas, Easter, and the weeks in which the clocks change. */
const DAYS = [
  '2026-11-23T14:20:00Z',
  '2026-11-28T08:00:00Z',
  '2026-12-24T16:00:00Z',
  '2027-01-02T00:30:00Z',
  '2027-03-26T09:00:00Z',
  '2027-03-28T01:30:00Z',
  '2027-06-17T11:05:00Z',
  '2027-10-31T00:45:00Z',
];

function demoAt(instant: string) {
  const at = new Date(instant);
  const random = new Random(1);
  const ids = idsFrom(random);
  const consortium = buildConsortium(londonDate(at.getTime()), ids);
  return { at, consortium, ...buildBookings(consortium, random, ids, at) };
}

type Demo = ReturnType<typeof demoAt>;

/** What is taken of an adviser's time, but for one booking. */
const blockedOf = ({ adviserTimes }: Demo, adviserId: string, besides?: string) =>
  adviserTimes
    .filter(({ adviser, booking }) => adviser === adviserId && booking !== besides)
    .map(({ blocked }) => {
      const [start = 0, end = 0] = blocked
        .slice(1, -1)
        .split(',')
        .map((instant) => Date.parse(instant));
      return { start, end };
    });

const calendarOf = (demo: Demo, adviserId: string, besides?: string) => ({
  id: adviserId,
  hours: demo.consortium.availabilities.find(({ id }) => id === adviserId)?.hours ?? [],
  exceptions: demo.consortium.exceptions
    .filter(({ availability }) => availability === adviserId)
    .map((row) => ({ ...row, fromTime: row.fromTime ?? null, toTime: row.toTime ?? null })),
  blocked: blockedOf(demo, adviserId, besides),
});

const serviceOf = ({ consortium }: Demo, id: string) => {
  const service = consortium.services.find(({ row }) => row.id === id);
  if (!service) throw new Error('Every booking has a service.');
  return service;
};

describe.each(DAYS)('bookings around %s', (instant) => {
  const demo = demoAt(instant);
  const { at, bookings, adviserTimes, consortium } = demo;
  const of = (email: string) => bookings.filter(({ adviser }) => adviser === consortium.personId(email));

  it('lie on the grid, inside working hours, and never overlap', () => {
    const holding = new Set(adviserTimes.map(({ booking }) => booking));
    const wrong = bookings
      .filter(({ id }) => holding.has(id))
      .map((booking) => ({
        number: booking.number,
        why: whyNotBookable(
          {
            service: { ...serviceOf(demo, booking.service).row, leadTimeHours: 0 },
            durationMinutes: booking.durationMinutes,
            adviser: calendarOf(demo, booking.adviser, booking.id),
            bankHolidays: HOLIDAYS,
            now: booking.createdAt.getTime(),
          },
          booking.startsAt.getTime(),
        ),
      }));
    expect(wrong.filter(({ why }) => why !== null)).toEqual([]);
    expect(bookings.length).toBeGreaterThan(300);
  });

  it('leave the small member more than five free times without approval', () => {
    const { row, adviserIds } =
      consortium.services.find(({ row: { name } }) => name === 'HR advice') ?? serviceOf(demo, '');
    const slots = findSlots({
      service: row,
      durationMinutes: 45,
      advisers: adviserIds.map((id) => calendarOf(demo, id)),
      bankHolidays: HOLIDAYS,
      from: addDays(londonDate(at.getTime()), 3),
      to: addDays(londonDate(at.getTime()), 40),
      now: at.getTime(),
    });
    expect(row.needsApproval).toBe(false);
    expect(slots.length).toBeGreaterThan(50);
  });

  it('tell all the stories of the small member', () => {
    const own = bookings.filter(
      ({ organisation }) => organisation === consortium.organisationId(SMALL_MEMBER),
    );
    expect(own).toHaveLength(STORIES.filter(({ organisation }) => organisation === SMALL_MEMBER).length);
    expect(own.filter(({ startsAt }) => startsAt > at)).toHaveLength(3);
    expect(own.filter(({ sharedWith }) => sharedWith.length > 0).length).toBeGreaterThan(1);
  });

  it('give the adviser requests to answer, appointments to record, and a day’s work', () => {
    const own = of('adviser@demo.test');
    expect(own.filter(({ status }) => status === 'REQUESTED').length).toBeGreaterThan(1);
    const unrecorded = own.filter(({ status, endsAt }) => status === 'CONFIRMED' && endsAt <= at);
    expect(unrecorded.length).toBe(2);
    const today = londonDate(at.getTime());
    const adviser = calendarOf(demo, consortium.personId('adviser@demo.test'));
    const worksToday = adviser.hours.some((hours) => hours.weekday === weekday(today));
    const todays = own.filter(({ startsAt }) => londonDate(startsAt.getTime()) === today);
    expect(todays.length).toBeGreaterThanOrEqual(worksToday && !HOLIDAYS.has(today) ? 3 : 0);
  });
});
