import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { choosePostgresUser, messageOf, preparePostgresBinaries } from './postgres-binaries.js';
import {
  clusterDirOf,
  discardCluster,
  makeDataDir,
  passwordFileOf,
  prepareCluster,
} from './postgres-cluster.js';
import { clearTheWay, endPostgres, findPostmaster, launchPostgres } from './postgres-process.js';

const DATABASE = 'back_office';
const ROOT_CACHE = '/var/cache/shared-back-office';
/** The longest path of a Unix socket is 107 bytes; its name takes up to 20 of them. */
const LONGEST_SOCKET_DIR = 85;

/** For a machine with 2 GB that does other things too. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  jit: 'off',
  log_error_verbosity: 'terse', // details of an error repeat what people wrote
};

/** Nothing survives a crash: for tests, whose cluster is thrown away when it stops. */
const NOT_DURABLE = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', autovacuum: 'off' };

export type EmbeddedPostgresOptions = {
  /** Holds the cluster (not root's), its password, its log and the id of the system. Made when missing. */
  dataDir: string;
  /** PostgreSQL settings over ours, such as `{ shared_buffers: '512MB' }`. */
  settings?: Record<string, string>;
  /** Default true; false gives up safety for speed, and `stop` deletes the cluster: for tests only. */
  durable?: boolean;
};

export type EmbeddedPostgres = {
  /** Superuser, over loopback, database `back_office`. Stays the same until `stop`. */
  url: string;
  /** Where PostgreSQL keeps its files. */
  clusterDir: string;
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that npm brought, on 127.0.0.1 and a free port, with a database that is made at the first start. It
 * recovers from whatever the last run left behind, starts again when it crashes, and ends with this process in every case.
 * Throws EmbeddedPostgresError, whose message says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  await makeDataDir(dataDir);
  const user = await choosePostgresUser();
  const binaries = await preparePostgresBinaries(user, user.name ? ROOT_CACHE : join(dataDir, 'postgres'));
  const clusterDir = await clusterDirOf(dataDir);
  const password = await prepareCluster(dataDir, clusterDir, binaries, user);

  const settings = {
    ...SETTINGS,
    unix_socket_directories: clusterDir.length > LONGEST_SOCKET_DIR ? '' : clusterDir,
    ...(options.durable === false ? NOT_DURABLE : {}),
    ...options.settings,
  };
  const logFile = join(dataDir, 'postgres.log');
  const launch = (port: number) =>
    launchPostgres({ postgres: binaries.postgres, user, clusterDir, port, settings, logFile });

  const first = await launchOnFreePort(launch);
  await createDatabase(urlOf(first.port, password, 'postgres'));
  const stopForGood = keepRunning(first.child, clusterDir, async () => {
    await clearTheWay(clusterDir);
    return launch(first.port);
  });
  const stop = async () => {
    await stopForGood();
    if (options.durable === false) await discardCluster(dataDir, clusterDir);
  };
  return { url: urlOf(first.port, password, DATABASE), clusterDir, stop };
}

/** The address of the embedded database of this DATA_DIR while some process runs it, for programs that join in (backup). */
export async function findRunningPostgres(dataDir: string): Promise<string | undefined> {
  const password = await readFile(passwordFileOf(resolve(dataDir)), 'utf8').catch(() => undefined);
  if (!password) return undefined;
  const found = await findPostmaster(await clusterDirOf(resolve(dataDir)));
  return found?.status === 'ready' ? urlOf(found.port, password, DATABASE) : undefined;
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** Tries again where another program takes the port first, or children of a killed server need a moment to go. */
async function launchOnFreePort(
  launch: (port: number) => Promise<ChildProcess>,
): Promise<{ port: number; child: ChildProcess }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return { port, child: await launch(port) };
    } catch (error) {
      const mayPass = /address already in use|still in use|lock file/i.test(messageOf(error));
      if (!mayPass || attempt === 10) throw error;
      await sleep(200 * attempt);
    }
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolvePort(port));
    });
  });
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Starts PostgreSQL again on its port when it crashes; answers the function that stops it for good. */
function keepRunning(
  first: ChildProcess,
  clusterDir: string,
  relaunch: () => Promise<ChildProcess>,
): () => Promise<void> {
  let child = first;
  let stopping = false;
  let recovery: Promise<void> = Promise.resolve();

  const recover = async () => {
    child.stdin?.destroy(); // should only the watchdog have died, PostgreSQL stops now
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, 5_000)) {
      await sleep(pause);
      const restarted = stopping ? undefined : await relaunch().catch(() => undefined);
      if (restarted) return watch(restarted);
    }
  };
  const watch = (current: ChildProcess) => {
    child = current;
    current.once('exit', () => {
      if (!stopping) recovery = recover();
    });
  };
  watch(first);

  return async () => {
    stopping = true;
    await recovery;
    await endPostgres(child, clusterDir);
  };
}
