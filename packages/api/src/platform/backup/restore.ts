import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { extract } from 'tar';
import type { FileKeys } from '../storage/file-keys.js';
import type { FileStore } from '../storage/file-store.js';
import { checkFileKeys, eraseAgain, putFiles } from './file-backup.js';
import { fileOf, type Manifest, manifestSchema, sha256Of } from './manifest.js';
import { columnList, copySource, tablesInOrder } from './tables.js';

/** Where an archive's files go. */
export interface RestoreTarget {
  store: FileStore;
  /** The file keys of the old system; null where nobody gave any. */
  keys: FileKeys | null;
  /** A folder with room for the unpacked archive. */
  workFolder: string;
}

/**
 * Brings an archive back into a database that was migrated and holds nothing yet: all of it or nothing, and every table
 * and file is compared with the archive's sums before it counts. What the lists beside the archive know as erased since
 * is erased again.
 * @throws Error in words where the archive is damaged, newer than this program, or the database is not empty
 */
export async function restore(url: string, target: RestoreTarget, archive: string): Promise<Manifest> {
  const { store, keys, workFolder } = target;
  const put: string[] = [];
  const folder = await mkdtemp(join(workFolder, '.restore-'));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const manifest = await unpack(archive, folder);
    await checkFiles(manifest, folder);
    await client.query('begin');
    await checkEmpty(client);
    await checkMigrations(client, manifest);
    await withoutAudit(client, () => copyTables(client, manifest, folder));
    for (const [name, last] of Object.entries(manifest.sequences))
      await client.query('select setval($1, $2)', [name, last]);
    await eraseAgain(client, archive);
    await checkFileKeys(client, keys);
    await putFiles(client, store, join(folder, 'files'), put);
    await client.query('select audit.go_on()');
    await client.query('commit');
    return manifest;
  } catch (error) {
    for (const key of put) await store.remove(key);
    throw error;
  } finally {
    await client.end();
    // Unpacking what is damaged may still be writing.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function unpack(archive: string, folder: string): Promise<Manifest> {
  try {
    await extract({ file: archive, cwd: folder, strict: true });
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  } catch (error) {
    throw new Error('The archive is damaged: it cannot be read to its end. Use another one.', {
      cause: error,
    });
  }
}

async function checkFiles(manifest: Manifest, folder: string): Promise<void> {
  const sums = [
    ...Object.entries(manifest.tables).map(([name, { sha256 }]) => ({ path: fileOf(name), sha256 })),
    ...Object.entries(manifest.files).map(([name, { sha256 }]) => ({ path: join('files', name), sha256 })),
  ];
  for (const { path, sha256 } of sums) {
    const found = await sha256Of(join(folder, path)).catch(() => 'missing');
    if (found !== sha256)
      throw new Error(`The archive is damaged: ${path} is not what was written. Use another one.`);
  }
}

async function checkEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select 1 from organisations union all select 1 from people limit 1');
  if (rows.length > 0)
    throw new Error('This system is not empty. Restore into a new one: choose another DATA_DIR or database.');
}

async function checkMigrations(client: pg.Client, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select name from mikro_orm_migrations');
  const known = new Set(rows.map((row) => row.name));
  const unknown = manifest.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new Error(`The archive comes from a newer version of this program (${unknown[0]}). Update first.`);
}

/** What comes back was recorded when it was made: the triggers of the audit look away, and its log comes back itself. */
async function withoutAudit(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; trigger: string }>(
    `select tgrelid::regclass::text as name, tgname as trigger from pg_trigger where tgname like 'audit%' and not tgisinternal`,
  );
  for (const { name, trigger } of rows) await client.query(`alter table ${name} disable trigger ${trigger}`);
  await work();
  // Foreign keys that are checked at the end would stand in the way of the next line.
  await client.query('set constraints all immediate');
  for (const { name, trigger } of rows) await client.query(`alter table ${name} enable trigger ${trigger}`);
}

async function copyTables(client: pg.Client, manifest: Manifest, folder: string): Promise<void> {
  const tables = (await tablesInOrder(client)).filter((table) => manifest.tables[table.name]);
  // What migrations seed is in the archive too, as it stood.
  await client.query(`truncate ${tables.map((table) => table.name).join(', ')}`);
  for (const table of tables) {
    const columns = manifest.tables[table.name]?.columns ?? [];
    const into = client.query(copyFrom(`copy ${table.name} (${columnList(columns)}) from stdin`));
    await pipeline(createReadStream(join(folder, fileOf(table.name))), into);
    const hash = createHash('sha256');
    await pipeline(client.query(copyTo(`copy (${copySource({ ...table, columns })}) to stdout`)), hash);
    if (hash.digest('hex') !== manifest.tables[table.name]?.sha256)
      throw new Error(`The table ${table.name} did not come back as it was. Nothing was restored.`);
  }
}
