import 'reflect-metadata';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { loadDemo } from '../demo/load-demo.js';
import { keepBankHolidays } from '../src/features/availability/keep-bank-holidays.js';
import { ENTITIES } from '../src/features/entities.js';
import { freezeClock } from '../src/platform/clock.js';
import { migrate } from '../src/platform/db/database.js';
import { startEmbeddedPostgres } from '../src/platform/db/embedded-postgres.js';

/** A database to copy, in a PostgreSQL of its own. */
export interface PreparedDatabase {
  url: string;
  stop(): Promise<void>;
}

/** Starts PostgreSQL without durability and migrates the database `template` in it. */
export async function prepareDatabase(dataDir: string): Promise<PreparedDatabase> {
  // Several test files at once, each with the pools of a whole system.
  const settings = { max_connections: '200' };
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false, settings });
  const owner = new pg.Client({ connectionString: postgres.url });
  await owner.connect();
  await owner.query('create database template');
  await owner.end();
  const url = new URL(postgres.url);
  url.pathname = '/template';
  await migrate(url.href, ENTITIES, fileURLToPath(new URL('../src/migrations', import.meta.url)));
  await keepBankHolidays(url.href);
  return {
    url: url.href,
    async stop() {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The same with the demo consortium in it, as it is at an instant. */
export async function prepareDemo(dataDir: string, at: string): Promise<PreparedDatabase> {
  const prepared = await prepareDatabase(dataDir);
  freezeClock(new Date(at));
  await loadDemo(prepared.url, 'http://127.0.0.1:4000');
  return prepared;
}
