import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

const CLIENT_ID = 'back-office';
const CLIENT_SECRET = 'a secret of the provider and of us, no one else';

/** Somebody whom the provider knows. */
export interface Account {
  sub: string;
  email: string;
  email_verified: boolean;
}

type Claims = Record<string, unknown>;

/** An OpenID provider on this machine that signs in whom the test says, and can be made to lie. */
export interface OpenIdProvider {
  /** The variables that name it. */
  environment: Record<string, string>;
  /** Who is at the provider's keyboard. */
  account: Account;
  /** Changes the claims of the ID token before it is signed. */
  tamper: ((claims: Claims) => Claims) | null;
  /** Signs with a key that the provider does not tell of. */
  useForeignKey: boolean;
  /** Goes through the provider's pages as a browser does. @returns the address that it sends the browser back to */
  visit(url: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function startOpenIdProvider(redirectUri: string): Promise<OpenIdProvider> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const state = { account: { sub: '', email: '', email_verified: true } } as OpenIdProvider;
  state.tamper = null;
  state.useForeignKey = false;

  let handle: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined;
  const inner = createServer((request, response) => handle(request, response)).listen(0, '127.0.0.1');
  const outer = createServer((request, response) =>
    request.url?.startsWith('/token') ? answerToken(request, response) : handle(request, response),
  ).listen(0, '127.0.0.1');
  await Promise.all([inner, outer].map((server) => new Promise((done) => server.once('listening', done))));
  const issuer = `http://127.0.0.1:${(outer.address() as AddressInfo).port}`;

  // It warns that it keeps everything in memory, which is what a test wants.
  const { warn } = console;
  console.warn = () => undefined;
  const provider: Provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [redirectUri] }],
    jwks: { keys: [{ ...keys.privateKey.export({ format: 'jwk' }), kid: 'ours', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a key for cookies'] },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: [] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: { Session: 60, Interaction: 60, Grant: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ ...state.account, sub: accountId }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: CLIENT_ID, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  console.warn = warn;
  const callback = provider.callback();
  handle = (request, response) =>
    request.url?.startsWith('/interaction/')
      ? provider.interactionFinished(request, response, { login: { accountId: state.account.sub } })
      : callback(request, response);

  async function answerToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body: Buffer[] = [];
    for await (const piece of request) body.push(piece);
    const port = (inner.address() as AddressInfo).port;
    const headers = Object.entries(request.headers).filter(([name]) =>
      ['content-type', 'authorization', 'accept'].includes(name),
    );
    const answer = await fetch(`http://127.0.0.1:${port}${request.url}`, {
      method: 'POST',
      headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
      body: Buffer.concat(body),
    });
    const tokens = (await answer.json()) as { id_token?: string };
    if (tokens.id_token && (state.tamper || state.useForeignKey))
      tokens.id_token = signed(
        (state.tamper ?? ((claims) => claims))(claimsOf(tokens.id_token)),
        (state.useForeignKey ? foreign : keys).privateKey,
      );
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(tokens));
  }

  return Object.assign(state, {
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: CLIENT_SECRET,
      OIDC_NAME: 'Charity account',
    },
    visit: (url: string) => follow(url, issuer),
    async close() {
      for (const server of [inner, outer]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  });
}

async function follow(start: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let hops = 0; hops < 10 && url.startsWith(issuer); hops += 1) {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`The provider answers ${answer.status}: ${await answer.text()}`);
    url = new URL(location, url).href;
  }
  return url;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsOf = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

function signed(claims: Claims, key: Parameters<ReturnType<typeof createSign>['sign']>[0]): string {
  const text = `${encode({ alg: 'RS256', kid: 'ours', typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${createSign('sha256').update(text).sign(key).toString('base64url')}`;
}
