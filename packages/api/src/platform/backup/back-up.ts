import { createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { create } from 'tar';
import { now } from '../clock.js';
import { fileOf, type Manifest, sha256Of } from './manifest.js';
import { copySource, SCHEMAS, type TableToCopy, tablesInOrder } from './tables.js';

/**
 * Writes everything (rows as they stood at one instant, and files) into one archive. The system may be running.
 * Secrets are not in it: keep AUTH_SECRET and file keys elsewhere.
 * @param url the database, as its owner
 * @param filesDir where files are stored; may be missing
 * @param archive where to write; replaced only when the new one is whole
 */
export async function backUp(url: string, filesDir: string, archive: string): Promise<Manifest> {
  await mkdir(dirname(archive), { recursive: true });
  const folder = await mkdtemp(join(dirname(archive), '.backup-'));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await mkdir(join(folder, 'tables'));
    await client.query('begin transaction isolation level repeatable read read only');
    await seeEverything(client);
    const tables = await tablesInOrder(client);
    const manifest: Manifest = {
      format: 1,
      madeAt: now().toISOString(),
      migrations: await namesOf(client, 'select name from mikro_orm_migrations order by name'),
      tables: {},
      sequences: await sequencesOf(client),
      files: existsSync(filesDir) ? await copyFiles(filesDir, join(folder, 'files')) : {},
    };
    for (const table of tables) manifest.tables[table.name] = await copyTable(client, table, folder);
    await client.query('commit');
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
    await create({ gzip: true, cwd: folder, file: `${archive}.part`, portable: true }, await readdir(folder));
    await rename(`${archive}.part`, archive);
    return manifest;
  } finally {
    await client.end();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Row-level security must not make a backup come out empty: it is off, or provably lets the owner see all. */
async function seeEverything(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ bypasses: boolean }>(
    'select rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user',
  );
  if (rows[0]?.bypasses) {
    await client.query('set local row_security = off');
    return;
  }
  const blind = await namesOf(
    client,
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind = 'r' and c.relrowsecurity and not exists (
       select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname
         and p.qual = 'true' and p.roles = array[current_user])`,
    [SCHEMAS],
  );
  if (blind.length > 0)
    throw new Error(
      `The database's user ${client.user} does not see all rows of ${blind.join(', ')}. Use the owner.`,
    );
}

async function namesOf(client: pg.Client, sql: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(sql, values);
  return rows.map((row) => row.name);
}

async function sequencesOf(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences
     where schemaname = any($1) and sequencename not like 'mikro_orm%' and last_value is not null`,
    [SCHEMAS],
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.last ?? '1']));
}

async function copyTable(
  client: pg.Client,
  table: TableToCopy,
  folder: string,
): Promise<Manifest['tables'][string]> {
  const path = join(folder, fileOf(table.name));
  const stream = client.query(copyTo(`copy (${copySource(table)}) to stdout`));
  await pipeline(stream, createWriteStream(path));
  return { rows: stream.rowCount, sha256: await sha256Of(path), columns: table.columns };
}

async function copyFiles(from: string, to: string): Promise<Manifest['files']> {
  await cp(from, to, { recursive: true });
  const files: Manifest['files'] = {};
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[relative(to, path)] = { bytes: (await stat(path)).size, sha256: await sha256Of(path) };
  }
  return files;
}
