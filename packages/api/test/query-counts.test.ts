import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { AvailabilityException } from '../src/features/availability/availability.entity.js';
import { buildAvailabilityException } from '../src/features/availability/availability.factory.js';
import { Booking } from '../src/features/bookings/booking.entity.js';
import { buildBooking } from '../src/features/bookings/booking.factory.js';
import { indexTemplate } from '../src/features/templates/index-template.js';
import { Template, TemplateCategory } from '../src/features/templates/template.entity.js';
import {
  buildTemplate,
  buildTemplateCategory,
  buildTemplateVersion,
} from '../src/features/templates/template.factory.js';
import { TemplateVersion } from '../src/features/templates/template-version.entity.js';
import { freezeClock } from '../src/platform/clock.js';
import { arrangeConsortium, type Consortium } from './consortium.js';
import { type Call, startTestSystem, type TestSystem } from './harness.js';

const NOW = new Date('2026-11-23T09:00:00Z');
const DAY = 86_400_000;

let system: TestSystem;
let world: Consortium;

beforeAll(async () => {
  freezeClock(NOW);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  const { people, member, provider, advice, category } = world;
  for (let day = 1; day <= 20; day += 1) {
    const adviser = day % 2 === 0 ? people.adviser.id : people.secondAdviser.id;
    const startsAt = new Date(NOW.getTime() + (day - 10) * DAY);
    const parties = {
      organisation: member.id,
      provider: provider.id,
      category: category.id,
      service: advice.id,
      adviser,
    };
    system.em.create(
      Booking,
      buildBooking({ ...parties, bookedBy: people.manager.id, startsAt, sharedWith: [people.trustee.id] }),
    );
    system.em.create(
      AvailabilityException,
      buildAvailabilityException({ availability: adviser, provider: provider.id }),
    );
  }
  const shelf = system.em.create(TemplateCategory, buildTemplateCategory());
  const templates = Array.from({ length: 10 }, (_, n) =>
    system.em.create(Template, buildTemplate({ category: shelf.id, title: `Wages ${n}` })),
  );
  for (const template of templates)
    system.em.create(TemplateVersion, buildTemplateVersion({ template: template.id }));
  await system.em.flush();
  const query = async <Row extends object>(text: string, values: readonly unknown[]) =>
    (await system.em.getKysely().executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
  for (const { id } of templates) await indexTemplate({ query }, id);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

/** Calls the API and counts the statements of either role; the answer must be right and full. */
async function counted(call: Call, query: string, variables?: Record<string, unknown>) {
  const { app, auth } = system.app.database;
  const spies = [jest.spyOn(app, 'query'), jest.spyOn(auth, 'query'), jest.spyOn(app, 'connect')];
  try {
    const { data, errors } = await call(query, variables);
    expect(errors).toBeUndefined();
    const [reads = 0, signIns = 0, connections = 0] = spies.map((spy) => spy.mock.calls.length);
    // pool.query takes a connection too; any more than that would be a unit of work.
    return { data, app: Math.max(reads, connections), auth: signIns };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe('a list', () => {
  const LISTS: [string, keyof Consortium['people'], string, number][] = [
    [
      'bookings',
      'manager',
      `total items { id reference label status startsAt subject can organisation { name district { name } } provider { name }
      service { name category { name } advisers { name } } adviser { name } bookedBy { name memberships { role } } sharedWith { id name } }`,
      20,
    ],
    [
      'bookings',
      'providerManager',
      'total items { id organisation { name } service { name } adviser { name } }',
      20,
    ],
    [
      'people',
      'manager',
      'total items { id name email phone can memberships { role mayBook organisation { name } } }',
      5,
    ],
    [
      'people',
      'coordinator',
      'total items { id name email memberships { role organisation { name kind district { name } } } }',
      13,
    ],
    [
      'organisations',
      'coordinator',
      'total items { id name annualIncome headcount contactEmail district { name } can }',
      4,
    ],
    [
      'services',
      'staff',
      'total items { id name unavailableBecause eligibility { maxIncome } category { name } provider { name } advisers { id name } can }',
      2,
    ],
    [
      'availabilities',
      'providerManager',
      'total items { id hours { weekday } adviser { name } provider { name } exceptions { id from } can }',
      2,
    ],
  ];

  it.each(LISTS)(
    'of %s for %s is one statement, and one that knows who asks',
    async (list, person, selection, total) => {
      const call = await system.as(world.people[person]);
      const answer = await counted(call, `{ ${list}(perPage: 100) { ${selection} } }`);
      expect(answer.data[list].total).toBe(total);
      expect(answer.data[list].items).toHaveLength(total);
      expect({ app: answer.app, auth: answer.auth }).toEqual({ app: 1, auth: 1 });
    },
  );

  it('is one statement with every filter and an order', async () => {
    const call = await system.as(world.people.manager);
    const filter = {
      q: 'talk',
      from: NOW.toISOString(),
      status: ['CONFIRMED'],
      service: world.advice.id,
      mine: true,
    };
    const answer = await counted(
      call,
      `query ($filter: BookingFilter) { bookings(filter: $filter, sort: {field: startsAt, order: DESC}) { total items { id service { name } } } }`,
      { filter },
    );
    expect(answer.data.bookings.total).toBeGreaterThan(5);
    expect({ app: answer.app, auth: answer.auth }).toEqual({ app: 1, auth: 1 });
  });

  it.each(['serviceCategories { name can }', 'districts { name }'])(
    'that has no pages is one statement too: %s',
    async (list) => {
      const call = await system.as(world.people.adviser);
      expect(await counted(call, `{ ${list} }`)).toMatchObject({ app: 1, auth: 1 });
    },
  );

  it('of what needs somebody is one statement for each feature in which they have something to do', async () => {
    // Whatever their role, anybody may be the owner or deputy of something, be asked to approve, or to read. One each for:
    // appointments to answer; actions and checks of health and safety; policies to keep or approve; policies to read and
    // confirm; reviews because the law changes. All that hangs on a role (complaints, leads, services) is not asked for.
    const call = await system.as(world.people.adviser);
    expect(await counted(call, '{ deadlines { sentence } }')).toMatchObject({ app: 5, auth: 1 });
  });
});

describe('one record', () => {
  it('is one statement', async () => {
    const call = await system.as(world.people.manager);
    const { data } = await call('{ bookings(perPage: 1) { items { id } } }');
    const one = `query ($id: ID!) { booking(id: $id) { id subject service { name advisers { name } } adviser { name } organisation { name } } }`;
    expect(await counted(call, one, { id: data.bookings.items[0].id })).toMatchObject({ app: 1, auth: 1 });
  });

  it('is read with the person who asks, in at most two statements', async () => {
    const call = await system.as(world.people.manager);
    const answer = await counted(
      call,
      '{ me { person { name email } actingFor { name annualIncome } memberships { role organisation { name } } permissions } }',
    );
    expect(answer.app).toBeLessThanOrEqual(2);
    expect(answer.auth).toBe(1);
  });
});

describe('the library', () => {
  it.each([
    [
      1,
      'templates(perPage: 100) { total items { title category { name } currentVersion { number legalAsOf author { name } } versions { number status } ourPolicyStatus can } }',
    ],
    // The facts of one's organisation are read once, however many templates are judged by them.
    [2, 'templates(perPage: 100) { total items { title forUs forUsBecause } }'],
    [2, 'templates(filter: { q: "wages" }) { total items { title highlight } }'],
    [2, 'templates(filter: { appliesToUs: true, notAdopted: true, q: "wages" }) { total items { title } }'],
    [
      2,
      'templateFacets(filter: { appliesToUs: true, q: "wages" }) { total kinds { name count } categories { name count } }',
    ],
    [
      1,
      'searchLibrary(q: "wages") { policies { title } forms { title } whomToRing { name } templates { title highlight } }',
    ],
    [1, 'factQuestions { key value }'],
    [1, 'templateCategories { name can }'],
    [1, 'statutoryRates { label value can }'],
  ])('takes %i statements for %s', async (statements, query) => {
    const call = await system.as(world.people.staff);
    const answer = await counted(call, `{ ${query} }`);
    expect({ app: answer.app, auth: answer.auth }).toEqual({ app: statements, auth: 1 });
    if (answer.data.templates) expect(answer.data.templates.total).toBe(10);
  });
});

describe('free slots', () => {
  it('take three statements, however many advisers and days', async () => {
    const call = await system.as(world.people.manager);
    const slots = `query ($id: ID!, $to: Date!) { availableSlots(serviceId: $id, from: "2026-11-24", to: $to) { startsAt advisers { name } } }`;
    for (const to of ['2026-11-24', '2027-01-23']) {
      const answer = await counted(call, slots, { id: world.advice.id, to });
      expect(answer.data.availableSlots.length).toBeGreaterThan(5);
      expect(answer.app).toBeLessThanOrEqual(3);
      expect(answer.auth).toBe(1);
    }
  });
});

/** All statements that a call runs, `begin` and `commit` among them, whatever their role. */
async function statementsOf(call: Call, query: string, variables: Record<string, unknown>): Promise<number> {
  const spy = jest.spyOn(pg.Client.prototype, 'query');
  try {
    expect((await call(query, variables)).errors).toBeUndefined();
    return spy.mock.calls.length;
  } finally {
    spy.mockRestore();
  }
}

describe('a change', () => {
  it('of one record takes eight statements, its record in the audit among them', async () => {
    const call = await system.as(world.people.providerManager);
    const update = `mutation ($id: ID!, $input: UpdateServiceInput!) { updateService(id: $id, version: 1, input: $input) { id } }`;
    const variables = { id: world.advice.id, input: { name: 'Another name' } };
    expect(await statementsOf(call, update, variables)).toBeLessThanOrEqual(8);
  });

  it('that takes an adviser’s time and tells of it by mail takes twenty', async () => {
    const call = await system.as(world.people.manager);
    const slots = `query ($id: ID!) { availableSlots(serviceId: $id, from: "2026-12-14", to: "2026-12-18") { startsAt } }`;
    const { data } = await call(slots, { id: world.advice.id });
    const book = `mutation ($input: BookSlotInput!) { bookSlot(idempotencyKey: "once", input: $input) { id } }`;
    const startsAt = data.availableSlots[0].startsAt;
    const input = { serviceId: world.advice.id, startsAt, durationMinutes: 60, subject: 'Holidays' };
    expect(await statementsOf(call, book, { input })).toBeLessThanOrEqual(20);
  });
});
