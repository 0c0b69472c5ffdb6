import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Availability } from '../src/features/availability/availability.entity.js';
import { buildAvailability } from '../src/features/availability/availability.factory.js';
import { Organisation } from '../src/features/organisations/organisation.entity.js';
import { buildOrganisation } from '../src/features/organisations/organisation.factory.js';
import { Membership, Person } from '../src/features/people/person.entity.js';
import { buildMembership, buildPerson } from '../src/features/people/person.factory.js';
import { Service } from '../src/features/services/service.entity.js';
import { buildService, buildServiceCategory } from '../src/features/services/service.factory.js';
import { ServiceCategory } from '../src/features/services/service-category.entity.js';
import { freezeClock } from '../src/platform/clock.js';
import { atOnce } from './faults/at-once.js';
import { type Answer, clientOf, type HttpCall } from './faults/http-client.js';
import { startTestSystem, type TestSystem } from './harness.js';

// A Monday morning in London, in winter time, when local time is UTC.
const NOW = new Date('2026-11-23T09:00:00Z');
const ORIGIN = 'http://127.0.0.1:4000';
const ADVISERS = 50;
const MEMBERS = 20;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '08:00', to: '20:00' }));

const BOOK = `mutation ($input: BookSlotInput!) { bookSlot(input: $input) { id adviser { id } version } }`;
const MOVE = `mutation ($id: ID!, $input: RescheduleBookingInput!) { rescheduleBooking(id: $id, input: $input) { id } }`;
const CANCEL = `mutation ($id: ID!) { cancelBooking(id: $id) { id status } }`;

let system: TestSystem;
let owner: pg.Client;
let managers: HttpCall[];
let advisers: string[];
let advice: string;

beforeAll(async () => {
  freezeClock(NOW);
  system = await startTestSystem();
  const { em } = system;
  const place = (name: string, kind: 'MEMBER' | 'PROVIDER') =>
    em.create(Organisation, buildOrganisation({ name, kind }));
  const person = (name: string, organisation: string, role: 'MANAGER' | 'ADVISER') => {
    const row = em.create(Person, buildPerson({ name }));
    em.create(Membership, buildMembership({ person: row.id, organisation, role }));
    return row;
  };
  const provider = place('Trent People Advice', 'PROVIDER');
  const people = Array.from({ length: ADVISERS }, (_, n) => person(`Adviser ${n}`, provider.id, 'ADVISER'));
  for (const { id } of people)
    em.create(Availability, buildAvailability({ id, provider: provider.id, hours: EVERY_DAY }));
  const category = em.create(ServiceCategory, buildServiceCategory());
  const terms = {
    provider: provider.id,
    category: category.id,
    durations: [45, 60],
    bufferBeforeMinutes: 15,
  };
  const service = em.create(Service, buildService(terms));
  const bookers = Array.from({ length: MEMBERS }, (_, n) =>
    person(`Manager ${n}`, place(`Member ${n}`, 'MEMBER').id, 'MANAGER'),
  );
  await em.flush();
  service.advisers.set(people);
  await em.flush();

  advice = service.id;
  advisers = people.map(({ id }) => id);
  const address = await system.app.server.listen({ port: 0, host: '127.0.0.1' });
  managers = [];
  for (const booker of bookers)
    managers.push(clientOf(address, { origin: ORIGIN, cookie: await system.cookieOf(booker) }));
  owner = new pg.Client({ connectionString: system.databaseUrl });
  await owner.connect();
});

afterAll(async () => {
  freezeClock(null);
  await owner?.end();
  await system?.close();
});

const wordOf = (answer: Answer): string => {
  const extensions = answer.errors?.[0]?.extensions;
  return extensions ? `${extensions.code} ${extensions.reason ?? ''}`.trim() : 'done';
};

function countOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Always the same numbers in [0, 1) for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How the tables contradict each other or themselves; all of it is 0 in a right system. */
async function contradictions(): Promise<unknown> {
  const { rows } = await owner.query(`
    with live as (
      select b.id, b.adviser_id, b.starts_at, tstzrange(b.starts_at - make_interval(mins => s.buffer_before_minutes),
        b.ends_at + make_interval(mins => s.buffer_after_minutes)) as blocked
      from bookings b join services s on s.id = b.service_id where b.status in ('REQUESTED', 'CONFIRMED'))
    select
      (select count(*)::int from live a join live b on a.id < b.id and a.adviser_id = b.adviser_id and a.blocked && b.blocked) as overlaps,
      (select count(*)::int from adviser_time a join adviser_time b
        on a.booking_id < b.booking_id and a.adviser_id = b.adviser_id and a.blocked && b.blocked) as held_twice,
      (select count(*)::int from live full join adviser_time t on t.booking_id = live.id
        where live.adviser_id is distinct from t.adviser_id or live.blocked is distinct from t.blocked) as unlike`);
  return rows[0];
}

const CONSISTENT = { overlaps: 0, held_twice: 0, unlike: 0 };

describe('a crowd', () => {
  it('of 200 gets one slot of one adviser once, and 199 hear that it is taken', async () => {
    const input = {
      serviceId: advice,
      adviserId: advisers[0],
      startsAt: '2026-12-01T10:00:00Z',
      durationMinutes: 45,
      subject: 'All at once',
    };
    const attempts = Array.from({ length: 200 }, (_, n) => managers[n % MEMBERS]?.(BOOK, { input }));
    const answers = await Promise.all(attempts);
    expect(countOf(answers.map((answer) => (answer ? wordOf(answer) : 'no manager')))).toEqual({
      done: 1,
      'CONFLICT SLOT_TAKEN': 199,
    });
    const { rows } = await owner.query(`select count(*)::int as n from bookings where subject = $1`, [
      input.subject,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
    expect(await contradictions()).toEqual(CONSISTENT);
  }, 60_000);

  it('of 2,000 books, moves and cancels with 50 advisers without an overlap or any other error', async () => {
    const random = randomFrom(2026);
    const below = (count: number) => Math.floor(random() * count);
    const days = ['2026-12-02', '2026-12-03', '2026-12-04'];
    const start = () => {
      const minutes = 8 * 60 + 15 + below(42) * 15;
      const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
      return `${days[below(days.length)]}T${time}:00Z`;
    };
    // A booking is out of the list while somebody changes it: two changes of one booking are another test.
    const bookings: { id: string; call: HttpCall }[] = [];
    const takeOne = () => bookings.splice(below(bookings.length), 1)[0];

    const book = async () => {
      const call = managers[below(MEMBERS)];
      if (!call) return 'no manager';
      const adviserId = random() < 0.6 ? advisers[below(ADVISERS)] : null;
      const durationMinutes = random() < 0.5 ? 45 : 60;
      const input = {
        serviceId: advice,
        adviserId,
        startsAt: start(),
        durationMinutes,
        subject: 'One of many',
      };
      const answer = await call(BOOK, { input });
      if (answer.data) bookings.push({ id: answer.data.bookSlot.id, call });
      return `book: ${wordOf(answer)}`;
    };
    const move = async (booking: { id: string; call: HttpCall }) => {
      const adviserId = random() < 0.5 ? advisers[below(ADVISERS)] : null;
      const answer = await booking.call(MOVE, { id: booking.id, input: { adviserId, startsAt: start() } });
      bookings.push(booking);
      return `move: ${wordOf(answer)}`;
    };
    const cancel = async ({ id, call }: { id: string; call: HttpCall }) =>
      `cancel: ${wordOf(await call(CANCEL, { id }))}`;

    const words = await atOnce(40, 2_000, async () => {
      const what = random();
      const booking = what < 0.35 ? takeOne() : undefined;
      if (!booking) return book();
      return what < 0.2 ? move(booking) : cancel(booking);
    });

    const counts = countOf(words);
    expect(Object.keys(counts).sort()).toEqual([
      'book: CONFLICT SLOT_TAKEN',
      'book: done',
      'cancel: done',
      'move: CONFLICT SLOT_TAKEN',
      'move: done',
    ]);
    expect(await contradictions()).toEqual(CONSISTENT);
    const { rows } = await owner.query(
      `select count(*)::int as n from bookings where subject = 'One of many' and status = 'CONFIRMED'`,
    );
    expect(rows).toEqual([{ n: (counts['book: done'] ?? 0) - (counts['cancel: done'] ?? 0) }]);
  }, 120_000);

  it('that changes one booking does one thing after the other, and tells the rest that things changed', async () => {
    const [call] = managers;
    const booked = await call?.(BOOK, {
      input: {
        serviceId: advice,
        startsAt: '2026-12-08T12:00:00Z',
        durationMinutes: 45,
        subject: 'Pulled about',
      },
    });
    const id = booked?.data.bookSlot.id;
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        n === 20
          ? call?.(CANCEL, { id })
          : call?.(MOVE, {
              id,
              input: {
                startsAt: `2026-12-09T${String(9 + (n % 9)).padStart(2, '0')}:00:00Z`,
                adviserId: advisers[n % 3],
              },
            }),
      ),
    );
    const words = countOf(answers.map((answer) => (answer ? wordOf(answer) : 'no manager')));
    const expected = new Set([
      'done',
      'CONFLICT STALE_VERSION',
      'CONFLICT WRONG_STATE',
      'CONFLICT SLOT_TAKEN',
    ]);
    expect(Object.keys(words).filter((word) => !expected.has(word))).toEqual([]);
    expect(words.done).toBeGreaterThan(0);
    expect(await contradictions()).toEqual(CONSISTENT);
  }, 60_000);
});
