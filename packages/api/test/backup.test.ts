import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DEMO_PASSWORD } from '../demo/demo-sign-ins.js';
import { type ChainReport, checkChain } from '../src/platform/audit/check-chain.js';
import { findRunningPostgres, startEmbeddedPostgres } from '../src/platform/db/embedded-postgres.js';
import { bookThrough, findWishes } from './faults/book-through.js';
import { clientOf, signIn } from './faults/http-client.js';
import {
  dataFolders,
  freePort,
  runBackupCli,
  type SystemProcess,
  startSystemProcess,
} from './faults/system-process.js';

const folders = dataFolders();
const running: SystemProcess[] = [];
let original: string;
let archives: string;
let cookie: string;
let secret: string;
let before: Record<string, string>;

/** Every table by name with its number of rows and a sum over them, by SQL alone. */
async function sumsOf(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'auth', 'audit') and table_type = 'BASE TABLE' and table_name <> 'mikro_orm_migrations'
         and (table_schema, table_name) <> ('audit', 'settings')`,
    );
    const sums: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ sum: string }>(
        `select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, chr(10) order by t::text)), '') as sum from ${name} t`,
      );
      sums[name] = rows[0]?.sum ?? '';
    }
    return sums;
  } finally {
    await client.end();
  }
}

/** What the check of the audit's chain says of a system that is stopped, once what happened since is sealed. */
async function chainIn(dataDir: string): Promise<ChainReport> {
  const postgres = await startEmbeddedPostgres({ dataDir });
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await client.connect();
    await client.query(`update services set price_note = 'Changed after all that'`);
    await client.query('select audit.seal()');
    return await checkChain(client);
  } finally {
    await client.end();
    await postgres.stop();
  }
}

/** The same for a system that is stopped. */
async function sumsIn(dataDir: string): Promise<Record<string, string>> {
  const postgres = await startEmbeddedPostgres({ dataDir });
  try {
    return await sumsOf(postgres.url);
  } finally {
    await postgres.stop();
  }
}

async function start(dataDir: string): Promise<SystemProcess> {
  const system = await startSystemProcess(dataDir, await freePort());
  running.push(system);
  return system;
}

async function stop(system: SystemProcess): Promise<void> {
  system.child.kill('SIGTERM');
  await system.ended;
  running.splice(running.indexOf(system), 1);
}

const restoreFrom = (archive: string, dataDir: string) =>
  runBackupCli('restore', archive, { DATA_DIR: dataDir, AUTH_SECRET: secret });

beforeAll(async () => {
  original = await folders.make();
  archives = await folders.make();
  const system = await start(original);
  cookie = await signIn(system.address, 'manager@demo.test', DEMO_PASSWORD);
  const call = clientOf(system.address, { origin: system.address, cookie });
  const [wish] = await findWishes(call);
  if (!wish) throw new Error('The demo offers nothing to book');
  await bookThrough(call, wish, 'Comes back as it was: £, ’, \\ and 𝔘𝔫𝔦');
  secret = await readFile(join(original, 'auth-secret'), 'utf8');
  await mkdir(join(original, 'files', 'ab'), { recursive: true });
  await writeFile(join(original, 'files', 'ab', 'minutes.bin'), Buffer.from([0, 255, 10, 13, 0, 128]));

  const owner = new pg.Client({ connectionString: (await findRunningPostgres(original)) ?? '' });
  await owner.connect();
  await owner.query('select audit.seal()');
  await owner.end();
  before = await sumsOf((await findRunningPostgres(original)) ?? '');
  const whileRunning = await runBackupCli('backup', join(archives, 'running.tar.gz'), { DATA_DIR: original });
  expect(whileRunning).toMatchObject({ code: 0, said: expect.stringContaining('and 1 files') });
  await stop(system);
  const whileStopped = await runBackupCli('backup', join(archives, 'stopped.tar.gz'), { DATA_DIR: original });
  expect(whileStopped).toMatchObject({ code: 0 });
}, 60_000);

afterAll(async () => {
  for (const system of [...running]) await stop(system);
  await folders.clear();
}, 30_000);

describe('backup and restore', () => {
  it('bring every table and file of a running system back as they were, and people can sign in', async () => {
    const copy = await folders.make();
    expect(await restoreFrom(join(archives, 'running.tar.gz'), copy)).toMatchObject({ code: 0 });
    expect(await sumsIn(copy)).toEqual(before);
    expect(before['public.bookings']).not.toMatch(/^0 /);
    const files = await readdir(join(copy, 'files'), { recursive: true });
    expect(files.sort()).toEqual(['ab', 'ab/minutes.bin']);
    expect([...(await readFile(join(copy, 'files', 'ab', 'minutes.bin')))]).toEqual([0, 255, 10, 13, 0, 128]);

    const system = await start(copy);
    const ask = '{ me { person { name } } bookings(perPage: 1) { total } }';
    // Who was signed in still is, with the secret of the old system.
    const answer = await clientOf(system.address, { origin: system.address, cookie })(ask);
    expect(answer.data.me.person.name).toEqual(expect.any(String));
    expect(answer.data.bookings.total).toBeGreaterThan(0);
    await signIn(system.address, 'adviser@demo.test', DEMO_PASSWORD);
    // Starting has added nothing: no second demo consortium.
    const after = await sumsOf((await findRunningPostgres(copy)) ?? '');
    for (const table of ['organisations', 'people', 'memberships', 'services', 'service_advisers'])
      expect([table, after[`public.${table}`]]).toEqual([table, before[`public.${table}`]]);
    expect(after['auth."user"']).toEqual(before['auth."user"']);
    await stop(system);
    // The log of changes came back with its seals, nothing was written into it on the way, and its chain goes on.
    expect(before['audit.changes']).not.toMatch(/^0 /);
    expect(before['audit.seals']).not.toMatch(/^0 /);
    expect(await chainIn(copy)).toMatchObject({ problems: [], unsealed: 0 });
  }, 60_000);

  it('bring a stopped system back as well', async () => {
    const copy = await folders.make();
    expect(await restoreFrom(join(archives, 'stopped.tar.gz'), copy)).toMatchObject({ code: 0 });
    expect(await sumsIn(copy)).toEqual(await sumsIn(original));
  }, 60_000);

  it('refuse a folder that holds something, and say so', async () => {
    const ending = await restoreFrom(join(archives, 'running.tar.gz'), original);
    expect(ending).toMatchObject({
      code: 1,
      said: expect.stringMatching(/is not empty\. Restore into a new DATA_DIR/),
    });
    expect((await sumsIn(original))['public.organisations']).toEqual(before['public.organisations']);
  }, 30_000);

  it.each([
    ['cut short', async (file: string) => truncate(file, Math.floor((await readFile(file)).length / 2))],
    [
      'changed in one byte',
      async (file: string) => {
        const bytes = await readFile(file);
        const middle = Math.floor(bytes.length / 2);
        bytes[middle] = (bytes[middle] ?? 0) ^ 0x10;
        await writeFile(file, bytes);
      },
    ],
    ['something else altogether', async (file: string) => writeFile(file, 'This is not an archive.')],
  ])(
    'refuse an archive that is %s, and leave nothing',
    async (_, damage) => {
      const archive = join(archives, 'damaged.tar.gz');
      await copyFile(join(archives, 'running.tar.gz'), archive);
      await damage(archive);
      const copy = await folders.make();
      const ending = await restoreFrom(archive, copy);
      expect(ending).toMatchObject({ code: 1, said: expect.stringContaining('The archive is damaged') });
      expect(existsSync(copy) ? await readdir(copy) : []).toEqual([]);
    },
    30_000,
  );
});
