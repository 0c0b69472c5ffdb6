import 'reflect-metadata';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { keepBankHolidays } from '../src/features/availability/keep-bank-holidays.js';
import { ENTITIES } from '../src/features/entities.js';
import { migrate } from '../src/platform/db/database.js';
import { startEmbeddedPostgres } from '../src/platform/db/embedded-postgres.js';

/** Starts PostgreSQL without durability and migrates the database `template` in it. */
export async function prepareDatabase(dataDir: string): Promise<{ url: string; stop(): Promise<void> }> {
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
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
