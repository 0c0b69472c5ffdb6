import { expect } from '@jest/globals';
import type { App } from '../src/platform/open-app.js';
import { arrangeConsortium, type Consortium } from './consortium.js';
import { startTestSystem } from './harness.js';
import { ORIGIN, startSecondApp } from './second-app.js';

/** What came back over HTTP. */
export interface Sent {
  status: number;
  text: string;
  /** The codes of the errors. */
  codes: string[];
}

/** A system that listens, with somebody signed in. */
export interface Listening {
  app: App;
  world: Consortium;
  url: string;
  /** Of a manager. */
  cookie: string;
  /** Posts to the API as a page of our own would, with what a test changes of it. */
  send(body: unknown, headers?: Record<string, string>): Promise<Sent>;
  /** Asks by GET, as a link does. */
  get(query: string, headers?: Record<string, string>): Promise<Sent>;
  close(): Promise<void>;
}

/** Starts a system on a port of its own, over a database with a small consortium. */
export async function startListening(): Promise<Listening> {
  const system = await startTestSystem();
  const world = await arrangeConsortium(system.em);
  const cookie = await system.cookieOf(world.people.manager);
  const { databaseUrl } = system;
  const app = await startSecondApp(databaseUrl);
  const url = `${await app.server.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
  return {
    app,
    world,
    url,
    cookie,
    async send(body, headers = {}) {
      const content = typeof body === 'string' ? body : JSON.stringify(body);
      const all = { 'content-type': 'application/json', origin: ORIGIN, cookie, ...headers };
      return received(await fetch(url, { method: 'POST', headers: all, body: content }));
    },
    async get(query, headers = {}) {
      return received(
        await fetch(`${url}?query=${encodeURIComponent(query)}`, { headers: { cookie, ...headers } }),
      );
    },
    async close() {
      await app.close();
      await system.close();
    },
  };
}

async function received(response: Response): Promise<Sent> {
  const text = await response.text();
  return { status: response.status, text, codes: codesOf(text) };
}

function codesOf(text: string): string[] {
  try {
    const { errors = [] } = JSON.parse(text) as { errors?: { extensions?: { code?: string } }[] };
    return errors.map((error) => error.extensions?.code ?? '');
  } catch {
    return [];
  }
}

/** Expects a refusal with this code, and nothing of our insides in it. */
export function expectRefused(sent: Sent, code: string): void {
  expect({ codes: sent.codes, text: sent.text }).toEqual({
    codes: expect.arrayContaining([code]),
    text: expect.any(String),
  });
  expect(sent.status).toBeLessThan(500);
  expect(sent.text).not.toMatch(/"data":\{/);
  expectNoInsides(sent);
}

/** Expects an answer that says nothing about how the system is made. */
export function expectNoInsides({ text }: Sent): void {
  expect(text).not.toMatch(/stacktrace|node_modules|\bat \w+.*\.[jt]s|select |insert into|postgres/i);
}
