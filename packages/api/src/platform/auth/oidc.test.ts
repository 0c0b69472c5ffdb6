import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { startTestSystem, type TestSystem } from '../../../test/harness.js';
import { type OpenIdProvider, startOpenIdProvider } from '../../../test/openid-provider.js';
import { giveSignIn, Visitor } from '../../../test/visitor.js';

const ORIGIN = 'http://127.0.0.1:4000';
const ME = '{ me { person { name } roles secondFactorMissing } }';
const KNOWN = { sub: 'subject-1', email: 'manager@example.org', email_verified: true };

let provider: OpenIdProvider;
let system: TestSystem;
let world: Consortium;

beforeAll(async () => {
  provider = await startOpenIdProvider(`${ORIGIN}/api/auth/callback/oidc`);
  system = await startTestSystem({ ...provider.environment, REQUIRE_SECOND_FACTOR: '1' });
  world = await arrangeConsortium(system.em);
  await giveSignIn(system, world.people.manager, 'manager@example.org');
  await giveSignIn(system, world.people.coordinator, 'coordinator@example.org');
  await giveSignIn(system, world.people.staff, 'staff@example.org', { verified: false });
});

afterAll(async () => {
  await system?.close();
  await provider?.close();
});

afterEach(() => {
  provider.tamper = null;
  provider.useForeignKey = false;
});

/** Goes to the provider, and not yet back. */
async function visitProvider(account = KNOWN) {
  provider.account = account;
  const visitor = new Visitor(system);
  const asked = await visitor.post('/sign-in/social', {
    provider: 'oidc',
    callbackURL: '/app/',
    errorCallbackURL: '/app/login',
  });
  const { url } = asked.json();
  return { visitor, asked: new URL(url), back: new URL(await provider.visit(url)) };
}

const comeBack = (visitor: Visitor, { pathname, search }: URL) =>
  visitor.send({ method: 'GET', url: pathname + search });

/** Goes to the provider and comes back. */
async function signIn(account = KNOWN, change = (address: URL) => address) {
  const { visitor, asked, back } = await visitProvider(account);
  const answer = await comeBack(visitor, change(back));
  return { visitor, asked, back, to: String(answer.headers.location) };
}

const links = () =>
  asOwner<{ accountId: string; userId: string; tokens: string | null }>(
    system.databaseUrl,
    `select "accountId", "userId", coalesce("accessToken", "refreshToken", "idToken") as tokens
     from auth.account where "providerId" = 'oidc'`,
  );

describe('signing in at a provider', () => {
  it('asks with PKCE, state and nonce', async () => {
    const { asked } = await signIn();
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: expect.any(String),
      nonce: expect.any(String),
      scope: expect.stringContaining('openid'),
    });
  });

  it('signs in the person whose verified address it is, and knows them by issuer and subject from then on', async () => {
    const { visitor, to } = await signIn();
    expect(to).toBe('/app/');
    expect((await visitor.ask(ME)).data.me.person.name).toBe('Mandeep Gill');
    expect(await links()).toEqual([
      {
        accountId: `${provider.environment.OIDC_ISSUER} subject-1`,
        userId: world.people.manager.id,
        tokens: null,
      },
    ]);
    const renamed = await signIn({ ...KNOWN, email: 'another@example.org' });
    expect((await renamed.visitor.ask(ME)).data.me.person.name).toBe('Mandeep Gill');
  });

  it('counts as a second factor', async () => {
    const { visitor } = await signIn({ ...KNOWN, sub: 'subject-2', email: 'coordinator@example.org' });
    expect((await visitor.ask(ME)).data.me).toMatchObject({
      roles: ['COORDINATOR'],
      secondFactorMissing: false,
    });
  });

  it.each([
    [
      'a stranger',
      { sub: 'stranger', email: 'stranger@example.org', email_verified: true },
      'signup_disabled',
    ],
    [
      'an address that the provider did not verify',
      { sub: 'x', email: 'manager@example.org', email_verified: false },
      'account_not_linked',
    ],
    [
      'an address that was not verified here',
      { sub: 'y', email: 'staff@example.org', email_verified: true },
      'account_not_linked',
    ],
  ])('does not let in %s', async (_, account, error) => {
    const before = await links();
    const { visitor, to } = await signIn(account);
    expect(to).toBe(`/app/login?error=${error}`);
    expect(await visitor.isSignedIn()).toBe(false);
    expect(await links()).toEqual(before);
  });
});

describe('an ID token', () => {
  const anHourAgo = Math.floor(Date.now() / 1000) - 3600;

  it.each([
    ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['with another nonce', { nonce: 'not-the-one-we-sent' }],
    ['without a nonce', { nonce: undefined }],
    ['that has run out', { exp: anHourAgo, iat: anHourAgo - 60 }],
    ['for another client', { aud: 'another-client' }],
    ['of another subject than it says elsewhere', { sub: '' }],
  ])('%s is refused', async (_, change) => {
    provider.tamper = (claims) => ({ ...claims, ...change });
    const { visitor, to } = await signIn();
    expect(to).toMatch(/^\/app\/login\?error=/);
    expect(await visitor.isSignedIn()).toBe(false);
  });

  it('that is signed with another key is refused', async () => {
    provider.useForeignKey = true;
    const { visitor, to } = await signIn();
    expect(to).toMatch(/^\/app\/login\?error=/);
    expect(await visitor.isSignedIn()).toBe(false);
  });

  it('that is left out is refused', async () => {
    provider.tamper = () => ({});
    expect(await (await signIn()).visitor.isSignedIn()).toBe(false);
  });

  it('that somebody brings along is refused', async () => {
    const answer = await new Visitor(system).post('/sign-in/social', {
      provider: 'oidc',
      idToken: { token: 'x.y.z' },
    });
    expect(answer.json()).toMatchObject({ code: 'NOT_OFFERED' });
  });
});

describe('coming back from a provider', () => {
  it.each<[string, (address: URL) => URL]>([
    ['with a forged state', (address) => set(address, 'state', 'forged')],
    ['in the name of another issuer', (address) => set(address, 'iss', 'https://elsewhere.example')],
    ['with a code of somebody else', (address) => set(address, 'code', 'x')],
  ])('%s signs nobody in', async (_, change) => {
    const { visitor, to } = await signIn(KNOWN, change);
    expect(to).toContain('error=');
    expect(await visitor.isSignedIn()).toBe(false);
  });

  it('in another browser, or twice, signs nobody in', async () => {
    const { visitor, back } = await visitProvider();
    const other = new Visitor(system);
    await comeBack(other, back);
    expect(await other.isSignedIn()).toBe(false);
    const second = await signIn();
    const again = new Visitor(system);
    await comeBack(again, second.back);
    expect(await again.isSignedIn()).toBe(false);
    expect(await visitor.isSignedIn()).toBe(false);
  });
});

function set(address: URL, name: string, value: string): URL {
  address.searchParams.set(name, value);
  return address;
}
