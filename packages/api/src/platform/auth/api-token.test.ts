import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Answer, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { upload } from '../../../test/upload.js';

const CREATE = `mutation ($input: CreateApiTokenInput!, $key: String) { createApiToken(input: $input, idempotencyKey: $key) {
  token apiToken { id name scope subjects actsFor expiresAt lastUsedAt } } }`;
const LIST = '{ apiTokens { id name actsFor lastUsedAt expiresAt } }';
const REVOKE = 'mutation ($id: ID!) { revokeApiToken(id: $id) }';
const ME = '{ me { person { id } actingFor { name } roles permissions } }';
const BOOKINGS = '{ bookings { total } }';
const PEOPLE = '{ people { total items { id version bookings: can email } } }';
const UPDATE = `mutation ($id: ID!, $input: UpdatePersonInput!, $version: Int!) {
  updatePerson(id: $id, input: $input, version: $version) { version } }`;
const ARCHIVE = 'mutation ($id: ID!) { archiveMembership(id: $id) { id } }';
const DAY = 86_400_000;

let system: TestSystem;
let world: Consortium;

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  const { staff, manager } = world.people;
  await giveRole(manager, world.other, 'MANAGER');
  await giveRole(staff, world.member, 'TRUSTEE');
});

afterAll(() => system?.close());

/** A further role, younger than those that are there. */
const giveRole = (person: { id: string }, organisation: { id: string }, role: string) =>
  asOwner(
    system.databaseUrl,
    `insert into memberships (id, person_id, organisation_id, role, created_at)
     values (gen_random_uuid(), $1, $2, $3, now() + interval '1 second')`,
    [person.id, organisation.id, role],
  );

type Name = keyof Consortium['people'];

async function make(name: Name, input: object = {}, acting?: { id: string } | 'consortium') {
  const call = await system.as(world.people[name], acting);
  const { data, errors } = await call(CREATE, { input: { name: 'Report', scope: 'READ', ...input } });
  expect(errors).toBeUndefined();
  return data.createApiToken as { token: string; apiToken: { id: string; expiresAt: string } };
}

/** Calls as a program does: with a token, without cookie and origin. */
async function callBy(
  token: string,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Answer & { status: number }> {
  const answer = await system.app.server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    payload: JSON.stringify({ query, variables }),
  });
  return { status: answer.statusCode, ...answer.json() };
}

const codeOf = (answer: Answer) => answer.errors?.[0]?.extensions.code;

describe('an API token', () => {
  it('acts as its owner for one organisation, from a program that sends neither cookie nor origin', async () => {
    const { token } = await make('manager');
    const { data } = await callBy(token, ME);
    expect(data.me).toMatchObject({ actingFor: { name: 'Riverbank Pantry' }, roles: ['MANAGER'] });
    const own = await callBy(token, ME, {}, { 'x-organisation': world.member.id });
    expect(own.data.me.roles).toEqual(['MANAGER']);
    const elsewhere = await callBy(token, ME, {}, { 'x-organisation': world.other.id });
    expect(codeOf(elsewhere)).toBe('FORBIDDEN');
    const other = await make('manager', {}, world.other);
    expect((await callBy(other.token, ME)).data.me.actingFor.name).toBe('Hillside Carers');
    const coordinator = await make('coordinator', {}, 'consortium');
    expect((await callBy(coordinator.token, ME)).data.me.roles).toEqual(['COORDINATOR']);
  });

  it('is shown once and kept as a hash; the same key makes no second one', async () => {
    const call = await system.as(world.people.adviser);
    const input = { name: 'Nightly export', scope: 'READ' };
    const first = (await call(CREATE, { input, key: 'one' })).data.createApiToken;
    const again = (await call(CREATE, { input, key: 'one' })).data.createApiToken;
    expect(first.token).toMatch(/^bo_[\w-]{43}$/);
    expect(again).toEqual({ ...first, token: null });
    expect((await call(LIST)).data.apiTokens).toHaveLength(1);
    const rows = await asOwner<{ text: string }>(
      system.databaseUrl,
      'select t::text as text from auth.api_token t',
    );
    expect(rows.some(({ text }) => text.includes(first.token.slice(3)))).toBe(false);
  });

  it('works for ninety days unless told, and a year at most', async () => {
    const days = (iso: string) => Math.round((new Date(iso).getTime() - Date.now()) / DAY);
    expect(days((await make('trustee')).apiToken.expiresAt)).toBe(90);
    expect(days((await make('trustee', { days: 365 })).apiToken.expiresAt)).toBe(365);
    const call = await system.as(world.people.trustee);
    for (const wrong of [0, 366, -1])
      expect(
        (await call(CREATE, { input: { name: 'x', scope: 'READ', days: wrong } })).errors?.[0]?.extensions
          .fields,
      ).toHaveProperty('days');
    const { token, apiToken } = await make('trustee');
    await asOwner(system.databaseUrl, `update auth.api_token set expires_at = now() where id = $1`, [
      apiToken.id,
    ]);
    expect(codeOf(await callBy(token, BOOKINGS))).toBe('UNAUTHENTICATED');
  });

  it('that is forged, or no token at all, is nobody’s, whatever cookie stands beside it', async () => {
    const cookie = await system.cookieOf(world.people.manager);
    for (const token of ['bo_forged', 'x', "' or true --"])
      expect(codeOf(await callBy(token, BOOKINGS))).toBe('UNAUTHENTICATED');
    const beside = await callBy('bo_forged', ME, {}, { cookie, origin: 'http://127.0.0.1:4000' });
    expect(beside.data.me).toBeNull();
  });

  it('for reading changes nothing, and one for changes may what its owner may', async () => {
    const { id } = world.people.volunteer;
    const reading = await make('manager');
    const [row] = (await callBy(reading.token, PEOPLE)).data.people.items;
    expect(row.email).toMatch(/@/);
    const input = { phone: '01632 960002' };
    expect(codeOf(await callBy(reading.token, UPDATE, { id, input, version: 1 }))).toBe('FORBIDDEN');
    const changing = await make('manager', { scope: 'READ_AND_CHANGE' });
    expect((await callBy(changing.token, UPDATE, { id, input, version: 1 })).errors).toBeUndefined();
    const volunteer = await make('volunteer', { scope: 'READ_AND_CHANGE' });
    const others = { id: world.people.staff.id, input, version: 1 };
    expect(codeOf(await callBy(volunteer.token, UPDATE, others))).toBe('FORBIDDEN');
  });

  it('for some subjects knows nothing of the others', async () => {
    const { token } = await make('manager', { scope: 'READ_AND_CHANGE', subjects: ['Booking'] });
    expect((await callBy(token, BOOKINGS)).errors).toBeUndefined();
    expect(codeOf(await callBy(token, PEOPLE))).toBe('FORBIDDEN');
    expect((await callBy(token, ME)).data.me.actingFor).toBeNull();
    const call = await system.as(world.people.manager);
    const wrong = await call(CREATE, { input: { name: 'x', scope: 'READ', subjects: ['Nothing'] } });
    expect(wrong.errors?.[0]?.extensions.fields).toHaveProperty('subjects');
  });

  it('makes no tokens and sign-ins, and changes nothing about the account', async () => {
    const { token, apiToken } = await make('coordinator', { scope: 'READ_AND_CHANGE' }, 'consortium');
    const { id } = world.people.coordinator;
    const person = (await callBy(token, `{ person(id: "${id}") { email can version } }`)).data.person;
    expect(person.can).toEqual(['update']);
    const byToken = await callBy(token, UPDATE, {
      id,
      input: { email: 'thief@example.org' },
      version: person.version,
    });
    expect(byToken.errors?.[0]?.extensions.fields).toHaveProperty('email');
    for (const [query, variables] of [
      [CREATE, { input: { name: 'x', scope: 'READ' } }],
      [REVOKE, { id: apiToken.id }],
      [LIST, {}],
      ['{ signIns { id } }', {}],
      ['{ secondFactors { app } }', {}],
      ['mutation { revokeOtherSignIns }', {}],
      ['mutation { revokeSignIn(id: "x") }', {}],
    ] as const)
      expect(codeOf(await callBy(token, query, variables))).toBe('FORBIDDEN');
    const answer = await system.app.server.inject({
      method: 'POST',
      url: '/api/auth/change-password',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      payload: JSON.stringify({ currentPassword: 'x', newPassword: 'seven-herons-at-dusk' }),
    });
    expect(answer.statusCode).toBe(401);
  });

  it('opens no way in that would outlive it: no invitations, no address of a calendar', async () => {
    const { token } = await make('manager', { scope: 'READ_AND_CHANGE' });
    const invite = `mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { link } }`;
    const input = { name: 'Nina Hale', email: 'thief@example.org', role: 'MANAGER' };
    expect(codeOf(await callBy(token, invite, { input }))).toBe('FORBIDDEN');
    const many = `mutation ($rows: [InvitePeopleRow!]!) { invitePeople(rows: $rows) { invited } }`;
    expect(codeOf(await callBy(token, many, { rows: [input] }))).toBe('FORBIDDEN');
    const call = await system.as(world.people.manager);
    const sent = (
      await call(
        `mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { invitation { id } } }`,
        { input },
      )
    ).data.invitePerson.invitation.id;
    expect(
      codeOf(await callBy(token, 'mutation ($id: ID!) { resendInvitation(id: $id) { link } }', { id: sent })),
    ).toBe('FORBIDDEN');
    await call('mutation { createCalendarFeed(scope: PERSON) { id } }');
    const mine = '{ me { calendarFeeds { url } } }';
    expect((await call(mine)).data.me.calendarFeeds).toHaveLength(1);
    expect((await callBy(token, mine)).data.me.calendarFeeds).toEqual([]);
    expect(codeOf(await callBy(token, 'mutation { createCalendarFeed(scope: ORGANISATION) { url } }'))).toBe(
      'FORBIDDEN',
    );
  });

  it('stores no files unless it is for changes, and for files', async () => {
    const store = async (input: object) => {
      const { token } = await make('manager', input);
      const headers = { authorization: `Bearer ${token}` };
      return (await upload(system, '', 'notes.txt', Buffer.from('Notes'), { headers })).status;
    };
    expect(await store({ scope: 'READ' })).toBe(403);
    expect(await store({ scope: 'READ_AND_CHANGE', subjects: ['Booking'] })).toBe(403);
    expect(await store({ scope: 'READ_AND_CHANGE' })).toBe(201);
  });

  it('is revoked by its owner, at once, and by nobody else', async () => {
    const { token, apiToken } = await make('bookingStaff');
    const other = await system.as(world.people.manager);
    await other(REVOKE, { id: apiToken.id });
    expect((await callBy(token, ME)).data.me).not.toBeNull();
    const owner = await system.as(world.people.bookingStaff);
    await owner(REVOKE, { id: apiToken.id });
    expect((await callBy(token, ME)).data.me).toBeNull();
    expect((await owner(LIST)).data.apiTokens).toEqual([]);
  });

  it('goes with the last role in its organisation, and does not come back with a new one', async () => {
    const { token } = await make('staff', { scope: 'READ_AND_CHANGE' });
    const manager = await system.as(world.people.manager);
    const { data } = await manager(`{ person(id: "${world.people.staff.id}") { memberships { id role } } }`);
    const [first, last] = data.person.memberships;
    await manager(ARCHIVE, { id: first.id });
    expect((await callBy(token, ME)).data.me.roles).toEqual([last.role]);
    await manager(ARCHIVE, { id: last.id });
    expect((await callBy(token, ME)).data.me).toBeNull();
    await manager(
      `mutation { addMembership(input: { personId: "${world.people.staff.id}", role: STAFF }) { id } }`,
    );
    expect((await callBy(token, ME)).data.me).toBeNull();
  });

  it('remembers to the minute when it was used', async () => {
    const { token, apiToken } = await make('providerManager');
    const used = async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      const [row] = await asOwner<{ at: Date | null }>(
        system.databaseUrl,
        'select last_used_at as at from auth.api_token where id = $1',
        [apiToken.id],
      );
      return row?.at?.getTime() ?? null;
    };
    expect(await used()).toBeNull();
    await callBy(token, ME);
    const first = await used();
    expect(first).toBeGreaterThan(Date.now() - 10_000);
    await callBy(token, ME);
    expect(await used()).toBe(first);
  });

  it('may make six hundred calls a minute, and is told to wait then', async () => {
    const { token } = await make('trainer');
    const { token: other } = await make('trainer');
    const answers = [];
    for (let n = 0; n < 62; n += 1)
      answers.push(...(await Promise.all(Array.from({ length: 10 }, () => callBy(token, '{ __typename }')))));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(20);
    expect(codeOf(refused[0] ?? { data: null })).toBe('RATE_LIMITED');
    expect((await callBy(other, ME)).status).toBe(200);
  });

  it('is one of at most 25', async () => {
    const call = await system.as(world.people.payrollOfficer);
    const codes = [];
    for (let n = 0; n < 26; n += 1) {
      const { errors } = await call(CREATE, { input: { name: `${n}`, scope: 'READ' } });
      codes.push(errors?.[0]?.extensions.reason);
    }
    expect(codes).toEqual([...Array(25).fill(undefined), 'TOO_MANY']);
  });
});
