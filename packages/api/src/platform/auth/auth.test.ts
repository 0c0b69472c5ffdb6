import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { startTestSystem, type TestSystem } from '../../../test/harness.js';
import { hashPassword } from './auth.js';

const ORIGIN = 'http://127.0.0.1:4000';
const PASSWORD = 'a long enough password';
const ME = '{ me { person { id } actingFor { name } actsForConsortium roles } }';

let system: TestSystem;
let world: Consortium;

async function giveSignIn(person: { id: string }, email: string): Promise<void> {
  const { auth } = system.app.database;
  await auth.query(
    `insert into auth."user" (id, name, email, "emailVerified") values ($1, 'Test', $2, true)`,
    [person.id, email],
  );
  await auth.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
     values ($1, $1, 'credential', $1, $2, now())`,
    [person.id, await hashPassword(PASSWORD)],
  );
}

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  system.app.server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', origin: ORIGIN, ...headers },
    payload: JSON.stringify(payload),
  });

const signIn = (email: string, password = PASSWORD, headers: Record<string, string> = {}) =>
  post('/api/auth/sign-in/email', { email, password }, headers);

const cookieFrom = (answer: { headers: Record<string, unknown> }) =>
  String(([] as unknown[]).concat(answer.headers['set-cookie'])[0]).split(';')[0] ?? '';

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  await giveSignIn(world.people.manager, 'manager@example.org');
  await giveSignIn(world.people.staff, 'staff@example.org');
  await giveSignIn(world.people.coordinator, 'coordinator@example.org');
});

afterAll(() => system?.close());

describe('signing in', () => {
  it('answers a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await signIn('manager@example.org');
    expect(answer.statusCode).toBe(200);
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
    const me = await post('/graphql', { query: ME }, { cookie: cookieFrom(answer) });
    expect(me.json().data.me).toMatchObject({
      person: { id: world.people.manager.id },
      actingFor: { name: 'Riverbank Pantry' },
    });
  });

  it('says the same of a wrong password and of an unknown address', async () => {
    const wrong = await signIn('staff@example.org', 'not the password');
    const unknown = await signIn('nobody@example.org', 'not the password');
    expect(wrong.statusCode).toBe(401);
    expect(unknown.statusCode).toBe(401);
    expect(unknown.json()).toEqual(wrong.json());
  });

  it('closes an account for a minute after five wrong passwords, and only that one', async () => {
    for (let i = 0; i < 5; i += 1) await signIn('victim@example.org', 'a wrong password');
    expect((await signIn('victim@example.org', 'a wrong password')).statusCode).toBe(429);
    expect((await signIn('manager@example.org')).statusCode).toBe(200);
  });

  it('counts a crowd of wrong passwords one by one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => signIn('crowd@example.org', 'a wrong password')),
    );
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(15);
  });

  it('lets nobody sign themselves up, and no other site sign anybody in', async () => {
    const signUp = await post('/api/auth/sign-up/email', {
      email: 'x@example.org',
      password: PASSWORD,
      name: 'X',
    });
    expect(signUp.statusCode).toBeGreaterThanOrEqual(400);
    expect(
      (await signIn('manager@example.org', PASSWORD, { origin: 'https://elsewhere.example' })).statusCode,
    ).toBe(403);
  });

  it('takes a cookie that was tampered with for nobody’s', async () => {
    const cookie = cookieFrom(await signIn('manager@example.org'));
    const tampered = cookie.replace(/=(.)/, (_, first: string) => `=${first === 'A' ? 'B' : 'A'}`);
    for (const wrong of [
      tampered,
      cookie.slice(0, -8),
      'back-office.session_token=%E0%A4%A',
      'back-office.session_token=a.b',
    ])
      expect((await post('/graphql', { query: ME }, { cookie: wrong })).json()).toEqual({
        data: { me: null },
      });
  });
});

describe('sign-ins', () => {
  it('are listed, and one that is revoked ends at once', async () => {
    const here = cookieFrom(await signIn('manager@example.org'));
    const there = cookieFrom(await signIn('manager@example.org'));
    const list = await post('/graphql', { query: '{ signIns { id current } }' }, { cookie: here });
    const other = list.json().data.signIns.find((row: { current: boolean }) => !row.current);
    expect(list.json().data.signIns.filter((row: { current: boolean }) => row.current)).toHaveLength(1);
    const revoke = 'mutation ($id: ID!) { revokeSignIn(id: $id) }';
    await post('/graphql', { query: revoke, variables: { id: other.id } }, { cookie: here });
    await post('/graphql', { query: 'mutation { revokeOtherSignIns }' }, { cookie: here });
    expect((await post('/graphql', { query: ME }, { cookie: there })).json().data.me).toBeNull();
    expect((await post('/graphql', { query: ME }, { cookie: here })).json().data.me).not.toBeNull();
  });

  it('of others cannot be ended', async () => {
    const mine = cookieFrom(await signIn('staff@example.org'));
    const { rows } = await system.app.database.auth.query(`select id from auth.session where "userId" = $1`, [
      world.people.staff.id,
    ]);
    const other = cookieFrom(await signIn('manager@example.org'));
    await post(
      '/graphql',
      { query: 'mutation ($id: ID!) { revokeSignIn(id: $id) }', variables: { id: rows[0].id } },
      { cookie: other },
    );
    expect((await post('/graphql', { query: ME }, { cookie: mine })).json().data.me).not.toBeNull();
  });

  it('end on signing out', async () => {
    const cookie = cookieFrom(await signIn('manager@example.org'));
    expect((await post('/api/auth/sign-out', {}, { cookie })).statusCode).toBe(200);
    expect((await post('/graphql', { query: ME }, { cookie })).json().data.me).toBeNull();
  });
});

describe('acting for an organisation', () => {
  it('is the consortium for a coordinator without a membership', async () => {
    const cookie = cookieFrom(await signIn('coordinator@example.org'));
    const me = await post('/graphql', { query: ME }, { cookie });
    expect(me.json().data.me).toMatchObject({
      actingFor: null,
      actsForConsortium: true,
      roles: ['COORDINATOR'],
    });
  });

  it.each(['consortium', '019f9d70-2400-7000-8000-000000000000', 'nonsense'])(
    'is refused for %s to a manager',
    async (named) => {
      const cookie = cookieFrom(await signIn('manager@example.org'));
      const me = await post('/graphql', { query: ME }, { cookie, 'x-organisation': named });
      expect(me.json().errors[0].extensions.code).toBe('FORBIDDEN');
    },
  );
});
