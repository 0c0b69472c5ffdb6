import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import { createApp } from '../src/app.js';
import { ENTITIES } from '../src/features/entities.js';
import { COOKIE_PREFIX } from '../src/platform/auth/auth.js';
import { readConfig } from '../src/platform/config.js';
import { ormConfig } from '../src/platform/db/database.js';
import type { App } from '../src/platform/open-app.js';
import { copyDatabase } from './copy-database.js';

/** What a GraphQL call answers. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it just asked for
  data: any;
  errors?: {
    message: string;
    path?: string[];
    extensions: { code: string; reason?: string; fields?: Record<string, string> };
  }[];
}

/** Calls the API as somebody. */
export type Call = (query: string, variables?: Record<string, unknown>) => Promise<Answer>;

/** A system of one test file on a database of its own. */
export interface TestSystem {
  app: App;
  databaseUrl: string;
  /** Where files are stored. */
  dataDir: string;
  /** Arranges rows as the owner of the database, past all rules; flush it. */
  em: EntityManager;
  /** Signs somebody in, and acts for an organisation (default: their oldest). */
  as(person: { id: string }, organisation?: { id: string } | 'consortium'): Promise<Call>;
  /** The Cookie header of a fresh sign-in. */
  cookieOf(person: { id: string }): Promise<string>;
  /** Calls the API without being signed in. */
  anybody: Call;
  close(): Promise<void>;
}

/** What signs cookies and feeds in the tests. */
export const SECRET = 'a secret of the tests, which nobody else has';
const ORIGIN = 'http://127.0.0.1:4000';

/** Makes a database by copying the migrated one, and an app on it that listens nowhere. */
export async function startTestSystem(environment: Record<string, string> = {}): Promise<TestSystem> {
  const databaseUrl = await copyDatabase(process.env.TEST_DATABASE_URL ?? '');
  const dataDir = await mkdtemp(join(tmpdir(), 'back-office-files-'));
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: SECRET,
    LOG_LEVEL: 'silent',
    DEMO: '1',
    ...environment,
  });
  const app = await createApp({
    config,
    databaseUrl,
    authSecret: SECRET,
    publicUrl: ORIGIN,
    trustedOrigins: [],
  });
  const owner = await MikroORM.init(ormConfig(databaseUrl, ENTITIES));
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  // Dropping the database at the end may be quicker than a connection's goodbye.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));

  const call = async (
    headers: Record<string, string>,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<Answer> => {
    const response = await app.server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', origin: ORIGIN, ...headers },
      payload: JSON.stringify({ query, variables }),
    });
    return response.json();
  };

  async function cookieOf(person: { id: string }): Promise<string> {
    const token = randomBytes(24).toString('hex');
    await pool.query(
      `insert into auth."user" (id, name, email, "emailVerified") values ($1::text, 'Test', $1::text || '@example.org', true) on conflict do nothing`,
      [person.id],
    );
    await pool.query(
      `insert into auth."session" (id, "expiresAt", token, "updatedAt", "userId") values ($1, now() + interval '1 hour', $2, now(), $3)`,
      [randomBytes(16).toString('hex'), token, person.id],
    );
    const signature = createHmac('sha256', SECRET).update(token).digest('base64');
    return `${COOKIE_PREFIX}.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  }

  return {
    app,
    databaseUrl,
    dataDir,
    em: owner.em.fork() as EntityManager,
    cookieOf,
    anybody: (query, variables) => call({}, query, variables),
    async as(person, organisation) {
      const cookie = await cookieOf(person);
      const acting: Record<string, string> =
        organisation === undefined
          ? {}
          : { 'x-organisation': organisation === 'consortium' ? organisation : organisation.id };
      return (query, variables) => call({ cookie, ...acting }, query, variables);
    },
    async close() {
      await app.close();
      await owner.close(true);
      await pool.end();
      await dropDatabase(databaseUrl);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

// A connection that is saying goodbye while its database goes would end the test run with an error of its own.
async function dropDatabase(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  const name = url.pathname.slice(1);
  const server = new pg.Client({ connectionString: new URL('/postgres', url).href });
  await server.connect();
  for (let tries = 0; tries < 100; tries += 1) {
    const { rowCount } = await server.query('select from pg_stat_activity where datname = $1', [name]);
    if (rowCount === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await server.query(`drop database ${name} with (force)`);
  await server.end();
}
