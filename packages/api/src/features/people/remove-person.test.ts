import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BOOK, bookingIn, MONDAY } from '../../../test/book.js';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Answer, type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import { Invitation } from '../invitations/invitation.entity.js';
import { buildInvitation } from '../invitations/invitation.factory.js';
import { Membership } from './person.entity.js';
import { buildMembership } from './person.factory.js';

const OPEN = `query ($id: ID!, $organisationId: ID) { openThings(personId: $id, organisationId: $organisationId) {
  id subject recordId sentence path ending candidates { id name whyNot } } }`;
const REMOVE = `mutation ($id: ID!, $organisationId: ID, $handovers: [HandoverInput!], $key: String) {
  removePerson(id: $id, organisationId: $organisationId, handovers: $handovers, idempotencyKey: $key) { id name } }`;
const CHANGE_ROLE = `mutation ($id: ID!, $role: Role!, $version: Int) { changeRole(id: $id, role: $role, version: $version) { id role mayBook } }`;
const ARCHIVE = 'mutation ($id: ID!) { archiveMembership(id: $id) { id } }';
const ADD = 'mutation ($input: AddMembershipInput!) { addMembership(input: $input) { id } }';

interface Thing {
  id: string;
  subject: string;
  recordId: string;
  sentence: string;
  ending: string | null;
  candidates: { id: string; name: string; whyNot: string | null }[];
}

let system: TestSystem;
let world: Consortium;
let manager: Call;
let coordinator: Call;
let providerManager: Call;
const { book, freeStart } = bookingIn(() => world);

const owner = <Row extends object>(text: string, values: unknown[] = []) =>
  asOwner<Row>(system.databaseUrl, text, values);
const reasonOf = ({ errors }: Answer) => errors?.[0]?.extensions.reason ?? errors?.[0]?.extensions.code;
const open = async (call: Call, id: string, organisationId?: string): Promise<Thing[]> =>
  (await call(OPEN, { id, organisationId })).data.openThings;
const rolesOf = async (person: string) =>
  (
    await owner<{ role: string }>(
      'select role from memberships where person_id = $1 and archived_at is null order by role',
      [person],
    )
  ).map(({ role }) => role);
const membershipOf = async (person: string, role: string): Promise<string> => {
  const [row] = await owner<{ id: string }>(
    'select id from memberships where person_id = $1 and role = $2 and archived_at is null',
    [person, role],
  );
  return row?.id ?? newId();
};

/** Somebody new with roles, without the detour of an invitation. */
async function join(
  organisation: { id: string },
  roles: string[],
  name = 'Newcomer',
): Promise<{ id: string }> {
  const id = newId();
  await owner('insert into people (id, name, created_at) values ($1, $2, now())', [id, name]);
  for (const role of roles)
    await owner(
      'insert into memberships (id, person_id, organisation_id, role, created_at) values ($1, $2, $3, $4, now())',
      [newId(), id, organisation.id, role],
    );
  return { id };
}

/** A newcomer who gives services of the provider. */
async function joinAsAdviser(services: { id: string }[], name = 'New Adviser'): Promise<{ id: string }> {
  const person = await join(world.provider, ['ADVISER'], name);
  const hours = JSON.stringify(
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '08:00', to: '20:00' })),
  );
  await owner('insert into availabilities (id, provider_id, hours) values ($1, $2, $3)', [
    person.id,
    world.provider.id,
    hours,
  ]);
  for (const service of services)
    await owner('insert into service_advisers (service_id, person_id) values ($1, $2)', [
      service.id,
      person.id,
    ]);
  return person;
}

beforeAll(async () => {
  freezeClock(MONDAY);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
  coordinator = await system.as(world.people.coordinator);
  providerManager = await system.as(world.people.providerManager);
});
afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

describe('changing a role', () => {
  it('ends one and gives the other in one step', async () => {
    const { id } = await join(world.member, ['STAFF']);
    const { data } = await manager(CHANGE_ROLE, { id: await membershipOf(id, 'STAFF'), role: 'TRUSTEE' });
    expect(data.changeRole.role).toBe('TRUSTEE');
    expect(await rolesOf(id)).toEqual(['TRUSTEE']);
    const back = await manager(CHANGE_ROLE, { id: data.changeRole.id, role: 'STAFF' });
    expect(back.data.changeRole.role).toBe('STAFF');
    expect(await rolesOf(id)).toEqual(['STAFF']);
  });

  it('is refused for the same role, one that they have too, the consortium’s, a stale version, and other people', async () => {
    const { id } = await join(world.member, ['STAFF', 'TRUSTEE']);
    const staff = await membershipOf(id, 'STAFF');
    const change = (more: object, by = manager) => by(CHANGE_ROLE, { id: staff, role: 'TRAINER', ...more });
    expect((await change({ role: 'STAFF' })).errors?.[0]?.extensions.fields).toHaveProperty('role');
    expect((await change({ role: 'COORDINATOR' })).errors?.[0]?.extensions.fields).toHaveProperty('role');
    expect(reasonOf(await change({ role: 'TRUSTEE' }))).toBe('ALREADY_EXISTS');
    expect(reasonOf(await change({ version: 7 }))).toBe('STALE_VERSION');
    expect(reasonOf(await change({}, await system.as(world.people.otherManager)))).toBe('NOT_FOUND');
    expect(reasonOf(await change({}, await system.as(world.people.staff)))).toBe('FORBIDDEN');
    expect(await rolesOf(id)).toEqual(['STAFF', 'TRUSTEE']);
  });

  it('keeps the last manager, also when two demote each other at once', async () => {
    const { member: _, other } = world;
    const first = await system.as(world.people.otherManager);
    const mine = await membershipOf(world.people.otherManager.id, 'MANAGER');
    expect(reasonOf(await first(CHANGE_ROLE, { id: mine, role: 'STAFF' }))).toBe('LAST_MANAGER');
    const second = await join(other, ['MANAGER']);
    const secondCall = await system.as(second);
    const theirs = await membershipOf(second.id, 'MANAGER');
    const answers = await Promise.all([
      first(CHANGE_ROLE, { id: theirs, role: 'STAFF' }),
      secondCall(CHANGE_ROLE, { id: mine, role: 'STAFF' }),
    ]);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const [left] = await owner<{ n: number }>(
      `select count(*)::int as n from memberships where organisation_id = $1 and role = 'MANAGER' and archived_at is null`,
      [other.id],
    );
    expect(left?.n).toBe(1);
  });

  it('keeps an adviser with appointments to come from becoming something else', async () => {
    const adviser = await joinAsAdviser([world.advice]);
    const call = await system.as(world.people.bookingStaff);
    await book(call, { adviserId: adviser.id });
    const id = await membershipOf(adviser.id, 'ADVISER');
    expect(reasonOf(await providerManager(CHANGE_ROLE, { id, role: 'STAFF' }))).toBe('IN_USE');
    expect((await providerManager(CHANGE_ROLE, { id, role: 'PAYROLL_OFFICER' })).errors).toBeUndefined();
    expect(await rolesOf(adviser.id)).toEqual(['PAYROLL_OFFICER']);
  });
});

describe('removing a person', () => {
  it('with nothing open ends all their roles there and nowhere else, and signs out who has none left', async () => {
    const person = await join(world.member, ['STAFF', 'TRUSTEE']);
    await owner(
      `insert into memberships (id, person_id, organisation_id, role, created_at) values ($1, $2, $3, 'VOLUNTEER', now())`,
      [newId(), person.id, world.otherProvider.id],
    );
    const call = await system.as(person);
    expect(await open(manager, person.id)).toEqual([]);
    expect((await manager(REMOVE, { id: person.id })).errors).toBeUndefined();
    expect(await rolesOf(person.id)).toEqual(['VOLUNTEER']);
    await system.app.database.queue.drain('end-sign-ins');
    expect((await call('{ me { roles } }')).data.me.roles).toEqual(['VOLUNTEER']);
    await coordinator(REMOVE, { id: person.id, organisationId: world.otherProvider.id });
    await system.app.database.queue.drain('end-sign-ins');
    expect((await call('{ me { roles } }')).data.me).toBeNull();
    expect(reasonOf(await manager(REMOVE, { id: person.id }))).toBe('NOT_FOUND');
  });

  it('withdraws what they were invited to there, and nothing else', async () => {
    const person = await join(world.member, ['STAFF', 'TRUSTEE']);
    const email = `${person.id}@example.org`;
    await owner(
      'insert into person_contacts (person_id, email) values ($1, $2) on conflict (person_id) do update set email = $2',
      [person.id, email.toUpperCase()],
    );
    const invitation = (organisation: { id: string }, more: object) => {
      const made = buildInvitation({
        organisation: organisation.id,
        invitedBy: world.people.manager.id,
        ...more,
      });
      system.em.create(Invitation, made);
      return made.id;
    };
    const byAddress = invitation(world.member, { email, role: 'MANAGER' });
    const byName = invitation(world.member, { person: person.id });
    const ofOthers = invitation(world.member, {});
    const elsewhere = invitation(world.other, { email });
    await system.em.flush();
    const stillOpen = async () => {
      const rows = await owner<{ id: string }>(
        'select id from invitations where withdrawn_at is null and id = any ($1)',
        [[byAddress, byName, ofOthers, elsewhere]],
      );
      return new Set(rows.map(({ id }) => id));
    };
    await manager(ARCHIVE, { id: await membershipOf(person.id, 'TRUSTEE') });
    expect((await stillOpen()).size).toBe(4);
    expect((await manager(REMOVE, { id: person.id })).errors).toBeUndefined();
    expect(await stillOpen()).toEqual(new Set([ofOthers, elsewhere]));
  });

  it('is for who may end the roles, and tells others nothing', async () => {
    const { staff, otherManager } = world.people;
    const foreign = await system.as(otherManager);
    expect(reasonOf(await foreign(REMOVE, { id: staff.id }))).toBe('NOT_FOUND');
    expect(reasonOf(await foreign(REMOVE, { id: staff.id, organisationId: world.member.id }))).toBe(
      'NOT_FOUND',
    );
    expect(await open(foreign, staff.id, world.member.id)).toEqual([]);
    const colleague = await system.as(staff);
    expect(reasonOf(await colleague(REMOVE, { id: world.people.trustee.id }))).toBe('FORBIDDEN');
    expect(reasonOf(await colleague(OPEN, { id: world.people.trustee.id }))).toBe('FORBIDDEN');
    expect(reasonOf(await manager(REMOVE, { id: 'nonsense' }))).toBe('NOT_FOUND');
  });

  it('is refused for the last manager, and the last coordinator', async () => {
    expect(reasonOf(await manager(REMOVE, { id: world.people.manager.id }))).toBe('LAST_MANAGER');
    expect(reasonOf(await coordinator(REMOVE, { id: world.people.coordinator.id }))).toBe('LAST_MANAGER');
  });

  it('names what is open, and does nothing until each is handed over', async () => {
    const leaver = await joinAsAdviser([world.advice], 'Lena Moss');
    const first = await book(manager, { adviserId: leaver.id });
    const second = await book(manager, { adviserId: leaver.id });
    const things = await open(providerManager, leaver.id);
    expect(things.map(({ recordId }) => recordId)).toEqual([first.id, second.id]);
    expect(things[0]?.sentence).toMatch(/^HR appointment with Riverbank Pantry, \w+ \d+ \w+/);
    expect(JSON.stringify(things)).not.toContain('A long absence');
    expect(things[0]?.candidates.map(({ name }) => name)).toContain('Aisha Rahman');
    expect(things[0]?.candidates.map(({ id }) => id)).not.toContain(leaver.id);

    const none = await providerManager(REMOVE, { id: leaver.id });
    expect(reasonOf(none)).toBe('OPEN_THINGS');
    expect(none.errors?.[0]?.extensions).toMatchObject({
      open: [{ id: things[0]?.id }, { id: things[1]?.id }],
    });
    const half = await providerManager(REMOVE, {
      id: leaver.id,
      handovers: [{ thingId: things[0]?.id, toPersonId: world.people.adviser.id }],
    });
    expect(reasonOf(half)).toBe('OPEN_THINGS');
    const wrong = await providerManager(REMOVE, {
      id: leaver.id,
      handovers: things.map(({ id }) => ({ thingId: id, toPersonId: world.people.manager.id })),
    });
    expect(Object.keys(wrong.errors?.[0]?.extensions.fields ?? {})).toEqual(
      things.map(({ id }) => `handovers.${id}`),
    );
    expect(await rolesOf(leaver.id)).toEqual(['ADVISER']);

    const handovers = [
      { thingId: things[0]?.id, toPersonId: world.people.adviser.id },
      { thingId: things[1]?.id },
    ];
    expect((await providerManager(REMOVE, { id: leaver.id, handovers })).errors).toBeUndefined();
    expect(await rolesOf(leaver.id)).toEqual([]);
    const rows = await owner(
      'select id, adviser_id, status, cancelled_late from bookings where id = any($1) order by number',
      [[first.id, second.id]],
    );
    expect(rows).toEqual([
      { id: first.id, adviser_id: world.people.adviser.id, status: 'CONFIRMED', cancelled_late: null },
      { id: second.id, adviser_id: leaver.id, status: 'CANCELLED', cancelled_late: false },
    ]);
    expect(
      await owner('select booking_id, adviser_id from adviser_time where booking_id = any($1)', [
        [first.id, second.id],
      ]),
    ).toEqual([{ booking_id: first.id, adviser_id: world.people.adviser.id }]);
    expect(await owner('select from service_advisers where person_id = $1', [leaver.id])).toEqual([]);
    const told = await owner<{ kind: string; person_id: string }>(
      `select kind, person_id from mails where path in ($1, $2) and kind <> 'booking-confirmed' order by kind`,
      [`/app/bookings/${first.id}/show`, `/app/bookings/${second.id}/show`],
    );
    expect(
      told
        .filter(({ kind }) => kind === 'booking-handed-over')
        .map(({ person_id }) => person_id)
        .sort(),
    ).toEqual([world.people.adviser.id, world.people.manager.id].sort());
    expect(
      told.filter(({ kind }) => kind === 'booking-cancelled').map(({ person_id }) => person_id),
    ).toContain(world.people.manager.id);
  });

  it('says of each who cannot take it, and is not deceived', async () => {
    const leaver = await joinAsAdviser([world.advice], 'Leo Hart');
    const startsAt = freeStart();
    await book(manager, { adviserId: world.people.adviser.id, startsAt });
    await book(manager, { adviserId: leaver.id, startsAt });
    const [thing] = await open(providerManager, leaver.id);
    const busy = thing?.candidates.find(({ id }) => id === world.people.adviser.id);
    expect(busy?.whyNot).toBe('is booked at that time');
    const to = (toPersonId: string) =>
      providerManager(REMOVE, { id: leaver.id, handovers: [{ thingId: thing?.id, toPersonId }] });
    const refused = await to(world.people.adviser.id);
    expect(refused.errors?.[0]?.extensions.fields?.[`handovers.${thing?.id}`]).toContain(
      'Aisha Rahman is booked',
    );
    expect((await to(world.people.secondAdviser.id)).errors).toBeUndefined();
  });

  it('hands a service to a new adviser together with what is booked, or takes it out of the pool', async () => {
    const leaver = await joinAsAdviser([], 'Lou Penn');
    const heir = await joinAsAdviser([], 'Hedy Clay');
    const service = async (name: string) => {
      const id = newId();
      await owner(
        `insert into services (id, name, category_id, description, provider_id, eligibility, durations, channels, created_at)
         values ($1, $2, $3, '', $4, '{}', '{45}', '{PHONE}', now())`,
        [id, name, world.category.id, world.provider.id],
      );
      await owner('insert into service_advisers (service_id, person_id) values ($1, $2)', [id, leaver.id]);
      return id;
    };
    const kept = await service('Kept');
    const ended = await service('Ended');
    const booked = await book(manager, { serviceId: kept });
    const things = await open(providerManager, leaver.id);
    expect(things.map(({ subject }) => subject)).toEqual(['Service', 'Service', 'Booking']);
    const [one, two, three] = things;
    const endedThing = one?.recordId === ended ? one : two;
    const keptThing = one?.recordId === kept ? one : two;
    const clash = await providerManager(REMOVE, {
      id: leaver.id,
      handovers: [
        { thingId: endedThing?.id },
        { thingId: keptThing?.id },
        { thingId: three?.id, toPersonId: heir.id },
      ],
    });
    expect(clash.errors?.[0]?.extensions.fields?.[`handovers.${three?.id}`]).toContain('gives this service');
    const done = await providerManager(REMOVE, {
      id: leaver.id,
      handovers: [
        { thingId: endedThing?.id },
        { thingId: keptThing?.id, toPersonId: heir.id },
        { thingId: three?.id, toPersonId: heir.id },
      ],
    });
    expect(done.errors).toBeUndefined();
    expect(
      await owner('select status from services where id = any($1) order by name', [[kept, ended]]),
    ).toEqual([{ status: 'ARCHIVED' }, { status: 'ACTIVE' }]);
    expect(await owner('select adviser_id from bookings where id = $1', [booked.id])).toEqual([
      { adviser_id: heir.id },
    ]);
  });

  it('calls off what they booked alone, tells no more of it than how much, and leaves what a colleague was named in', async () => {
    const booker = await join(world.member, ['STAFF'], 'Bo Ward');
    await owner('update memberships set may_book = true where person_id = $1', [booker.id]);
    const call = await system.as(booker);
    const alone = await book(call, { subject: 'The manager shouts at me' });
    const shared = await book(call, { sharedWith: [world.people.trustee.id] });
    const [thing, ...others] = await open(manager, booker.id);
    expect(others).toEqual([]);
    expect(thing).toMatchObject({
      recordId: booker.id,
      sentence: 'An appointment that they booked, in which they named no colleague',
      candidates: [],
    });
    for (const { id } of [world.people.manager, world.people.staff]) {
      const handovers = [{ thingId: thing?.id, toPersonId: id }];
      const { errors } = await manager(REMOVE, { id: booker.id, handovers });
      expect(Object.keys(errors?.[0]?.extensions.fields ?? {})).toEqual([`handovers.${thing?.id}`]);
    }
    expect(await rolesOf(booker.id)).toEqual(['STAFF']);
    expect(
      (await manager(REMOVE, { id: booker.id, handovers: [{ thingId: thing?.id }] })).errors,
    ).toBeUndefined();
    const rows = await owner(
      'select id, status, cancelled_late from bookings where id = any($1) order by number',
      [[alone.id, shared.id]],
    );
    expect(rows).toEqual([
      { id: alone.id, status: 'CANCELLED', cancelled_late: false },
      { id: shared.id, status: 'CONFIRMED', cancelled_late: null },
    ]);
    const seen = await manager('query ($id: ID!) { booking(id: $id) { subject } }', { id: alone.id });
    expect(seen.data.booking.subject).toBeNull();
  });

  it('by the coordinator is refused while something is open, which only the organisation hands over', async () => {
    const leaver = await joinAsAdviser([world.advice], 'Lin Gray');
    await book(manager, { adviserId: leaver.id });
    const things = await open(coordinator, leaver.id, world.provider.id);
    expect(things).toMatchObject([{ candidates: [], ending: null }]);
    const answer = await coordinator(REMOVE, {
      id: leaver.id,
      organisationId: world.provider.id,
      handovers: [{ thingId: things[0]?.id, toPersonId: world.people.adviser.id }],
    });
    expect(answer.errors?.[0]?.extensions.fields).toBeDefined();
    expect(await rolesOf(leaver.id)).toEqual(['ADVISER']);
  });

  it('happens once with the same key', async () => {
    const { id } = await join(world.member, ['STAFF']);
    expect((await manager(REMOVE, { id, key: 'remove' })).errors).toBeUndefined();
    expect((await manager(REMOVE, { id, key: 'remove' })).errors).toBeUndefined();
  });

  it('takes what is booked in the same moment into account, or is refused', async () => {
    const leaver = await joinAsAdviser([world.advice], 'Lux Dean');
    const booking = manager(BOOK, {
      input: {
        serviceId: world.advice.id,
        adviserId: leaver.id,
        startsAt: freeStart(),
        durationMinutes: 45,
        subject: 'Now',
      },
    });
    const [booked, removed] = await Promise.all([booking, providerManager(REMOVE, { id: leaver.id })]);
    const isLeft = await owner(
      `select from bookings b where b.adviser_id = $1 and b.status = 'CONFIRMED'
       and not exists (select from memberships m where m.person_id = $1 and m.archived_at is null)`,
      [leaver.id],
    );
    expect({
      booked: Boolean(booked.errors),
      removed: Boolean(removed.errors),
      left: isLeft.length,
    }).toMatchObject({
      left: 0,
    });
  });
});

describe('managers', () => {
  it('are never none, whatever is done to their roles at the same time', async () => {
    const { em } = system;
    let seed = 20_261_123;
    const random = (most: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % most;
    };
    const place = world.otherProvider;
    const people = [
      await join(place, ['MANAGER']),
      await join(place, ['MANAGER']),
      await join(place, ['MANAGER']),
    ];
    em.create(
      Membership,
      buildMembership({ person: world.people.trainer.id, organisation: place.id, role: 'STAFF' }),
    );
    await em.flush();
    const byCoordinator = async (input: object, query: string) => coordinator(query, { ...input });
    const act = async (): Promise<unknown> => {
      const person = people[random(people.length)] ?? { id: '' };
      const roles = ['MANAGER', 'STAFF', 'TRUSTEE'];
      const role = roles[random(3)] ?? 'STAFF';
      const id = await membershipOf(person.id, random(3) > 0 ? 'MANAGER' : role);
      switch (random(4)) {
        case 0:
          return byCoordinator({ id }, ARCHIVE);
        case 1:
          return byCoordinator({ id, role }, CHANGE_ROLE);
        case 2:
          return byCoordinator({ id: person.id, organisationId: place.id }, REMOVE);
        default:
          return byCoordinator({ input: { personId: person.id, organisationId: place.id, role } }, ADD);
      }
    };
    for (let round = 0; round < 15; round += 1) {
      const answers = await Promise.all(Array.from({ length: 6 }, act));
      const internal = answers.filter((answer) => reasonOf(answer as Answer) === 'INTERNAL_SERVER_ERROR');
      expect(internal).toEqual([]);
      const [left] = await owner<{ n: number }>(
        `select count(*)::int as n from memberships where organisation_id = $1 and role = 'MANAGER' and archived_at is null`,
        [place.id],
      );
      expect(left?.n).toBeGreaterThan(0);
    }
  });
});
