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
import { FileKeys, type MasterKey, parseFileKeys, writeKeyFile } from './platform/storage/file-keys.js';
import { keyFileOf, openStore } from './platform/storage/files.js';

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

async function backUpSystem(config: Config, archive: string): Promise<Manifest> {
  const store = await openStore(config);
  return withDatabase(config, (url) => backUp(url, store, archive));
}

async function restoreSystem(config: Config, archive: string): Promise<Manifest> {
  if (!existsSync(archive)) throw new Error(`There is no archive ${archive}.`);
  const secret = config.authSecret ?? (await askForSecret());
  const keys = config.fileKeys ?? (await askForFileKeys());
  const { dataDir } = config;
  if (config.databaseUrl === null) {
    if (await findRunningPostgres(dataDir))
      throw new Error(`A system is running in ${dataDir}. Stop it first.`);
    if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
      throw new Error(`${dataDir} is not empty. Restore into a new DATA_DIR.`);
  }
  mkdirSync(dataDir, { recursive: true });
  if (config.databaseUrl !== null) return restoreInto(config.databaseUrl, config, keys, archive);
  const postgres = await startEmbeddedPostgres({ dataDir });
  try {
    const manifest = await restoreInto(postgres.url, config, keys, archive);
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

async function restoreInto(
  url: string,
  config: Config,
  keys: readonly MasterKey[] | null,
  archive: string,
): Promise<Manifest> {
  await migrate(url, ENTITIES, fileURLToPath(new URL('./migrations', import.meta.url)));
  const target = {
    store: await openStore(config),
    keys: keys && new FileKeys(() => keys),
    workFolder: config.dataDir,
  };
  const manifest = await restore(url, target, archive);
  // So that the system also finds them where the environment brings none.
  if (keys) writeKeyFile(keyFileOf(config), keys);
  return manifest;
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

/** The master keys of files are not in an archive either. What was encrypted cannot come back without them. */
async function askForFileKeys(): Promise<readonly MasterKey[] | null> {
  if (!process.stdin.isTTY) return null;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(
    'FILE_KEYS of the old system, or the lines of its DATA_DIR/file-keys with commas between them (empty: it has no encrypted files) ',
  );
  prompt.close();
  return answer.trim() === '' ? null : parseFileKeys(answer);
}

function summary(done: string, archive: string, { tables, files }: Manifest): string {
  const rows = Object.values(tables).reduce((total, table) => total + table.rows, 0);
  const what = `${rows} rows of ${Object.keys(tables).length} tables and ${Object.keys(files).length} files`;
  return done === 'backup'
    ? `Wrote ${what} to ${archive}.`
    : `Restored ${what} from ${archive}; every table is equal.`;
}
