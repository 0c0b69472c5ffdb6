import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { startTestSystem, type TestSystem } from '../../../test/harness.js';
import { linkTo, mailsTo } from '../../../test/mails.js';
import { giveSignIn, PASSWORD, Visitor } from '../../../test/visitor.js';

const NEW = 'seven-herons-at-dusk';
const UPDATE = `mutation ($id: ID!, $input: UpdatePersonInput!, $version: Int!) {
  updatePerson(id: $id, input: $input, version: $version) { email pendingEmail version } }`;
const PERSON = 'query ($id: ID!) { person(id: $id) { email pendingEmail version } }';

let system: TestSystem;
let world: Consortium;

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  const { manager, staff, bookingStaff, trustee, volunteer, otherManager, coordinator } = world.people;
  await giveSignIn(system, manager, 'manager@example.org');
  await giveSignIn(system, staff, 'staff@example.org');
  await giveSignIn(system, trustee, 'trustee@example.org');
  await giveSignIn(system, bookingStaff, 'booking@example.org');
  await giveSignIn(system, volunteer, 'volunteer@example.org', { verified: false });
  await giveSignIn(system, otherManager, 'other@example.org');
  await giveSignIn(system, coordinator, 'coordinator@example.org');
});

afterAll(() => system?.close());

const visitor = () => new Visitor(system);
const askForReset = (email: string) => visitor().post('/request-password-reset', { email });
const reset = (token: string | null, newPassword = NEW) =>
  visitor().post('/reset-password', { token, newPassword });

describe('a forgotten password', () => {
  it('gets the same answer for a known and an unknown address, and a mail for the known one only', async () => {
    const known = await askForReset('manager@example.org');
    const unknown = await askForReset('nobody@example.org');
    expect(known.statusCode).toBe(200);
    expect({ status: unknown.statusCode, body: unknown.json() }).toEqual({
      status: known.statusCode,
      body: known.json(),
    });
    expect(await linkTo(system, 'manager@example.org')).toMatch(/^\S{20,}$/);
    expect(await mailsTo(system, 'nobody@example.org')).toBe(0);
  });

  it('is replaced by a link that works once, and ends every sign-in and token', async () => {
    const before = visitor();
    await before.signIn('staff@example.org');
    const made = await before.ask(
      'mutation { createApiToken(input: { name: "Report", scope: READ }) { token } }',
    );
    const bearer = { authorization: `Bearer ${made.data.createApiToken.token}` };
    expect((await visitor().ask('{ me { person { id } } }', {}, bearer)).data.me).not.toBeNull();
    await askForReset('staff@example.org');
    const token = await linkTo(system, 'staff@example.org');
    expect((await reset(token)).statusCode).toBe(200);
    expect((await reset(token, 'another-long-winter-walk')).statusCode).toBe(400);
    expect(await before.isSignedIn()).toBe(false);
    expect((await visitor().ask('{ me { person { id } } }', {}, bearer)).data.me).toBeNull();
    expect((await visitor().signIn('staff@example.org', PASSWORD)).statusCode).toBe(401);
    expect((await visitor().signIn('staff@example.org', NEW)).statusCode).toBe(200);
  });

  it('leaves passkeys as they are, and the mail names them and where to remove them', async () => {
    const { id } = world.people.bookingStaff;
    await asOwner(
      system.databaseUrl,
      `insert into auth.passkey (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
       values ('of-the-staff', 'Old phone', 'x', $1, 'x', 0, 'singleDevice', false)`,
      [id],
    );
    await askForReset('booking@example.org');
    expect((await reset(await linkTo(system, 'booking@example.org'))).statusCode).toBe(200);
    const [mail] = await asOwner<{ text: string; path: string }>(
      system.databaseUrl,
      `select text, path from mails where kind = 'account.password-changed' and person_id = $1`,
      [id],
    );
    expect(mail?.text).toContain('the passkey “Old phone”');
    expect(mail?.path).toBe('/app/profile');
    await asOwner(system.databaseUrl, `delete from auth.passkey where id = 'of-the-staff'`);
  });

  it('is not stored in a way by which somebody who reads the database could replace it', async () => {
    await askForReset('manager@example.org');
    const token = await linkTo(system, 'manager@example.org');
    const rows = await asOwner<{ text: string }>(
      system.databaseUrl,
      'select v::text as text from auth.verification v',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ text }) => text.includes(String(token)))).toEqual([]);
  });

  it('is not replaced by a link that is forged or has run out', async () => {
    expect((await reset('x'.repeat(24))).statusCode).toBe(400);
    await askForReset('manager@example.org');
    const token = await linkTo(system, 'manager@example.org');
    await asOwner(
      system.databaseUrl,
      `update auth.verification set "expiresAt" = now() - interval '1 second'`,
    );
    expect((await reset(token)).json()).toMatchObject({ code: 'INVALID_TOKEN' });
    expect((await visitor().signIn('manager@example.org')).statusCode).toBe(200);
  });

  it('is asked for at most five times a minute, with the same answer', async () => {
    for (let i = 0; i < 8; i += 1) expect((await askForReset('other@example.org')).statusCode).toBe(200);
    await linkTo(system, 'other@example.org');
    const rows = await asOwner(
      system.databaseUrl,
      'select from auth.verification where value = $1 and "expiresAt" > now()',
      [world.people.otherManager.id],
    );
    expect(rows).toHaveLength(5);
  });
});

describe('a new password', () => {
  it.each(['short-one', 'riverbank-pantry-1', 'Password-2026!', 'trustee@example.org'])(
    'that is short or easy to guess is refused: %s',
    async (newPassword) => {
      const trustee = visitor();
      await trustee.signIn('trustee@example.org');
      const answer = await trustee.post('/change-password', { currentPassword: PASSWORD, newPassword });
      expect(answer.statusCode).toBe(400);
      await askForReset('trustee@example.org');
      expect((await reset(await linkTo(system, 'trustee@example.org'), newPassword)).statusCode).toBe(400);
      expect((await visitor().signIn('trustee@example.org')).statusCode).toBe(200);
    },
  );

  it('needs the old one, and can end the other sign-ins', async () => {
    const here = visitor();
    const there = visitor();
    await here.signIn('trustee@example.org');
    await there.signIn('trustee@example.org');
    const change = (currentPassword: string) =>
      here.post('/change-password', { currentPassword, newPassword: NEW, revokeOtherSessions: true });
    expect((await change('not the password')).statusCode).toBe(400);
    expect((await change(PASSWORD)).statusCode).toBe(200);
    expect(await here.isSignedIn()).toBe(true);
    expect(await there.isSignedIn()).toBe(false);
  });
});

describe('an address', () => {
  it('that is not verified does not sign in, before the link that is sent to it was followed', async () => {
    const refused = await visitor().signIn('volunteer@example.org');
    expect(refused.json()).toMatchObject({ code: 'EMAIL_NOT_VERIFIED' });
    const token = await linkTo(system, 'volunteer@example.org');
    const other = await visitor().get(`/verify-email?token=${token}x`);
    expect(other.statusCode).toBeGreaterThanOrEqual(400);
    expect((await visitor().get(`/verify-email?token=${token}`)).statusCode).toBe(200);
    expect((await visitor().signIn('volunteer@example.org')).statusCode).toBe(200);
  });

  it('changes with the link that goes to the new one, for signing in and as contact, and not before', async () => {
    const id = world.people.manager.id;
    const manager = visitor();
    await manager.signIn('manager@example.org');
    const before = (await manager.ask(PERSON, { id })).data.person;
    const mails = await mailsTo(system, 'manager@example.org');
    const input = { email: 'New.Manager@example.org' };
    const asked = await manager.ask(UPDATE, { id, input, version: before.version });
    expect(asked.data.updatePerson).toMatchObject({
      email: 'manager@example.org',
      pendingEmail: 'new.manager@example.org',
    });
    expect((await visitor().signIn('new.manager@example.org')).statusCode).toBe(401);
    const token = await linkTo(system, 'new.manager@example.org');
    expect((await visitor().post('/confirm-email', { token: `${token}x` })).statusCode).toBe(400);
    expect((await visitor().post('/confirm-email', { token })).statusCode).toBe(200);
    expect((await visitor().post('/confirm-email', { token })).json()).toMatchObject({
      code: 'INVALID_TOKEN',
    });
    expect((await manager.ask(PERSON, { id })).data.person).toEqual({
      email: 'new.manager@example.org',
      pendingEmail: null,
      version: before.version + 2,
    });
    expect((await visitor().signIn('manager@example.org')).statusCode).toBe(401);
    expect((await visitor().signIn('new.manager@example.org')).statusCode).toBe(200);
    expect(await mailsTo(system, 'manager@example.org')).toBe(mails + 1);
  });

  it('of somebody else waits for the same link when the coordinator changes it', async () => {
    const id = world.people.staff.id;
    const coordinator = visitor();
    await coordinator.signIn('coordinator@example.org');
    const { version } = (await coordinator.ask(PERSON, { id })).data.person;
    const input = { email: 'stella@example.org', phone: '01632 960001' };
    const asked = await coordinator.ask(UPDATE, { id, input, version });
    expect(asked.data.updatePerson).toMatchObject({ email: 'staff@example.org' });
    const first = await linkTo(system, 'stella@example.org');
    await coordinator.ask(UPDATE, {
      id,
      input: { email: 'stella.frost@example.org' },
      version: asked.data.updatePerson.version,
    });
    expect((await visitor().post('/confirm-email', { token: first })).statusCode).toBe(400);
    const token = await linkTo(system, 'stella.frost@example.org');
    expect((await visitor().post('/confirm-email', { token })).statusCode).toBe(200);
    expect((await visitor().signIn('stella.frost@example.org', NEW)).statusCode).toBe(200);
  });

  it('that somebody else took meanwhile is not taken twice', async () => {
    const { otherManager, otherStaff } = world.people;
    const other = await system.as(otherManager);
    const { version } = (await other(PERSON, { id: otherManager.id })).data.person;
    await other(UPDATE, { id: otherManager.id, input: { email: 'wanted@example.org' }, version });
    const token = await linkTo(system, 'wanted@example.org');
    // Signing in with it proves it; beside a name it would be a note only.
    await giveSignIn(system, otherStaff, 'wanted@example.org');
    expect((await visitor().post('/confirm-email', { token })).json()).toMatchObject({ code: 'EMAIL_TAKEN' });
    expect((await visitor().signIn('other@example.org')).statusCode).toBe(200);
  });

  it('is told that another one is asked for, and stays where a changed password calls that off', async () => {
    const { trustee } = world.people;
    const person = visitor();
    await person.signIn('trustee@example.org', NEW);
    const { version } = (await person.ask(PERSON, { id: trustee.id })).data.person;
    const input = { email: 'thief.of.tom@example.org' };
    await person.ask(UPDATE, { id: trustee.id, input, version });
    const told = await asOwner(
      system.databaseUrl,
      `select from mails where kind = 'account.email-change-asked' and person_id = $1`,
      [trustee.id],
    );
    expect(told).toHaveLength(1);
    const token = await linkTo(system, input.email);
    for (const [currentPassword, newPassword] of [
      [NEW, 'gravel-orchard-nineteen'],
      ['gravel-orchard-nineteen', NEW],
    ])
      expect((await person.post('/change-password', { currentPassword, newPassword })).statusCode).toBe(200);
    expect((await visitor().post('/confirm-email', { token })).statusCode).toBe(400);
    expect((await person.ask(PERSON, { id: trustee.id })).data.person).toMatchObject({
      email: 'trustee@example.org',
      pendingEmail: null,
    });
  });

  it('stays where a password that was reset calls the change off', async () => {
    const coordinator = visitor();
    await coordinator.signIn('coordinator@example.org');
    const { id } = world.people.coordinator;
    const { version } = (await coordinator.ask(PERSON, { id })).data.person;
    await coordinator.ask(UPDATE, { id, input: { email: 'thief@example.org' }, version });
    await askForReset('coordinator@example.org');
    expect((await reset(await linkTo(system, 'coordinator@example.org'))).statusCode).toBe(200);
    const token = await linkTo(system, 'thief@example.org');
    expect((await visitor().post('/confirm-email', { token })).statusCode).toBe(400);
  });
});

describe('requests from elsewhere', () => {
  const signIn = { email: 'manager@example.org', password: PASSWORD };

  it.each<[string, Record<string, string>, number]>([
    ['another site', { origin: 'https://elsewhere.example' }, 403],
    [
      'a form of another site',
      { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
      403,
    ],
    ['a page that is not ours, as text', { 'content-type': 'text/plain' }, 415],
    [
      'another site, by navigation',
      { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      403,
    ],
  ])('of %s are refused', async (_, headers, status) => {
    expect((await visitor().post('/sign-in/email', signIn, headers)).statusCode).toBe(status);
  });

  it('with a cookie and without an origin are refused', async () => {
    const signedIn = visitor();
    await signedIn.signIn('trustee@example.org', NEW);
    const { statusCode } = await system.app.server.inject({
      method: 'POST',
      url: '/api/auth/change-password',
      headers: { 'content-type': 'application/json', cookie: signedIn.cookie },
      payload: JSON.stringify({ currentPassword: NEW, newPassword: PASSWORD }),
    });
    expect(statusCode).toBe(403);
  });

  it('with a cookie and without an origin are refused however the address is written', async () => {
    const signedIn = visitor();
    await signedIn.signIn('trustee@example.org', NEW);
    for (const url of ['/graphql', '/%67raphql', '/f%69les']) {
      const { statusCode } = await system.app.server.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', cookie: signedIn.cookie },
        payload: JSON.stringify({ query: '{ __typename }' }),
      });
      expect({ url, statusCode }).toEqual({ url, statusCode: 403 });
    }
  });

  it('lead to no other site after signing in or a new password', async () => {
    const elsewhere = 'https://elsewhere.example/x';
    const byCallback = await visitor().post('/sign-in/email', { ...signIn, callbackURL: elsewhere });
    expect(byCallback.statusCode).toBe(403);
    const byReset = await visitor().post('/request-password-reset', {
      email: 'manager@example.org',
      redirectTo: elsewhere,
    });
    expect(byReset.statusCode).toBe(403);
  });

  it.each([
    '/sign-up/email',
    '/update-user',
    '/change-email',
    '/delete-user',
    '/list-sessions',
    '/link-social',
    '/unlink-account',
    '/two-factor/get-totp-uri',
    '/passkey/list-user-passkeys',
  ])('find nothing at %s', async (path) => {
    const signedIn = visitor();
    await signedIn.signIn('trustee@example.org', NEW);
    expect((await signedIn.post(path, {})).statusCode).toBe(404);
    expect((await signedIn.get(path)).statusCode).toBe(404);
  });

  it('are limited by the address that we see, whatever they claim', async () => {
    const ask = (i: number) =>
      visitor().send({
        method: 'POST',
        url: '/api/auth/request-password-reset',
        remoteAddress: '198.51.100.7',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': `203.0.113.${i}`,
          'x-real-ip': `203.0.113.${i}`,
        },
        payload: JSON.stringify({ email: `nobody-${i}@example.org` }),
      });
    const answers = await Promise.all(Array.from({ length: 112 }, (_, i) => ask(i)));
    const refused = answers.filter((answer) => answer.statusCode === 429);
    expect(refused).toHaveLength(12);
  });
});
