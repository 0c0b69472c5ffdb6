import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { hashPassword } from '../src/platform/auth/auth.js';
import type { Answer, TestSystem } from './harness.js';

const ORIGIN = 'http://127.0.0.1:4000';

/** A password that meets every rule. */
export const PASSWORD = 'gorse-lantern-uphill-42';

/** Lets somebody sign in with a password. */
export async function giveSignIn(
  system: TestSystem,
  person: { id: string },
  email: string,
  { verified = true, password = PASSWORD } = {},
): Promise<void> {
  const { auth } = system.app.database;
  await auth.query(`insert into auth."user" (id, name, email, "emailVerified") values ($1, 'Test', $2, $3)`, [
    person.id,
    email,
    verified,
  ]);
  await auth.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
     values ($1, $1, 'credential', $1, $2, now())`,
    [person.id, await hashPassword(password)],
  );
  await auth.query('update public.person_contacts set email = $2 where person_id = $1', [person.id, email]);
}

/** A browser of somebody: it keeps cookies and says where it comes from. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #system: TestSystem;

  constructor(system: TestSystem) {
    this.#system = system;
  }

  /** The Cookie header. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async send(options: InjectOptions): Promise<LightMyRequestResponse> {
    const answer = await this.#system.app.server.inject({
      ...options,
      headers: {
        origin: ORIGIN,
        ...(this.cookies.size > 0 ? { cookie: this.cookie } : {}),
        ...options.headers,
      },
    });
    for (const line of ([] as (string | undefined)[]).concat(answer.headers['set-cookie'])) {
      const [, name, value = ''] = line?.match(/^([^=]+)=([^;]*)/) ?? [];
      if (!name) continue;
      if (value === '' || /max-age=0/i.test(line ?? '')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** POST /api/auth/… with JSON. */
  post(path: string, body: object, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    return this.send({
      method: 'POST',
      url: `/api/auth${path}`,
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(body),
    });
  }

  /** GET /api/auth/… */
  get(path: string): Promise<LightMyRequestResponse> {
    return this.send({ method: 'GET', url: `/api/auth${path}` });
  }

  signIn(email: string, password = PASSWORD): Promise<LightMyRequestResponse> {
    return this.post('/sign-in/email', { email, password });
  }

  async ask(query: string, variables: Record<string, unknown> = {}, headers = {}): Promise<Answer> {
    const answer = await this.send({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify({ query, variables }),
    });
    return answer.json();
  }

  /** Is anybody signed in? */
  async isSignedIn(): Promise<boolean> {
    return (await this.ask('{ me { person { id } } }')).data.me !== null;
  }

  /** The same browser once more. */
  copy(): Visitor {
    const copy = new Visitor(this.#system);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }
}
