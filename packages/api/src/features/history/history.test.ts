import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';

const NOW = new Date('2026-11-23T09:00:00Z');

let system: TestSystem;
let world: Consortium;

beforeAll(async () => {
  freezeClock(NOW);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

const HISTORY = `query ($type: String!, $id: ID!) { history(type: $type, id: $id) {
  id at action by { id name } bySystem forWhom about canRestore changes { field kind before after } } }`;
const SERVICE = `query ($id: ID!) { service(id: $id) { version name noticeHours priceNote advisers { name } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateServiceInput!, $version: Int!) {
  updateService(id: $id, input: $input, version: $version) { version } }`;
const RESTORE = `mutation ($type: String!, $id: ID!, $entryId: ID!, $version: Int!) {
  restoreVersion(type: $type, id: $id, entryId: $entryId, version: $version) { id type version } }`;

interface Entry {
  id: string;
  action: string;
  by: { name: string } | null;
  bySystem: boolean;
  forWhom: string | null;
  about: string | null;
  canRestore: boolean;
  changes: { field: string; kind: string; before: string | null; after: string | null }[];
}

async function historyOf(call: Call, type: string, id: string): Promise<Entry[]> {
  const { data, errors } = await call(HISTORY, { type, id });
  expect(errors).toBeUndefined();
  return data.history;
}

async function updateService(call: Call, id: string, input: object): Promise<void> {
  const { data } = await call(SERVICE, { id });
  const { errors } = await call(UPDATE, { id, input, version: data.service.version });
  expect(errors).toBeUndefined();
}

async function book(call: Call): Promise<string> {
  const input = {
    serviceId: world.cases.id,
    adviserId: world.people.adviser.id,
    startsAt: '2026-12-01T10:00:00Z',
    durationMinutes: 45,
    subject: 'A grievance',
  };
  const { data, errors } = await call(
    'mutation ($input: BookSlotInput!) { bookSlot(input: $input) { id } }',
    {
      input,
    },
  );
  expect(errors).toBeUndefined();
  return data.bookSlot.id;
}

describe('the history of a service', () => {
  it('says who changed what for whom, in words, the newest first', async () => {
    const call = await system.as(world.people.providerManager);
    await updateService(call, world.advice.id, { noticeHours: 48, channels: ['PHONE'] });
    await updateService(call, world.advice.id, {
      adviserIds: [world.people.adviser.id],
      eligibility: { districts: ['E07000172'], maxIncome: 200000 },
    });
    const [newest, older, , first] = [...(await historyOf(call, 'Service', world.advice.id)), null, null];
    expect(newest).toMatchObject({ action: 'CHANGED', by: { name: 'Petra Novak' }, canRestore: false });
    expect(newest?.changes).toEqual([
      { field: 'eligibility.maxIncome', kind: 'NUMBER', before: null, after: '200000' },
      { field: 'eligibility.districts', kind: 'NAMES', before: null, after: 'Broxtowe' },
      { field: 'advisers', kind: 'NAMES', before: 'Alan Price', after: null },
    ]);
    expect(older).toMatchObject({ forWhom: 'Trent People Advice', bySystem: false, canRestore: true });
    expect(older?.changes).toContainEqual({
      field: 'noticeHours',
      kind: 'NUMBER',
      before: '24',
      after: '48',
    });
    expect(first === null || first?.bySystem).toBe(true);
  });

  it('goes back to an earlier version as a new one, by the rules of the form', async () => {
    const call = await system.as(world.people.providerManager);
    const entries = await historyOf(call, 'Service', world.advice.id);
    const before = entries.find(({ changes }) => changes.some(({ field }) => field === 'noticeHours'));
    // The advisers came in a second step.
    const created = entries.at(-2);
    const { data } = await call(SERVICE, { id: world.advice.id });
    const variables = { type: 'Service', id: world.advice.id, entryId: created?.id };
    const preview = await call(
      `query ($type: String!, $id: ID!, $entryId: ID!) { previewVersion(type: $type, id: $id, entryId: $entryId) { field before after } }`,
      variables,
    );
    expect(preview.data.previewVersion).toContainEqual({ field: 'noticeHours', before: '48', after: '24' });
    expect(preview.data.previewVersion).toContainEqual({
      field: 'advisers',
      before: null,
      after: 'Alan Price',
    });
    const stale = await call(RESTORE, { ...variables, version: data.service.version - 1 });
    expect(stale.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'STALE_VERSION' });
    const done = await call(RESTORE, { ...variables, version: data.service.version });
    expect(done.errors).toBeUndefined();
    expect(done.data.restoreVersion.version).toBeGreaterThan(data.service.version);
    const now = (await call(SERVICE, { id: world.advice.id })).data.service;
    expect(now).toMatchObject({ noticeHours: 24 });
    expect(now.advisers.map((one: { name: string }) => one.name).sort()).toEqual([
      'Aisha Rahman',
      'Alan Price',
    ]);
    expect(before?.canRestore).toBe(true);
    const [newest] = await historyOf(call, 'Service', world.advice.id);
    expect(newest?.changes).toContainEqual({
      field: 'noticeHours',
      kind: 'NUMBER',
      before: '48',
      after: '24',
    });
    const again = await call(RESTORE, { ...variables, version: now.version });
    expect(again.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'WRONG_STATE' });
  });

  it('refuses what the form refuses: an adviser who has left does not come back by history', async () => {
    const call = await system.as(world.people.providerManager);
    const { adviser, secondAdviser } = world.people;
    await updateService(call, world.cases.id, { adviserIds: [adviser.id] });
    await asOwner(system.databaseUrl, 'update memberships set archived_at = now() where person_id = $1', [
      secondAdviser.id,
    ]);
    const entries = await historyOf(call, 'Service', world.cases.id);
    const { data } = await call(SERVICE, { id: world.cases.id });
    const { errors } = await call(RESTORE, {
      type: 'Service',
      id: world.cases.id,
      entryId: entries.at(-2)?.id,
      version: data.service.version,
    });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { adviserIds: 'Choose advisers of your own organisation.' },
    });
    await asOwner(system.databaseUrl, 'update memberships set archived_at = null where person_id = $1', [
      secondAdviser.id,
    ]);
  });

  it('is the provider’s: the pool sees the service, and nothing of how it came to be', async () => {
    for (const person of [world.people.manager, world.people.staff])
      expect(await historyOf(await system.as(person), 'Service', world.advice.id)).toEqual([]);
    const call = await system.as(world.people.manager);
    const { errors } = await call(RESTORE, {
      type: 'Service',
      id: world.advice.id,
      entryId: '1',
      version: 1,
    });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('the history of a booking', () => {
  it('tells those whom it concerns that the matter changed, never what it was, and others less', async () => {
    const { people } = world;
    const booker = await system.as(people.bookingStaff);
    const id = await book(booker);
    const adviser = await system.as(people.adviser);
    await adviser('mutation ($id: ID!) { confirmBooking(id: $id) { id } }', { id });
    await booker('mutation ($id: ID!) { cancelBooking(id: $id, reason: "It was settled") { id } }', { id });

    const mine = await historyOf(booker, 'Booking', id);
    expect(mine.map(({ action, by }) => [action, by?.name])).toEqual([
      ['CANCELLED', 'Bola Adeyemi'],
      ['CONFIRMED', 'Aisha Rahman'],
      ['REQUESTED', 'Bola Adeyemi'],
    ]);
    expect(mine[0]?.changes).toContainEqual({
      field: 'cancelReason',
      kind: 'SECRET',
      before: null,
      after: null,
    });
    expect(mine[0]?.forWhom).toBe('Riverbank Pantry');
    expect(mine[1]?.forWhom).toBe('Trent People Advice');
    expect(JSON.stringify(mine)).not.toMatch(/grievance|settled|sha256/);

    for (const other of [await system.as(people.manager), await system.as(people.coordinator)]) {
      const entries = await historyOf(other, 'Booking', id);
      expect(entries.map(({ action, by, bySystem }) => [action, by, bySystem])).toEqual([
        ['CANCELLED', null, false],
        ['CONFIRMED', null, false],
        ['REQUESTED', null, false],
      ]);
      const fields = new Set(entries.flatMap(({ changes }) => changes.map(({ field }) => field)));
      for (const hidden of ['subject', 'cancelReason', 'bookedBy', 'sharedWith', 'adviser', 'service'])
        expect(fields).not.toContain(hidden);
      expect(fields).toContain('status');
    }
    const { errors } = await (await system.as(people.otherManager))(HISTORY, { type: 'Booking', id });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const unseen = await (await system.as(people.staff))(HISTORY, { type: 'Booking', id });
    expect(unseen.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('says that the system let a request run out, also where somebody else’s booking made it look', async () => {
    const id = await book(await system.as(world.people.bookingStaff));
    await asOwner(
      system.databaseUrl,
      `update bookings set answer_by = '2026-11-20T00:00:00Z' where id = $1`,
      [id],
    );
    await book(await system.as(world.people.otherManager));
    const [newest] = await historyOf(await system.as(world.people.bookingStaff), 'Booking', id);
    expect(newest).toMatchObject({ action: 'EXPIRED', by: null, bySystem: true, forWhom: null });
  });
});

describe('the history of people, organisations and hours', () => {
  it('tells a contact to those who may read it, and roles by name', async () => {
    const { people } = world;
    const call = await system.as(people.manager);
    const { data } = await call('query ($id: ID!) { person(id: $id) { version } }', { id: people.staff.id });
    const update = `mutation ($id: ID!, $input: UpdatePersonInput!, $version: Int!) { updatePerson(id: $id, input: $input, version: $version) { version } }`;
    await call(update, {
      id: people.staff.id,
      input: { name: 'Stella Winter', phone: '0115 496 0999' },
      version: data.person.version,
    });
    await call('mutation ($input: AddMembershipInput!) { addMembership(input: $input) { id } }', {
      input: { personId: people.staff.id, role: 'TRUSTEE' },
    });
    const entries = await historyOf(call, 'Person', people.staff.id);
    expect(entries[0]).toMatchObject({
      action: 'ROLE_GIVEN',
      about: 'TRUSTEE',
      by: { name: 'Mandeep Gill' },
    });
    expect(entries[1]?.changes).toContainEqual({
      field: 'name',
      kind: 'TEXT',
      before: 'Stella Frost',
      after: 'Stella Winter',
    });
    expect(entries[1]?.changes).toContainEqual(
      expect.objectContaining({ field: 'phone', after: '0115 496 0999' }),
    );
    const colleague = await historyOf(await system.as(people.volunteer), 'Person', people.staff.id);
    expect(JSON.stringify(colleague)).not.toMatch(/0115|TRUSTEE|ROLE/);
    expect(JSON.stringify(colleague)).toMatch(/Stella Winter/);

    const last = entries.at(-1);
    const now = await call('query ($id: ID!) { person(id: $id) { version } }', { id: people.staff.id });
    const done = await call(RESTORE, {
      type: 'Person',
      id: people.staff.id,
      entryId: last?.id,
      version: now.data.person.version,
    });
    expect(done.errors).toBeUndefined();
    const person = await call('query ($id: ID!) { person(id: $id) { name phone } }', { id: people.staff.id });
    expect(person.data.person.name).toBe('Stella Frost');
    expect(person.data.person.phone).not.toBe('0115 496 0999');
  });

  it('tells an organisation’s facts to its own people, and brings them back', async () => {
    const call = await system.as(world.people.manager);
    const read = async () =>
      (
        await call('query ($id: ID!) { organisation(id: $id) { version headcount } }', {
          id: world.member.id,
        })
      ).data.organisation;
    const { errors } = await call(
      `mutation ($id: ID!, $version: Int!) { updateOrganisation(id: $id, version: $version, input: { headcount: 9, shortName: "RP" }) { id } }`,
      { id: world.member.id, version: (await read()).version },
    );
    expect(errors).toBeUndefined();
    const entries = await historyOf(call, 'Organisation', world.member.id);
    expect(entries[0]?.changes.map(({ field }) => field).sort()).toEqual(['headcount', 'shortName']);
    const done = await call(RESTORE, {
      type: 'Organisation',
      id: world.member.id,
      entryId: entries.at(-1)?.id,
      version: (await read()).version,
    });
    expect(done.errors).toBeUndefined();
    expect((await read()).headcount).toBe(4);
    expect(
      await historyOf(await system.as(world.people.otherManager), 'Organisation', world.member.id),
    ).toEqual([]);
  });

  it('tells an adviser’s week in words, and brings it back', async () => {
    const { adviser } = world.people;
    const call = await system.as(adviser);
    const version = async () =>
      (await call('query ($id: ID!) { availability(adviserId: $id) { version } }', { id: adviser.id })).data
        .availability.version;
    await call(
      `mutation ($id: ID!, $version: Int!) { setWeeklyHours(adviserId: $id, version: $version, hours: [{ weekday: 1, from: "09:00", to: "12:00" }]) { id } }`,
      { id: adviser.id, version: await version() },
    );
    await call(
      `mutation ($id: ID!) { addAvailabilityException(input: { adviserId: $id, kind: LEAVE, from: "2026-12-21", to: "2026-12-24" }) { id } }`,
      { id: adviser.id },
    );
    const entries = await historyOf(call, 'Availability', adviser.id);
    expect(entries[0]).toMatchObject({
      action: 'LEAVE_ADDED',
      about: '2026-12-21/2026-12-24',
      canRestore: false,
    });
    expect(entries[1]?.changes[0]).toMatchObject({ field: 'hours', after: 'Monday 09:00–12:00' });
    const done = await call(RESTORE, {
      type: 'Availability',
      id: adviser.id,
      entryId: entries.at(-1)?.id,
      version: await version(),
    });
    expect(done.errors).toBeUndefined();
    const { data } = await call('query ($id: ID!) { availability(adviserId: $id) { hours { weekday } } }', {
      id: adviser.id,
    });
    expect(data.availability.hours).toHaveLength(7);
  });

  it('refuses a kind of thing that has no history, and ids that are none', async () => {
    const call = await system.as(world.people.manager);
    const { errors } = await call(HISTORY, { type: 'Slot', id: world.member.id });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { type: expect.any(String) },
    });
    for (const id of ['x', `${world.member.id}' or true --`]) {
      const answer = await call(HISTORY, { type: 'Organisation', id });
      expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    const bad = await call(RESTORE, { type: 'Organisation', id: world.member.id, entryId: 'x', version: 1 });
    expect(bad.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('all changes', () => {
  const CHANGES = `query ($page: Int, $perPage: Int, $filter: ChangeFilter) { changes(page: $page, perPage: $perPage, filter: $filter) {
    total items { id at action by { id name } bySystem type recordId record forWhom changes { field before after } } } }`;

  it('are the manager’s and the coordinator’s to read, and each sees their own', async () => {
    const { people } = world;
    for (const person of [people.staff, people.adviser, people.trustee]) {
      const { errors } = await (await system.as(person))(CHANGES);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const ours = await (await system.as(people.manager))(CHANGES, { perPage: 100 });
    expect(ours.errors).toBeUndefined();
    expect(ours.data.changes.total).toBeGreaterThan(5);
    expect(JSON.stringify(ours.data)).not.toMatch(/Hillside|Oscar|Service/);
    const theirs = await (await system.as(people.otherManager))(CHANGES, { perPage: 100 });
    expect(JSON.stringify(theirs.data)).not.toMatch(/Riverbank|Stella/);
    const all = await (await system.as(people.coordinator))(CHANGES, { perPage: 100 });
    expect(all.data.changes.total).toBeGreaterThan(ours.data.changes.total);
    expect(JSON.stringify(all.data)).not.toMatch(/grievance|settled|sha256/);
    const bookings = all.data.changes.items.filter((item: { type: string }) => item.type === 'Booking');
    expect(bookings.length).toBeGreaterThan(0);
    for (const item of bookings) expect(item.by).toBeNull();
  });

  it('are narrowed by time, kind and person, without telling whom a booking is by', async () => {
    const { people } = world;
    const call = await system.as(people.manager);
    const of = async (filter: object, perPage = 100) =>
      (await call(CHANGES, { filter, perPage })).data.changes;
    const types = (await of({ type: 'Person' })).items.map((item: { type: string }) => item.type);
    expect(new Set(types)).toEqual(new Set(['Person']));
    expect((await of({ from: '2199-01-01T00:00:00Z' })).total).toBe(0);
    const byStaff = await of({ person: people.bookingStaff.id });
    expect(byStaff.items.filter((item: { type: string }) => item.type === 'Booking')).toEqual([]);
    const own = await of({ person: people.manager.id });
    expect(own.total).toBeGreaterThan(2);
    expect(new Set(own.items.map((item: { by: { name: string } }) => item.by?.name))).toEqual(
      new Set(['Mandeep Gill']),
    );
    const [first] = (await of({}, 1)).items;
    const page = (await call(CHANGES, { page: 2, perPage: 1 })).data.changes;
    expect(page.items[0].id).not.toBe(first.id);
    const tooMany = await call(CHANGES, { perPage: 101 });
    expect(tooMany.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('a history of any length', () => {
  it('costs the same number of statements', async () => {
    const call = await system.as(world.people.providerManager);
    const counted = async (id: string) => {
      const spy = jest.spyOn(system.app.database.app, 'query');
      try {
        await historyOf(call, 'Service', id);
        return spy.mock.calls.length;
      } finally {
        spy.mockRestore();
      }
    };
    const short = await counted(world.cases.id);
    for (let n = 0; n < 30; n += 1)
      await asOwner(system.databaseUrl, 'update services set horizon_days = $2 where id = $1', [
        world.advice.id,
        n,
      ]);
    expect(await counted(world.advice.id)).toBe(short);
    expect(short).toBeLessThanOrEqual(3);
  });
});

it('leaves connections to others, however often one request asks for all changes', async () => {
  const manager = await system.as(world.people.providerManager);
  const { app } = system.app.database;
  let most = 0;
  let asked = true;
  const many = Array.from({ length: 30 }, (_, n) => `c${n}: changes(perPage: 100) { total }`).join(' ');
  const answer = manager(`{ ${many} }`).finally(() => {
    asked = false;
  });
  while (asked) {
    most = Math.max(most, app.totalCount - app.idleCount);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect((await answer).errors).toBeUndefined();
  expect(most).toBe(1);
});
