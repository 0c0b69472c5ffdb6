import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Config, readConfig } from './platform/config.js';
import { withDatabase } from './platform/db/with-database.js';
import { FileKeys, makeFileKey, parseFileKeys, writeKeyFile } from './platform/storage/file-keys.js';
import { keyFileOf } from './platform/storage/files.js';
import { keysInUse, rotateKeys } from './platform/storage/rotate-keys.js';

/** Copies of the system that began an upload with the old key have written its row by then. */
const SETTLE_MS = 2_000;

try {
  const config = readConfig();
  console.log(await withDatabase(config, (url) => rotate(config, url)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function rotate(config: Config, url: string): Promise<string> {
  const owner = new pg.Pool({ connectionString: url, max: 1 });
  try {
    return config.fileKeys
      ? await rotateToFirst(owner, new FileKeys(() => config.fileKeys ?? []))
      : await rotateToNew(owner, keyFileOf(config));
  } finally {
    await owner.end();
  }
}

/** The keys are the operator's: everything goes to the first of them. */
async function rotateToFirst(owner: pg.Pool, keys: FileKeys): Promise<string> {
  const count = await rotateKeys(owner, keys);
  const used = await keysInUse(owner);
  const free = keys.all.map(({ id }) => id).filter((id) => id !== keys.current.id && !used.includes(id));
  const hint = free.length > 0 ? ` No longer needed in FILE_KEYS: ${free.join(', ')}.` : '';
  return `Wrapped the keys of ${count} files anew under "${keys.current.id}".${hint}`;
}

/** The keys are ours: a new one is made, everything goes to it, and the old ones are thrown away. */
async function rotateToNew(owner: pg.Pool, path: string): Promise<string> {
  const before = parseFileKeys(readFileSync(path, 'utf8'));
  const fresh = makeFileKey();
  writeKeyFile(path, [fresh, ...before]);
  const keys = new FileKeys(() => [fresh, ...before]);
  let count = await rotateKeys(owner, keys);
  await sleep(SETTLE_MS);
  count += await rotateKeys(owner, keys);
  const used = await keysInUse(owner);
  writeKeyFile(path, [fresh, ...before.filter(({ id }) => used.includes(id))]);
  return `Wrapped the keys of ${count} files anew under "${fresh.id}". Keep a copy of ${path} apart from your backups.`;
}
