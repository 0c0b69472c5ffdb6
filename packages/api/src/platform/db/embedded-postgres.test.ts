import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, findRunningPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { parentOf } from './os-process.js';
import { choosePostgresUser, idsOf, preparePostgresBinaries } from './postgres-binaries.js';
import { findPostmaster } from './postgres-process.js';

let dataDir: string;
let clusterDir: string;
let running: EmbeddedPostgres | undefined;

async function start(): Promise<EmbeddedPostgres> {
  running = await startEmbeddedPostgres({ dataDir });
  clusterDir = running.clusterDir;
  return running;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function eventually<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const result = await attempt().catch(() => undefined);
    if (result !== undefined) return result;
    if (performance.now() > deadline) throw new Error('It did not happen within 20 seconds.');
    await sleep(50);
  }
}

async function postmaster(): Promise<number> {
  return eventually(async () => (await findPostmaster(clusterDir))?.pid);
}

/** Another program that starts the database of the same folder, says its address, and waits. */
async function startElsewhere(): Promise<{ program: ChildProcess; url: string }> {
  const source = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))};
    const { url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(url);
    setInterval(() => {}, 1000);`;
  const args = ['--import', '@swc-node/register/esm-register', '--input-type=module', '-e', source];
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(program.stdout, 'data');
  return { program, url: String(line).trim() };
}

describe('embedded PostgreSQL', () => {
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'embedded-postgres-'));
  });

  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });

  afterAll(async () => {
    await rm(dataDir, { recursive: true, force: true });
    await rm(clusterDir, { recursive: true, force: true });
  });

  it('makes a durable database with sorting and case rules that do not depend on the machine', async () => {
    const { url } = await start();
    const [row] = await query(
      url,
      `select current_database() as name, current_setting('fsync') as fsync, lower('ÄÉ') as lower`,
    );
    expect(row).toEqual({ name: 'back_office', fsync: 'on', lower: 'äé' });
    await query(url, 'create extension btree_gist; create table kept (id int)');
    await query(url, 'insert into kept values (1)');
  });

  it('finds its data again at the second start', async () => {
    const { url } = await start();
    expect(await query(url, 'select id from kept')).toEqual([{ id: 1 }]);
  });

  it('asks for the password, which only the owner of the folder can read', async () => {
    const { url } = await start();
    const guessed = new URL(url);
    guessed.password = 'postgres';
    await expect(query(guessed.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect((await stat(join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600);
  });

  it('starts when the password file was deleted', async () => {
    await rm(join(dataDir, 'postgres-password'));
    const { url } = await start();
    expect(await query(url, 'select id from kept')).toEqual([{ id: 1 }]);
  });

  it('refuses a second program on the same folder, and tells it the address', async () => {
    const { url } = await start();
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/in use by another copy.*DATA_DIR/);
    expect(await findRunningPostgres(dataDir)).toBe(url);
  });

  it('ends with the program that started it, even by kill -9, and loses nothing that was committed', async () => {
    const { program, url } = await startElsewhere();
    await query(url, 'insert into kept values (2)');
    program.kill('SIGKILL');
    await eventually(async () => ((await findPostmaster(clusterDir)) === undefined ? true : undefined));

    const again = await start();
    expect(await query(again.url, 'select id from kept order by id')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('starts while the database of a killed program is still stopping', async () => {
    const { program } = await startElsewhere();
    program.kill('SIGKILL');
    const { url } = await start();
    expect(await query(url, 'select count(*)::int as count from kept')).toEqual([{ count: 2 }]);
  });

  it('takes over from a PostgreSQL that lost its program and its watchdog', async () => {
    const user = await choosePostgresUser();
    const { postgres } = await preparePostgresBinaries(user, dataDir);
    const orphan = spawn(postgres, ['-D', clusterDir, '-p', '54999', '-c', 'listen_addresses='], {
      ...idsOf(user),
      cwd: clusterDir,
      detached: true,
      stdio: 'ignore',
    });
    await eventually(async () => ((await findPostmaster(clusterDir))?.status === 'ready' ? true : undefined));

    const { url } = await start();
    expect(orphan.exitCode).toBe(0);
    expect(await query(url, 'select count(*)::int as count from kept')).toEqual([{ count: 2 }]);
  });

  it('is not misled by the file of a dead server whose pid belongs to another program now', async () => {
    const pidFile = join(clusterDir, 'postmaster.pid');
    const running = await start();
    const text = await readFile(pidFile, 'utf8');
    await running.stop();
    await writeFile(pidFile, text.replace(/^\d+/, String(process.pid)));

    const { url } = await start();
    expect(await query(url, 'select count(*)::int as count from kept')).toEqual([{ count: 2 }]);
  });

  it('starts PostgreSQL again, at the same address, when it crashes or its watchdog is killed', async () => {
    const { url } = await start();
    const first = await postmaster();
    process.kill(first, 'SIGKILL');
    expect(await eventually(() => query(url, 'select count(*)::int as count from kept'))).toEqual([
      { count: 2 },
    ]);

    const second = await postmaster();
    expect(second).not.toBe(first);
    const watchdog = await parentOf(second);
    process.kill(watchdog ?? 0, 'SIGKILL');
    await eventually(async () => ((await postmaster()) === second ? undefined : true));
    expect(await eventually(() => query(url, 'select count(*)::int as count from kept'))).toEqual([
      { count: 2 },
    ]);
  });

  it('throws a cluster away that was made without durability', async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'embedded-postgres-'));
    const throwaway = await startEmbeddedPostgres({ dataDir: scratch, durable: false });
    expect(await query(throwaway.url, "select current_setting('fsync') as fsync")).toEqual([
      { fsync: 'off' },
    ]);
    await throwaway.stop();
    await expect(stat(throwaway.clusterDir)).rejects.toThrow('ENOENT');
    await rm(scratch, { recursive: true });
  });

  it('says what is wrong when the cluster of a known system is missing', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'embedded-postgres-'));
    await writeFile(join(empty, 'postgres-password'), 'known');
    await expect(startEmbeddedPostgres({ dataDir: empty })).rejects.toThrow(/is missing.*restore a backup/);
    await rm(empty, { recursive: true });
  });
});
