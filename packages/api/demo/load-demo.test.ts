import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ENTITIES } from '../src/features/entities.js';
import { freezeClock } from '../src/platform/clock.js';
import { migrate } from '../src/platform/db/database.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/db/embedded-postgres.js';
import { DEMO_SIGN_INS } from './demo-sign-ins.js';
import { loadDemo } from './load-demo.js';

const NOW = new Date('2026-11-23T14:20:00Z');
const MIGRATIONS = fileURLToPath(new URL('../src/migrations', import.meta.url));

let dataDir: string;
let postgres: EmbeddedPostgres;
let pool: pg.Pool;
let milliseconds: number;

async function makeDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = postgres.url.replace(/[^/]+$/, name);
  await migrate(url, ENTITIES, MIGRATIONS);
  return url;
}

async function rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await pool.query<Row>(sql, values)).rows;
}

beforeAll(async () => {
  freezeClock(NOW);
  dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
  postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  const url = await makeDatabase('demo');
  const begun = performance.now();
  await loadDemo(url);
  milliseconds = performance.now() - begun;
  pool = new pg.Pool({ connectionString: url });
});

afterAll(async () => {
  freezeClock(null);
  await pool?.end();
  await postgres?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('loading', () => {
  it('dump', async () => {
    console.log(milliseconds);
    console.log(await rows('select status, count(*) from bookings group by 1'));
  });
});
