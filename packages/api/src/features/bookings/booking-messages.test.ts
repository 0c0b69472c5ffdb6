import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { bookingIn, MONDAY } from '../../../test/book.js';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';
import { expireRequests } from './expire-requests.job.js';
import { remindConcerned } from './remind-concerned.job.js';
import { sendAdviserDays } from './send-adviser-days.job.js';

const HOUR = 3_600_000;
const CANCEL = `mutation ($id: ID!) { cancelBooking(id: $id) { id } }`;
const MOVE = `mutation ($id: ID!, $input: RescheduleBookingInput!) { rescheduleBooking(id: $id, input: $input) { id } }`;

interface Told {
  person: string;
  kind: string;
  subject: string;
  text: string;
  entry: string | null;
}

let system: TestSystem;
let world: Consortium;
let manager: Call;
const seen = new Set<string>();
const { book } = bookingIn(() => world);

/** Runs a job at an instant. */
async function run(job: { name: string }, at: Date): Promise<void> {
  freezeClock(at);
  await system.app.database.queue.send(job as typeof remindConcerned, {});
  await system.app.database.queue.drain(job.name);
}

/** What people were told since the last look. */
async function told(): Promise<Told[]> {
  const { jobs } = system.app.database;
  const { rows } = await jobs.query<Told & { id: string }>(
    `select m.id, m.person_id as person, m.kind, m.subject, m.text, m.attachments -> 0 ->> 'content' as entry
     from mails m order by m.created_at, m.id`,
  );
  const fresh = rows.filter(({ id }) => !seen.has(id));
  for (const { id } of rows) seen.add(id);
  return fresh;
}

const kindsFor = (all: readonly Told[], person: { id: string }) =>
  all.filter((one) => one.person === person.id).map((one) => one.kind);

const eventIn = (text: string | null) => {
  const [entry] = new ICAL.Component(ICAL.parse(text ?? '')).getAllSubcomponents('vevent');
  return {
    uid: entry?.getFirstPropertyValue('uid'),
    sequence: Number(entry?.getFirstPropertyValue('sequence')),
    status: entry?.getFirstPropertyValue('status'),
  };
};

const earlier = (instant: string, hours: number) => new Date(new Date(instant).getTime() - hours * HOUR);

beforeAll(async () => {
  freezeClock(MONDAY);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
});

beforeEach(() => freezeClock(MONDAY));
// Each test has the appointments that it makes, and no others.
afterEach(async () => {
  await system.app.database.jobs.query(
    `delete from adviser_time; update bookings set status = 'CANCELLED', answer_by = null`,
  );
  await told();
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

describe('a change of a booking', () => {
  it('is told to who booked, who was named and who serves it, and says nothing of what it is about', async () => {
    const { people } = world;
    await book(manager, { adviserId: people.adviser.id, sharedWith: [people.trustee.id] });
    const all = await told();
    expect(all.map((one) => one.person).sort()).toEqual(
      [people.manager.id, people.trustee.id, people.adviser.id].sort(),
    );
    for (const one of all) {
      expect(one.subject).toBe('HR appointment: confirmed');
      expect(JSON.stringify(one)).not.toMatch(/long absence|may ask for/);
    }
    expect(all.find((one) => one.person === people.adviser.id)?.text).toContain('For: Riverbank Pantry');
    expect(all.find((one) => one.person === people.manager.id)?.text).toContain('With: Aisha Rahman');
  });

  it('brings a calendar entry that follows: the same uid, a higher sequence, and CANCELLED in the end', async () => {
    const booking = await book(manager, { adviserId: world.people.adviser.id });
    const [made] = await told();
    const startsAt = new Date(new Date(booking.startsAt).getTime() + 24 * HOUR).toISOString();
    expect((await manager(MOVE, { id: booking.id, input: { startsAt } })).errors).toBeUndefined();
    const [moved] = await told();
    await manager(CANCEL, { id: booking.id });
    const [cancelled] = await told();
    const entries = [made, moved, cancelled].map((one) => eventIn(one?.entry ?? null));
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(1);
    expect(entries[1]?.sequence).toBeGreaterThan(entries[0]?.sequence ?? 0);
    expect(entries[2]?.sequence).toBeGreaterThan(entries[1]?.sequence ?? 0);
    expect(entries.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
    expect(cancelled?.entry).toContain('METHOD:CANCEL');
  });

  it('that gives it to another adviser takes it out of the calendar of the one before', async () => {
    const { adviser, secondAdviser } = world.people;
    const booking = await book(manager, { adviserId: adviser.id });
    await told();
    const input = { startsAt: booking.startsAt, adviserId: secondAdviser.id };
    expect((await manager(MOVE, { id: booking.id, input })).errors).toBeUndefined();
    const all = await told();
    expect(kindsFor(all, secondAdviser)).toEqual(['booking-moved']);
    expect(kindsFor(all, adviser)).toEqual(['booking-passed-on']);
    expect(all.find((one) => one.person === adviser.id)?.entry).toContain('METHOD:CANCEL');
  });
});

describe('reminders', () => {
  it('come a day and an hour before, each once, to all concerned', async () => {
    const { adviser, manager: booker } = world.people;
    const booking = await book(manager, { adviserId: adviser.id });
    await told();
    await run(remindConcerned, earlier(booking.startsAt, 25));
    expect(await told()).toEqual([]);
    await run(remindConcerned, earlier(booking.startsAt, 23.9));
    const first = await told();
    for (const person of [adviser, booker]) expect(kindsFor(first, person)).toEqual(['booking-reminder-day']);
    await run(remindConcerned, earlier(booking.startsAt, 0.9));
    expect(kindsFor(await told(), booker)).toEqual(['booking-reminder-hour']);
    await run(remindConcerned, earlier(booking.startsAt, -0.5));
    expect(await told()).toEqual([]);
    await manager(CANCEL, { id: booking.id });
  });

  it('are not sent twice, however often the job runs', async () => {
    const booking = await book(manager, { adviserId: world.people.adviser.id });
    await told();
    for (let i = 0; i < 3; i += 1) await run(remindConcerned, earlier(booking.startsAt, 20 - i));
    expect(kindsFor(await told(), world.people.manager)).toEqual(['booking-reminder-day']);
    freezeClock(MONDAY);
    await manager(CANCEL, { id: booking.id });
  });

  it('are not sent for what was booked or moved five minutes ago, nor for what was called off', async () => {
    const { adviser } = world.people;
    const booking = await book(manager, { adviserId: adviser.id });
    const justNow = earlier(booking.startsAt, 24.1);
    freezeClock(justNow);
    const startsAt = new Date(new Date(booking.startsAt).getTime() + HOUR).toISOString();
    expect((await manager(MOVE, { id: booking.id, input: { startsAt } })).errors).toBeUndefined();
    await told();
    await run(remindConcerned, new Date(justNow.getTime() + 65 * 60_000));
    expect(await told()).toEqual([]);
    await manager(CANCEL, { id: booking.id });
    await told();
    await run(remindConcerned, earlier(startsAt, 0.9));
    expect(await told()).toEqual([]);
  });
});

describe('requests that run out', () => {
  it('are told to both sides once, whoever made them run out', async () => {
    const { adviser, manager: booker } = world.people;
    const booking = await book(manager, { serviceId: world.cases.id, adviserId: adviser.id });
    await told();
    const later = earlier(booking.startsAt, 1);
    for (let i = 0; i < 2; i += 1) await run(expireRequests, later);
    const all = await told();
    expect(kindsFor(all, booker)).toEqual(['booking-expired']);
    expect(kindsFor(all, adviser)).toEqual(['booking-expired']);
  });
});

describe('the adviser’s day', () => {
  it('lists the appointments of the London day in their order, once', async () => {
    const { adviser, secondAdviser } = world.people;
    const later = await book(manager, { adviserId: adviser.id, startsAt: '2026-12-15T15:00:00Z' });
    const sooner = await book(manager, { adviserId: adviser.id, startsAt: '2026-12-15T09:00:00Z' });
    await told();
    for (let i = 0; i < 2; i += 1) await run(sendAdviserDays, new Date('2026-12-15T07:00:00Z'));
    const all = await told();
    expect(kindsFor(all, adviser)).toEqual(['adviser-day']);
    expect(kindsFor(all, secondAdviser)).toEqual([]);
    expect(all[0]?.subject).toBe('2 appointments today');
    expect(all[0]?.text).toMatch(
      /9am: HR appointment, Riverbank Pantry\n3pm: HR appointment, Riverbank Pantry/,
    );
    freezeClock(MONDAY);
    for (const { id } of [later, sooner]) await manager(CANCEL, { id });
  });
});
