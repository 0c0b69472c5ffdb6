import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BINS } from '../src/app.js';
import { emptyBin } from '../src/features/bin/empty-bin.job.js';
import { freezeClock } from '../src/platform/clock.js';
import { arrangeConsortium, type Consortium } from './consortium.js';
import { asOwner } from './database-role.js';
import { type Call, startTestSystem, type TestSystem } from './harness.js';

const DAY = 86_400_000;

let system: TestSystem;
let world: Consortium;

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

const binOf = async (call: Call) => {
  const { data, errors } = await call(
    '{ bin { id type name detail archivedBy daysLeft isReferredTo version } }',
  );
  expect(errors).toBeUndefined();
  return data.bin;
};

const verb = (name: string) => `mutation ($id: ID!) { ${name}(id: $id) { id } }`;

describe('the bin', () => {
  it('shows a provider’s manager the archived service, with who did it and the days left; it comes back', async () => {
    const call = await system.as(world.people.providerManager);
    expect(await binOf(call)).toEqual([]);
    expect((await call(verb('archiveService'), { id: world.advice.id })).errors).toBeUndefined();
    expect(await binOf(call)).toEqual([
      {
        id: world.advice.id,
        type: 'Service',
        name: 'HR advice',
        detail: 'Trent People Advice',
        archivedBy: 'Petra Novak',
        daysLeft: 30,
        isReferredTo: false,
        version: 2,
      },
    ]);
    for (const person of [world.people.manager, world.people.otherManager])
      expect(await binOf(await system.as(person))).toEqual([]);
    expect((await call(verb('restoreService'), { id: world.advice.id })).errors).toBeUndefined();
    expect(await binOf(call)).toEqual([]);
    const twice = await call(verb('restoreService'), { id: world.advice.id });
    expect(twice.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'WRONG_STATE' });
  });

  it('gives a suspended service back suspended', async () => {
    const coordinator = await system.as(world.people.coordinator);
    const manager = await system.as(world.people.providerManager);
    await coordinator('mutation ($id: ID!) { suspendService(id: $id, reason: "Being looked into") { id } }', {
      id: world.cases.id,
    });
    await manager(verb('archiveService'), { id: world.cases.id });
    await manager(verb('restoreService'), { id: world.cases.id });
    const { data } = await manager('query ($id: ID!) { service(id: $id) { status suspendedReason } }', {
      id: world.cases.id,
    });
    expect(data.service).toEqual({ status: 'SUSPENDED', suspendedReason: 'Being looked into' });
    const refused = await (await system.as(world.people.manager))(verb('restoreService'), {
      id: world.cases.id,
    });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('shows a manager the roles that ended in their organisation, and gives one back', async () => {
    const call = await system.as(world.people.manager);
    const { data } = await call('query ($id: ID!) { person(id: $id) { memberships { id } } }', {
      id: world.people.staff.id,
    });
    const id = data.person.memberships[0].id;
    await call(verb('archiveMembership'), { id });
    expect(await binOf(call)).toMatchObject([
      { id, type: 'Membership', name: 'Stella Frost', detail: 'STAFF', archivedBy: 'Mandeep Gill' },
    ]);
    expect(await binOf(await system.as(world.people.otherManager))).toEqual([]);
    for (const person of [world.people.otherManager, world.people.volunteer]) {
      const { errors } = await (await system.as(person))(verb('restoreMembership'), { id });
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(errors?.[0]?.extensions.code);
    }
    expect((await call(verb('restoreMembership'), { id })).errors).toBeUndefined();
    const again = await call(verb('restoreMembership'), { id });
    expect(again.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'WRONG_STATE' });
  });

  it('gives the coordinator an organisation back', async () => {
    const call = await system.as(world.people.coordinator);
    await call(verb('archiveOrganisation'), { id: world.other.id });
    const bin = await binOf(call);
    expect(bin).toMatchObject([{ type: 'Organisation', name: 'Hillside Carers', isReferredTo: true }]);
    expect((await call(verb('restoreOrganisation'), { id: world.other.id })).errors).toBeUndefined();
    expect(await binOf(call)).toEqual([]);
  });

  it('is for those who may take something out', async () => {
    const { errors } = await (await system.as(world.people.staff))('{ bin { id } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('after its days', () => {
  it('what nothing refers to is deleted by the system, and the audit says so; the rest only leaves the bin', async () => {
    const manager = await system.as(world.people.providerManager);
    const { advice, cases, people, member, provider, category } = world;
    await asOwner(
      system.databaseUrl,
      `insert into bookings (id, status, organisation_id, provider_id, category_id, service_id, adviser_id, booked_by_id, shared_with,
         starts_at, ends_at, duration_minutes, channel, subject, notice_hours, late_counts_as_used, created_at, changed_at)
       values ('01900000-0000-7000-8000-0000000000aa', 'COMPLETED', $1, $2, $3, $4, $5, $6, '{}', now(), now(), 45, 'PHONE', 'x', 24, true, now(), now())`,
      [member.id, provider.id, category.id, cases.id, people.adviser.id, people.manager.id],
    );
    for (const { id } of [advice, cases]) await manager(verb('archiveService'), { id });
    const { jobs, entities } = system.app.database;
    expect(await emptyBin({ jobs, entities }, BINS)).toBe(0);
    freezeClock(new Date(Date.now() + 29 * DAY));
    expect((await binOf(manager)).map((item: { daysLeft: number }) => item.daysLeft)).toEqual([1, 1]);
    expect(await emptyBin({ jobs, entities }, BINS)).toBe(0);
    freezeClock(new Date(Date.now() + 31 * DAY));
    expect(await binOf(manager)).toEqual([]);
    expect(await emptyBin({ jobs, entities }, BINS)).toBe(1);
    const left = await asOwner(system.databaseUrl, 'select id from services');
    expect(left).toEqual([{ id: cases.id }]);
    const [last] = await asOwner(
      system.databaseUrl,
      `select person_id, action, before ->> 'name' as name from audit.changes where table_name = 'services' and row_id = $1 order by id desc limit 1`,
      [advice.id],
    );
    expect(last).toEqual({ person_id: null, action: 'DELETE', name: 'HR advice' });
    expect(await emptyBin({ jobs, entities }, BINS)).toBe(0);
  });
});
