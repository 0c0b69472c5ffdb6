import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { startTestSystem, type TestSystem } from '../../../test/harness.js';

const READ = `query ($id: ID!) { organisation(id: $id) { name kind annualIncome headcount contactEmail can version } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateOrganisationInput!, $version: Int!) { updateOrganisation(id: $id, input: $input, version: $version) { annualIncome headcount version } }`;
const CREATE = `mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { id name district { name } annualIncome } }`;

let system: TestSystem;
let world: Consortium;

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
});
afterAll(() => system?.close());

describe('organisations', () => {
  it('are known by name in the pool, their facts to their own people and the coordinator', async () => {
    const other = await system.as(world.people.otherManager);
    expect((await other(READ, { id: world.member.id })).data.organisation).toMatchObject({
      name: 'Riverbank Pantry',
      annualIncome: null,
      headcount: null,
      contactEmail: null,
      can: [],
    });
    for (const person of [world.people.manager, world.people.volunteer, world.people.coordinator]) {
      const call = await system.as(person);
      expect((await call(READ, { id: world.member.id })).data.organisation.annualIncome).toBe(85_000);
    }
  });

  it('keep their facts up to date, as a new version each time', async () => {
    const manager = await system.as(world.people.manager);
    const id = world.member.id;
    const first = await manager(UPDATE, { id, version: 1, input: { headcount: 5 } });
    expect(first.data.updateOrganisation).toEqual({ annualIncome: 85_000, headcount: 5, version: 2 });
    const stale = await manager(UPDATE, { id, version: 1, input: { headcount: 6 } });
    expect(stale.errors?.[0]?.extensions.reason).toBe('STALE_VERSION');
    const wrong = await manager(UPDATE, { id, version: 2, input: { annualIncome: -1 } });
    expect(wrong.errors?.[0]?.extensions.fields).toHaveProperty('annualIncome');
    const promoted = await manager(UPDATE, { id, version: 2, input: { kind: 'BOTH' } });
    expect(promoted.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('are edited by nobody else', async () => {
    for (const person of [world.people.otherManager, world.people.providerManager]) {
      const call = await system.as(person);
      const answer = await call(UPDATE, { id: world.member.id, version: 2, input: { headcount: 9 } });
      expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('are admitted by the coordinator, once by each name', async () => {
    const coordinator = await system.as(world.people.coordinator);
    const input = { name: 'Beacon Youth', kind: 'MEMBER', districtCode: 'E07000172', annualIncome: 12_000 };
    const { data } = await coordinator(CREATE, { input });
    expect(data.createOrganisation).toMatchObject({ district: { name: 'Broxtowe' }, annualIncome: 12_000 });
    expect((await coordinator(CREATE, { input })).errors?.[0]?.extensions.fields).toHaveProperty('name');
    const nowhere = await coordinator(CREATE, {
      input: { ...input, name: 'Elsewhere', districtCode: 'E09000001' },
    });
    expect(nowhere.errors?.[0]?.extensions.fields).toHaveProperty('districtCode');
    const manager = await system.as(world.people.manager);
    expect((await manager(CREATE, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('ask their manager for the facts that services depend on', async () => {
    const manager = await system.as(world.people.manager);
    const DEADLINES = '{ deadlines { subject action sentence } }';
    expect((await manager(DEADLINES)).data.deadlines).toEqual([]);
    const { data } = await manager(READ, { id: world.member.id });
    await manager(UPDATE, {
      id: world.member.id,
      version: data.organisation.version,
      input: { headcount: null },
    });
    expect((await manager(DEADLINES)).data.deadlines).toMatchObject([
      { subject: 'Organisation', action: 'update' },
    ]);
  });

  it('stop being a provider only when nothing that they give is open', async () => {
    const coordinator = await system.as(world.people.coordinator);
    const become = (id: string) => coordinator(UPDATE, { id, version: 1, input: { kind: 'MEMBER' } });
    expect((await become(world.provider.id)).errors?.[0]?.extensions).toMatchObject({ reason: 'IN_USE' });
    expect((await become(world.otherProvider.id)).errors).toBeUndefined();
  });

  it('without a manager are named to the coordinator', async () => {
    const coordinator = await system.as(world.people.coordinator);
    const input = { name: 'Nobody Here Yet', kind: 'MEMBER', districtCode: 'E07000172' };
    await coordinator(CREATE, { input });
    const { data } = await coordinator('{ deadlines { sentence } }');
    expect(data.deadlines).toContainEqual({
      sentence: 'Name a manager of Nobody Here Yet: nobody can book for it yet',
    });
  });
});
