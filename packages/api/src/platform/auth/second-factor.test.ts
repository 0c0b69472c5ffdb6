import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SoftwareAuthenticator } from '../../../test/authenticator.js';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { startTestSystem, type TestSystem } from '../../../test/harness.js';
import { codeOf } from '../../../test/one-time-code.js';
import { giveSignIn, PASSWORD, Visitor } from '../../../test/visitor.js';

const ORIGIN = 'http://127.0.0.1:4000';
const ME =
  '{ me { person { name email } actingFor { id } roles memberships { id } permissions secondFactorMissing } }';
const FACTORS = '{ secondFactors { app demanded passkeys { id name } } }';

let system: TestSystem;
let world: Consortium;

beforeAll(async () => {
  system = await startTestSystem({ REQUIRE_SECOND_FACTOR: '1' });
  world = await arrangeConsortium(system.em);
  for (const [name, person] of Object.entries(world.people))
    await giveSignIn(system, person, addressOf(name as keyof Consortium['people']));
});

afterAll(() => system?.close());

/** What somebody was told of new ways to sign in. */
const toldOfFactors = async (person: { id: string }) => {
  await new Promise((resolve) => setTimeout(resolve, 100));
  const rows = await asOwner<{ text: string }>(
    system.databaseUrl,
    `select text from mails where kind = 'account.factor-added' and person_id = $1 order by id`,
    [person.id],
  );
  return rows.map(({ text }) => text);
};

type Name = keyof Consortium['people'];
const addressOf = (name: Name) => `${name.toLowerCase()}@example.org`;

async function signedIn(name: Name): Promise<Visitor> {
  const visitor = new Visitor(system);
  expect((await visitor.signIn(addressOf(name))).statusCode).toBe(200);
  return visitor;
}

/** Turns codes on, with the code of the window before this one, so that the present one is still good. */
async function turnOn(visitor: Visitor): Promise<{ uri: string; codes: string[] }> {
  const enabled = await visitor.post('/two-factor/enable', { password: PASSWORD });
  expect(enabled.statusCode).toBe(200);
  const { totpURI: uri, backupCodes: codes } = enabled.json();
  const verified = await visitor.post('/two-factor/verify-totp', { code: codeOf(uri, -1) });
  expect(verified.statusCode).toBe(200);
  return { uri, codes };
}

/** A visitor who has typed the password and is asked for a code. */
async function asked(name: Name): Promise<Visitor> {
  const visitor = new Visitor(system);
  const answer = await visitor.signIn(addressOf(name));
  expect(answer.json()).toMatchObject({ twoFactorRedirect: true });
  return visitor;
}

const verify = (visitor: Visitor, code: string) => visitor.post('/two-factor/verify-totp', { code });
const recover = (visitor: Visitor, code: string) => visitor.post('/two-factor/verify-backup-code', { code });
const wrongCode = (uri: string) =>
  ['000000', '111111', '222222', '333333'].find(
    (code) => ![-1, 0, 1].some((step) => codeOf(uri, step) === code),
  ) ?? '';

describe('codes from an app', () => {
  it('are turned on with the password and a first code, never with less', async () => {
    const staff = await signedIn('staff');
    const older = await signedIn('staff');
    expect((await staff.post('/two-factor/enable', { password: 'not the password' })).statusCode).toBe(400);
    const enabled = await staff.post('/two-factor/enable', { password: PASSWORD });
    const { totpURI: uri } = enabled.json();
    expect(uri).toMatch(/^otpauth:\/\/totp\/Back%20office/);
    expect((await verify(staff, wrongCode(uri))).statusCode).toBe(401);
    expect((await new Visitor(system).signIn(addressOf('staff'))).json()).not.toHaveProperty(
      'twoFactorRedirect',
    );
    expect((await verify(staff, codeOf(uri, -1))).statusCode).toBe(200);
    expect((await staff.ask(FACTORS)).data.secondFactors).toMatchObject({ app: true });
    expect(await older.isSignedIn()).toBe(false);
    expect(await toldOfFactors(world.people.staff)).toEqual([expect.stringContaining('codes from an app')]);
  });

  it('let nobody in by password alone from then on', async () => {
    const visitor = await asked('staff');
    expect(await visitor.isSignedIn()).toBe(false);
    const { rows } = await system.app.database.auth.query(
      `select from auth.session where "userId" = $1 and not "secondFactor"`,
      [world.people.staff.id],
    );
    expect(rows).toEqual([]);
  });

  it('sign in once each, also when the same is sent ten times at once', async () => {
    const trustee = await signedIn('trustee');
    const { uri } = await turnOn(trustee);
    const visitors = [];
    for (let i = 0; i < 10; i += 1) visitors.push(await asked('trustee'));
    const code = codeOf(uri);
    const answers = await Promise.all(visitors.map((visitor) => verify(visitor, code)));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, ...Array(9).fill(401)]);
    const signedInNow = await Promise.all(visitors.map((visitor) => visitor.isSignedIn()));
    expect(signedInNow.filter(Boolean)).toHaveLength(1);
    const again = await verify(await asked('trustee'), code);
    expect(again.json()).toMatchObject({ code: 'CODE_ALREADY_USED' });
    expect((await verify(await asked('trustee'), codeOf(uri, 1))).statusCode).toBe(200);
  });

  it('that are wrong end the try after five, and close the account for codes after ten', async () => {
    const volunteer = await signedIn('volunteer');
    const { uri, codes } = await turnOn(volunteer);
    const first = await asked('volunteer');
    for (let i = 0; i < 5; i += 1) expect((await verify(first, wrongCode(uri))).statusCode).toBe(401);
    expect((await verify(first, codeOf(uri))).statusCode).toBe(400);
    const second = await asked('volunteer');
    for (let i = 0; i < 5; i += 1) await verify(second, wrongCode(uri));
    const third = await asked('volunteer');
    expect((await verify(third, codeOf(uri))).statusCode).toBe(429);
    expect((await recover(third, codes[0] ?? '')).statusCode).toBe(429);
  });

  it('are asked for each time: no device is trusted, and no challenge is met for somebody else', async () => {
    const visitor = await asked('staff');
    const trusted = await visitor.post('/two-factor/verify-totp', { code: '123456', trustDevice: true });
    expect(trusted.json()).toMatchObject({ code: 'NOT_OFFERED' });
    expect((await verify(new Visitor(system), '123456')).statusCode).toBe(401);
    const staff = await signedIn('bookingStaff');
    const { uri } = await turnOn(staff);
    expect((await verify(staff, codeOf(uri))).json()).toMatchObject({ code: 'NOT_OFFERED' });
  });

  it('are turned off with the password only', async () => {
    const other = await signedIn('otherStaff');
    await turnOn(other);
    expect((await other.post('/two-factor/disable', { password: 'not the password' })).statusCode).toBe(400);
    expect((await other.post('/two-factor/disable', { password: PASSWORD })).statusCode).toBe(200);
    expect((await other.ask(FACTORS)).data.secondFactors).toMatchObject({ app: false });
    expect((await new Visitor(system).signIn(addressOf('otherStaff'))).json()).not.toHaveProperty(
      'twoFactorRedirect',
    );
  });
});

describe('recovery codes', () => {
  it('sign in once each, also when the same is sent ten times at once', async () => {
    const { codes } = await turnOn(await signedIn('otherManager'));
    expect(new Set(codes).size).toBe(10);
    const [code = ''] = codes;
    const visitors = [];
    for (let i = 0; i < 10; i += 1) visitors.push(await asked('otherManager'));
    const answers = await Promise.all(visitors.map((visitor) => recover(visitor, code)));
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
    expect((await recover(await asked('otherManager'), code)).statusCode).toBe(401);
    expect((await recover(await asked('otherManager'), codes[1] ?? '')).statusCode).toBe(200);
  });

  it('are replaced with the password, and the old ones end', async () => {
    const manager = await signedIn('providerManager');
    const { codes } = await turnOn(manager);
    const wrong = await manager.post('/two-factor/generate-backup-codes', { password: 'not the password' });
    expect(wrong.statusCode).toBe(400);
    const made = await manager.post('/two-factor/generate-backup-codes', { password: PASSWORD });
    expect((await recover(await asked('providerManager'), codes[0] ?? '')).statusCode).toBe(401);
    const [fresh = ''] = made.json().backupCodes as string[];
    expect((await recover(await asked('providerManager'), fresh)).statusCode).toBe(200);
  });

  it('and the key of the app are not readable in the database', async () => {
    const manager = await signedIn('secondAdviser');
    const { uri, codes } = await turnOn(manager);
    const rows = await asOwner<{ text: string }>(
      system.databaseUrl,
      `select t::text as text from auth."twoFactor" t`,
    );
    const text = rows.map((row) => row.text).join();
    for (const secret of [new URL(uri).searchParams.get('secret') ?? '', ...codes])
      expect(text).not.toContain(secret);
  });
});

describe('passkeys', () => {
  const device = new SoftwareAuthenticator(ORIGIN);

  async function register(visitor: Visitor, on = device, forgery = {}) {
    const options = (await visitor.get('/passkey/generate-register-options')).json();
    return visitor.post('/passkey/verify-registration', {
      response: on.register(options, forgery),
      name: 'Laptop',
    });
  }

  async function signInWith(on: SoftwareAuthenticator, forgery = {}) {
    const visitor = new Visitor(system);
    const options = (await visitor.get('/passkey/generate-authenticate-options')).json();
    const answer = await visitor.post('/passkey/verify-authentication', {
      response: on.sign(options, forgery),
    });
    return { visitor, options, answer };
  }

  it('are made by who is signed in, listed, and sign in without a password', async () => {
    const manager = await signedIn('manager');
    expect((await register(new Visitor(system))).statusCode).toBe(401);
    expect((await register(manager)).statusCode).toBe(200);
    expect((await manager.ask(FACTORS)).data.secondFactors.passkeys).toMatchObject([{ name: 'Laptop' }]);
    expect(await toldOfFactors(world.people.manager)).toEqual([
      expect.stringContaining('the passkey “Laptop”'),
    ]);
    const { visitor, answer } = await signInWith(device);
    expect(answer.statusCode).toBe(200);
    expect((await visitor.ask(ME)).data.me).toMatchObject({ person: { name: 'Mandeep Gill' } });
  });

  it.each([
    ['of another site', { origin: 'https://elsewhere.example' }],
    ['to another challenge', { challenge: 'bm90IHRoZSBjaGFsbGVuZ2U' }],
    ['with a count that was there before', { counter: 1 }],
    ['without a finger, a face or a PIN', { unverified: true }],
    ['with another key', { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
  ])('refuse an answer %s', async (_, forgery) => {
    const { visitor, answer } = await signInWith(device, forgery);
    expect([400, 401]).toContain(answer.statusCode);
    expect(await visitor.isSignedIn()).toBe(false);
  });

  it('refuse an answer that is sent twice, and a key that nobody has', async () => {
    const visitor = new Visitor(system);
    const options = (await visitor.get('/passkey/generate-authenticate-options')).json();
    const response = device.sign(options);
    const twin = visitor.copy();
    expect((await visitor.post('/passkey/verify-authentication', { response })).statusCode).toBe(200);
    expect((await twin.post('/passkey/verify-authentication', { response })).statusCode).toBe(400);
    expect((await signInWith(new SoftwareAuthenticator(ORIGIN))).answer.statusCode).toBe(401);
  });

  it('are not made on another site or without a finger, a face or a PIN', async () => {
    const manager = await signedIn('manager');
    const other = new SoftwareAuthenticator(ORIGIN);
    expect((await register(manager, other, { origin: 'https://elsewhere.example' })).statusCode).toBe(500);
    expect((await register(manager, other, { unverified: true })).statusCode).toBe(400);
    expect((await manager.ask(FACTORS)).data.secondFactors.passkeys).toHaveLength(1);
  });

  it('are renamed and removed by their owner only', async () => {
    const manager = await signedIn('manager');
    const [{ id }] = (await manager.ask(FACTORS)).data.secondFactors.passkeys;
    const other = await signedIn('adviser');
    expect((await other.post('/passkey/delete-passkey', { id })).statusCode).toBeGreaterThanOrEqual(400);
    expect(
      (await other.post('/passkey/update-passkey', { id, name: 'Mine' })).statusCode,
    ).toBeGreaterThanOrEqual(400);
    expect((await manager.post('/passkey/update-passkey', { id, name: 'Old laptop' })).statusCode).toBe(200);
    expect((await manager.ask(FACTORS)).data.secondFactors.passkeys).toMatchObject([{ name: 'Old laptop' }]);
    expect((await manager.post('/passkey/delete-passkey', { id })).statusCode).toBe(200);
    expect((await signInWith(device)).answer.statusCode).toBe(401);
  });
});

describe('a second factor that is demanded', () => {
  it.each<Name>(['coordinator', 'payrollOfficer'])(
    'leaves a %s without one nothing but to set one up',
    async (name) => {
      const visitor = await signedIn(name);
      expect((await visitor.ask(ME)).data.me).toEqual({
        person: { name: world.people[name].name, email: null },
        actingFor: null,
        roles: [],
        memberships: [],
        permissions: [],
        secondFactorMissing: true,
      });
      for (const query of [
        '{ people { total } }',
        '{ organisations { total } }',
        '{ bookings { total } }',
        'mutation { createApiToken(input: { name: "x", scope: READ }) { token } }',
      ])
        expect((await visitor.ask(query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await visitor.ask('{ deadlines { id } signIns { current } }')).data).toEqual({
        deadlines: [],
        signIns: [{ current: true }],
      });
      expect((await visitor.ask(ME, {}, { 'x-organisation': 'consortium' })).data.me.roles).toEqual([]);
    },
  );

  it('is asked of programs too: an older token is no way to a new role', async () => {
    const otherStaff = await signedIn('otherStaff');
    const made = await otherStaff.ask(
      'mutation { createApiToken(input: { name: "x", scope: READ }) { token } }',
    );
    const authorization = `Bearer ${made.data.createApiToken.token}`;
    const program = async (query: string) =>
      (
        await system.app.server.inject({
          method: 'POST',
          url: '/graphql',
          headers: { 'content-type': 'application/json', authorization },
          payload: JSON.stringify({ query }),
        })
      ).json();
    const roles = async () => (await program('{ me { roles secondFactorMissing } }')).data.me;
    expect(await roles()).toEqual({ roles: ['STAFF'], secondFactorMissing: false });
    await asOwner(
      system.databaseUrl,
      `insert into memberships (id, person_id, organisation_id, role, created_at)
       values (gen_random_uuid(), $1, $2, 'PAYROLL_OFFICER', now())`,
      [world.people.otherStaff.id, world.other.id],
    );
    expect(await roles()).toEqual({ roles: [], secondFactorMissing: true });
    expect((await program('{ people { total } }')).errors[0].extensions.code).toBe('FORBIDDEN');
    await turnOn(otherStaff);
    expect((await roles()).roles.sort()).toEqual(['PAYROLL_OFFICER', 'STAFF']);
  });

  it('asks nothing of others', async () => {
    const me = (await (await signedIn('adviser')).ask(ME)).data.me;
    expect(me).toMatchObject({ roles: ['ADVISER'], secondFactorMissing: false });
  });

  it('is met by codes', async () => {
    const officer = await signedIn('payrollOfficer');
    const { uri, codes } = await turnOn(officer);
    expect((await officer.ask(ME)).data.me).toMatchObject({
      roles: ['PAYROLL_OFFICER'],
      secondFactorMissing: false,
    });
    const byCode = await asked('payrollOfficer');
    await verify(byCode, codeOf(uri));
    expect((await byCode.ask(ME)).data.me).toMatchObject({ roles: ['PAYROLL_OFFICER'] });
    const byRecovery = await asked('payrollOfficer');
    await recover(byRecovery, codes[0] ?? '');
    expect((await byRecovery.ask(ME)).data.me).toMatchObject({ roles: ['PAYROLL_OFFICER'] });
    await byCode.post('/two-factor/disable', { password: PASSWORD });
    expect((await byCode.ask(ME)).data.me).toMatchObject({ roles: [], secondFactorMissing: true });
  });

  it('is met by a passkey, and a stolen password is then not enough to add a factor', async () => {
    const device = new SoftwareAuthenticator(ORIGIN);
    const coordinator = await signedIn('coordinator');
    const options = (await coordinator.get('/passkey/generate-register-options')).json();
    await coordinator.post('/passkey/verify-registration', { response: device.register(options) });
    expect((await coordinator.ask(ME)).data.me).toMatchObject({ roles: ['COORDINATOR'] });

    const thief = await signedIn('coordinator');
    expect((await thief.ask(ME)).data.me).toMatchObject({ secondFactorMissing: true });
    for (const [path, body] of [
      ['/two-factor/enable', { password: PASSWORD }],
      ['/change-password', { currentPassword: PASSWORD, newPassword: 'seven-herons-at-dusk' }],
      ['/passkey/delete-passkey', { id: 'x' }],
    ] as const)
      expect((await thief.post(path, body)).json()).toMatchObject({ code: 'SECOND_FACTOR_NEEDED' });
    expect((await thief.get('/passkey/generate-register-options')).statusCode).toBe(403);

    const visitor = new Visitor(system);
    const challenge = (await visitor.get('/passkey/generate-authenticate-options')).json();
    await visitor.post('/passkey/verify-authentication', { response: device.sign(challenge) });
    expect((await visitor.ask(ME)).data.me).toMatchObject({
      roles: ['COORDINATOR'],
      secondFactorMissing: false,
    });
  });
});

describe('a sign-in', () => {
  it('lasts while it is used, written down once an hour, and seven days at most', async () => {
    const adviser = await signedIn('adviser');
    const { id } = world.people.adviser;
    const age = (updated: string, created: string) =>
      asOwner(
        system.databaseUrl,
        `update auth.session set "updatedAt" = now() - $2::interval, "createdAt" = now() - $3::interval,
           "expiresAt" = least(now() - $2::interval + interval '12 hours', now() - $3::interval + interval '7 days')
         where "userId" = $1`,
        [id, updated, created],
      );
    const left = async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      const rows = await asOwner<{ hours: number }>(
        system.databaseUrl,
        `select round(extract(epoch from "expiresAt" - now()) / 3600, 1)::float as hours from auth.session where "userId" = $1`,
        [id],
      );
      return Math.max(...rows.map(({ hours }) => hours));
    };
    await age('30 minutes', '10 hours');
    await adviser.isSignedIn();
    expect(await left()).toBe(11.5);
    await age('5 hours', '10 hours');
    expect(await left()).toBe(7);
    await adviser.isSignedIn();
    expect(await left()).toBe(12);
    await age('5 hours', '165 hours');
    await adviser.isSignedIn();
    expect(await left()).toBe(3);
    await age('5 hours', '169 hours');
    expect(await adviser.isSignedIn()).toBe(false);
    await age('13 hours', '20 hours');
    expect(await adviser.isSignedIn()).toBe(false);
  });
});
