import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';

const PEOPLE = `query ($filter: PersonFilter) { people(filter: $filter) { total items { id name email } } }`;
const ADD = `mutation ($input: AddMembershipInput!) { addMembership(input: $input) { id role person { name email } } }`;
const CREATE = `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id name email version memberships { id role mayBook } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdatePersonInput!, $version: Int!) { updatePerson(id: $id, input: $input, version: $version) { name phone version } }`;
const ARCHIVE = `mutation ($id: ID!) { archiveMembership(id: $id) { id } }`;

let system: TestSystem;
let world: Consortium;
let manager: Call;

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
});
afterAll(() => system?.close());

describe('people', () => {
  it('are listed for the own organisation, with how to reach them for its manager only', async () => {
    const { data } = await manager(PEOPLE);
    expect(data.people.total).toBe(5);
    expect(data.people.items.every((person: { email: string | null }) => person.email)).toBe(true);
    const staff = await system.as(world.people.staff);
    const seen = await staff(PEOPLE);
    const others = seen.data.people.items.filter(
      (person: { id: string }) => person.id !== world.people.staff.id,
    );
    expect(others.every((person: { email: string | null }) => person.email === null)).toBe(true);
  });

  it('are found by their ids where they may be seen, such as advisers of the pool', async () => {
    const ids = [world.people.adviser.id, world.people.otherManager.id, world.people.staff.id];
    const { data } = await manager(PEOPLE, { filter: { ids } });
    expect(data.people.items.map((person: { name: string }) => person.name)).toEqual([
      'Aisha Rahman',
      'Stella Frost',
    ]);
    expect(data.people.items[0].email).toBeNull();
  });

  it('are found by a part of their address only by those who may read it', async () => {
    const { data } = await manager('{ people { items { email } } }');
    const q = data.people.items[0].email.split('@')[0];
    expect((await manager(PEOPLE, { filter: { q } })).data.people.total).toBe(1);
    const volunteer = await system.as(world.people.volunteer);
    const found = (await volunteer(PEOPLE, { filter: { q } })).data.people.items;
    expect(found.every((person: { id: string }) => person.id === world.people.volunteer.id)).toBe(true);
  });

  it('join with a first role, and only in the manager’s own organisation', async () => {
    const input = { name: 'Nina Hale', email: 'nina.hale@example.org', role: 'STAFF', mayBook: true };
    const { data } = await manager(CREATE, { input });
    expect(data.createPerson).toMatchObject({
      name: 'Nina Hale',
      email: 'nina.hale@example.org',
      memberships: [{ role: 'STAFF', mayBook: true }],
    });
    const again = await manager(CREATE, { input });
    expect(again.errors?.[0]?.extensions.fields).toHaveProperty('email');
    const elsewhere = await manager(CREATE, {
      input: { ...input, email: 'x@example.org', organisationId: world.other.id },
    });
    expect(elsewhere.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const crown = await manager(CREATE, { input: { ...input, email: 'y@example.org', role: 'COORDINATOR' } });
    expect(crown.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('of other organisations cannot be taken in by a role, which would tell how to reach them', async () => {
    const answer = await manager(ADD, { input: { personId: world.people.adviser.id, role: 'VOLUNTEER' } });
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const own = await manager(ADD, { input: { personId: world.people.staff.id, role: 'TRUSTEE' } });
    expect(own.data.addMembership).toMatchObject({ role: 'TRUSTEE', person: { name: 'Stella Frost' } });
  });

  it('are edited from the version that was seen', async () => {
    const id = world.people.volunteer.id;
    const first = await manager(UPDATE, { id, input: { phone: '01632 960123' }, version: 1 });
    expect(first.data.updatePerson).toMatchObject({ phone: '01632 960123', version: 2 });
    const stale = await manager(UPDATE, { id, input: { name: 'Vera' }, version: 1 });
    expect(stale.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'STALE_VERSION' });
    const empty = await manager(UPDATE, { id, input: { name: ' ' }, version: 2 });
    expect(empty.errors?.[0]?.extensions.fields).toHaveProperty('name');
  });

  it('leave, but never the last manager', async () => {
    const other = await system.as(world.people.otherManager);
    const { data } = await other('{ me { memberships { id } } }');
    const answer = await other(ARCHIVE, { id: data.me.memberships[0].id });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'LAST_MANAGER' });
  });
});
