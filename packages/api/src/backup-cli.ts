import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { ENTITIES } from './features/entities.js';
import { backUp } from './platform/backup/back-up.js';
import type { Manifest } from './platform/backup/manifest.js';
import { restore } from './platform/backup/restore.js';
import { type Config, readConfig } from './platform/config.js';
import { migrate } from './platform/db/database.js';
import { findRunningPostgres, startEmbeddedPostgres } from './platform/db/embedded-postgres.js';
import { discardCluster } from './platform/db/postgres-cluster.js';
import { withDatabase } from './platform/db/with-database.js';

const [verb, file] = process.argv.slice(2);

try {
  if (!file || (verb !== 'backup' && verb !== 'restore'))
    throw new Error('Usage: backup FILE, or restore FILE');
  const config = readConfig();
  const manifest = verb === 'backup' ? await backUpSystem(config, file) : await restoreSystem(config, file);
  console.log(summary(verb, file, manifest));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function backUpSystem(config: Config, archive: string): Promise<Manifest> {
  return withDatabase(config, (url) => backUp(url, join(config.dataDir, 'files'), archive));
}

async function restoreSystem(config: Config, archive: string): Promise<Manifest> {
  if (!existsSync(archive)) throw new Error(`There is no archive ${archive}.`);
  const secret = config.authSecret ?? (await askForSecret());
  const { dataDir } = config;
  if (config.databaseUrl === null) {
    if (await findRunningPostgres(dataDir))
      throw new Error(`A system is running in ${dataDir}. Stop it first.`);
    if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
      throw new Error(`${dataDir} is not empty. Restore into a new DATA_DIR.`);
  }
  mkdirSync(dataDir, { recursive: true });
  if (config.databaseUrl !== null) return restoreInto(config.databaseUrl, dataDir, archive);
  const postgres = await startEmbeddedPostgres({ dataDir });
  try {
    const manifest = await restoreInto(postgres.url, dataDir, archive);
    writeFileSync(join(dataDir, 'auth-secret'), secret, { mode: 0o600 });
    await postgres.stop();
    return manifest;
  } catch (error) {
    // The folder was empty before, so that it can be used again.
    await postgres.stop();
    await discardCluster(dataDir, postgres.clusterDir);
    for (const entry of readdirSync(dataDir))
      rmSync(join(dataDir, entry), { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

async function restoreInto(url: string, dataDir: string, archive: string): Promise<Manifest> {
  await migrate(url, ENTITIES, fileURLToPath(new URL('./migrations', import.meta.url)));
  return restore(url, join(dataDir, 'files'), archive);
}

/** Secrets are not in an archive. Without the old one everything comes back, but everybody has to sign in again. */
async function askForSecret(): Promise<string> {
  const consequence = 'With a new secret everybody has to sign in again.';
  const fresh = randomBytes(32).toString('hex');
  if (!process.stdin.isTTY) {
    console.log(`AUTH_SECRET is not set (the old system kept it in DATA_DIR/auth-secret). ${consequence}`);
    return fresh;
  }
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(
    `AUTH_SECRET of the old system (empty: make a new one. ${consequence}) `,
  );
  prompt.close();
  return answer.trim() || fresh;
}

function summary(done: string, archive: string, { tables, files }: Manifest): string {
  const rows = Object.values(tables).reduce((total, table) => total + table.rows, 0);
  const what = `${rows} rows of ${Object.keys(tables).length} tables and ${Object.keys(files).length} files`;
  return done === 'backup'
    ? `Wrote ${what} to ${archive}.`
    : `Restored ${what} from ${archive}; every table is equal.`;
}
