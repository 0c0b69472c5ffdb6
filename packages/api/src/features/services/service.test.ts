import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';

const CREATE = `mutation ($input: CreateServiceInput!) { createService(input: $input) {
  id name status durations advisers { id } provider { id } category { shortName } eligibility { maxIncome } can version } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateServiceInput!, $version: Int!) { updateService(id: $id, input: $input, version: $version) { name durations advisers { id } eligibility { maxIncome } version } }`;
const SERVICE = `query ($id: ID!) { service(id: $id) { name status suspendedReason unavailableBecause can } }`;

let system: TestSystem;
let world: Consortium;
let provider: Call;
let manager: Call;
let coordinator: Call;

const input = (more: object = {}) => ({
  name: 'Contracts clinic',
  categoryId: world.category.id,
  description: 'Somebody to read a contract with you.',
  durations: [30],
  channels: ['PHONE'],
  adviserIds: [world.people.adviser.id],
  ...more,
});

const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  provider = await system.as(world.people.providerManager);
  manager = await system.as(world.people.manager);
  coordinator = await system.as(world.people.coordinator);
});
afterAll(() => system?.close());

describe('services', () => {
  it('are published by a provider’s manager, with advisers of the own house', async () => {
    const { data } = await provider(CREATE, { input: input({ eligibility: { maxIncome: 50_000 } }) });
    expect(data.createService).toMatchObject({
      status: 'ACTIVE',
      durations: [30],
      advisers: [{ id: world.people.adviser.id }],
      provider: { id: world.provider.id },
      eligibility: { maxIncome: 50_000 },
    });
    const foreign = await provider(CREATE, {
      input: input({ adviserIds: [world.people.payrollOfficer.id] }),
    });
    expect(foreign.errors?.[0]?.extensions.fields).toHaveProperty('adviserIds');
    expect(codeOf(await manager(CREATE, { input: input() }))).toBe('FORBIDDEN');
  });

  it('say to an organisation why it may not book them', async () => {
    const { data } = await provider(CREATE, {
      input: input({ name: 'For the smallest', eligibility: { maxIncome: 10_000 } }),
    });
    const seen = await manager(SERVICE, { id: data.createService.id });
    expect(seen.data.service.unavailableBecause).toBe(
      'This is for organisations with an income of up to £10,000 a year. Yours is £85,000.',
    );
    const slots = await manager(
      `query ($id: ID!) { availableSlots(serviceId: $id, from: "2027-01-11", to: "2027-01-15") { startsAt } }`,
      {
        id: data.createService.id,
      },
    );
    expect(slots.data.availableSlots).toEqual([]);
  });

  it('change from the version that was seen: of two who edit at once, one is told', async () => {
    const made = (await provider(CREATE, { input: input({ name: 'Edited by two' }) })).data.createService;
    const edit = (name: string) => provider(UPDATE, { id: made.id, version: made.version, input: { name } });
    const answers = await Promise.all([edit('One'), edit('Two')]);
    expect(answers.filter((answer) => !answer.errors)).toHaveLength(1);
    const refused = answers.find((answer) => answer.errors);
    expect(refused?.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'STALE_VERSION' });
  });

  it('change their advisers and lengths', async () => {
    const made = (await provider(CREATE, { input: input({ name: 'Two advisers' }) })).data.createService;
    const both = [world.people.adviser.id, world.people.secondAdviser.id];
    const { data } = await provider(UPDATE, {
      id: made.id,
      version: made.version,
      input: { durations: [45, 90], adviserIds: both },
    });
    expect(data.updateService.durations).toEqual([45, 90]);
    expect(data.updateService.advisers.map((person: { id: string }) => person.id).sort()).toEqual(
      [...both].sort(),
    );
  });

  it.each([
    ['no lengths', { durations: [] }, 'durations'],
    ['a length of a minute', { durations: [1] }, 'durations'],
    ['no name', { name: '  ' }, 'name'],
    ['no advisers', { adviserIds: [] }, 'adviserIds'],
    ['an unknown category', { categoryId: '019f9d70-2400-7000-8000-000000000000' }, 'categoryId'],
  ])('are refused with %s, at the field', async (_, more, field) => {
    const answer = await provider(CREATE, { input: input(more) });
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { [field]: expect.any(String) },
    });
  });

  it('are suspended and resumed by the coordinator, who says why', async () => {
    const id = world.cases.id;
    const suspend = `mutation ($id: ID!, $reason: String!) { suspendService(id: $id, reason: $reason) { status suspendedReason } }`;
    expect(codeOf(await provider(suspend, { id, reason: 'No' }))).toBe('FORBIDDEN');
    expect(
      (await coordinator(suspend, { id, reason: 'Both advisers are ill' })).data.suspendService.status,
    ).toBe('SUSPENDED');
    expect((await manager(SERVICE, { id })).data.service.unavailableBecause).toContain(
      'Both advisers are ill',
    );
    const { data } = await coordinator(`mutation ($id: ID!) { resumeService(id: $id) { status } }`, { id });
    expect(data.resumeService.status).toBe('ACTIVE');
  });

  it('leave the pool when they are archived, yet their provider keeps seeing them', async () => {
    const made = (await provider(CREATE, { input: input({ name: 'Old offer' }) })).data.createService;
    await provider(`mutation ($id: ID!) { archiveService(id: $id) { id } }`, { id: made.id });
    expect((await manager(SERVICE, { id: made.id })).data.service).toBeNull();
    expect((await provider(SERVICE, { id: made.id })).data.service.status).toBe('ARCHIVED');
  });

  it('stand under categories that are the coordinator’s', async () => {
    const create = `mutation ($input: ServiceCategoryInput!) { createServiceCategory(input: $input) { id shortName } }`;
    const category = { name: 'Safeguarding', shortName: 'Safeguarding' };
    expect(codeOf(await provider(create, { input: category }))).toBe('FORBIDDEN');
    expect((await coordinator(create, { input: category })).data.createServiceCategory.shortName).toBe(
      'Safeguarding',
    );
    expect((await coordinator(create, { input: category })).errors?.[0]?.extensions.fields).toHaveProperty(
      'name',
    );
  });
});
