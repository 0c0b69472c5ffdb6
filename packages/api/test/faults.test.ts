import { type ChildProcess } from 'node:child_process';
import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DEMO_PASSWORD } from '../demo/demo-sign-ins.js';
import { findRunningPostgres } from '../src/platform/db/embedded-postgres.js';
import { clusterDirOf } from '../src/platform/db/postgres-cluster.js';
import { bookThrough, findWishes, type Outcome, type Wish } from './faults/book-through.js';
import { clientOf, type HttpCall, signIn } from './faults/http-client.js';
import {
  dataFolders,
  freePort,
  isPortFree,
  postmasterOf,
  type SystemProcess,
  startSystemProcess,
  statusOf,
} from './faults/system-process.js';

/** How often each of the two is killed; more in a long run by hand. */
const CYCLES = Number(process.env.FAULT_CYCLES ?? 2);
const CLIENTS = 6;

const folders = dataFolders();
let dataDir: string;
let port: number;
let system: SystemProcess;
let calls: HttpCall[];
let wishes: Wish[];

const start = async () => {
  system = await startSystemProcess(dataDir, port);
};

beforeAll(async () => {
  dataDir = await folders.make();
  port = await freePort();
  await start();
  const { address } = system;
  calls = [];
  for (const email of ['manager@demo.test', 'other.manager@demo.test']) {
    const cookie = await signIn(address, email, DEMO_PASSWORD);
    for (let n = 0; n < CLIENTS / 2; n += 1) calls.push(clientOf(address, { origin: address, cookie }));
  }
  const [call] = calls;
  wishes = call ? await findWishes(call) : [];
}, 60_000);

afterAll(async () => {
  if (isRunning(system?.child)) {
    system.child.kill('SIGTERM');
    await system.ended;
  }
  await folders.clear();
}, 30_000);

const isRunning = (child: ChildProcess | undefined) =>
  child !== undefined && child.exitCode === null && child.signalCode === null;

/** Asks the database itself, past the program. */
async function rowsOf<Row extends object>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: await findRunningPostgres(dataDir) });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** All clients book for as long as `work` takes; every wish is seen through to an answer. */
async function whileBooking(work: () => Promise<void>): Promise<Outcome[]> {
  let over = false;
  const outcomes: Outcome[] = [];
  const books = async (call: HttpCall) => {
    while (!over) {
      const wish = wishes.pop();
      if (!wish) throw new Error('There are too few bookable times for this test');
      outcomes.push(await bookThrough(call, wish, `Attempt at ${wishes.length}`));
    }
  };
  const clients = Promise.all(calls.map(books));
  try {
    await work();
  } finally {
    over = true;
  }
  await clients;
  return outcomes;
}

/** An acknowledged booking is there as it was told, once; a refused one is not there at all. */
async function expectKept(outcomes: readonly Outcome[]): Promise<void> {
  const rows = await rowsOf<{ subject: string; told: object[] }>(
    `select subject, json_agg(json_build_object('id', id, 'startsAt', to_char(starts_at at time zone 'UTC',
       'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'adviser', json_build_object('id', adviser_id), 'status', status)) as told
     from bookings where subject like 'Attempt at %' group by subject`,
  );
  const kept = new Map(rows.map(({ subject, told }) => [subject, told]));
  for (const { subject, booked } of outcomes)
    expect([subject, kept.get(subject) ?? []]).toEqual([subject, booked ? [booked] : []]);
  const acknowledged = outcomes.filter(({ booked }) => booked !== null);
  expect(acknowledged.length).toBeGreaterThan(20);
}

const ask = '{ bookings(perPage: 1) { total } }';

describe('faults', () => {
  const all: Outcome[] = [];

  it(
    'kill -9 of the API while bookings run loses and doubles nothing, and the next start recovers by itself',
    async () => {
      for (let cycle = 0; cycle < CYCLES; cycle += 1) {
        const outcomes = await whileBooking(async () => {
          await sleep(1_000);
          system.child.kill('SIGKILL');
          await system.ended;
          await start();
          await sleep(700);
        });
        all.push(...outcomes);
        expect(outcomes.some(({ tries }) => tries > 1)).toBe(true);
      }
      await expectKept(all);
    },
    30_000 + CYCLES * 20_000,
  );

  it(
    'kill -9 of PostgreSQL while bookings run loses and doubles nothing, and the API goes on without a restart',
    async () => {
      for (let cycle = 0; cycle < CYCLES; cycle += 1) {
        const outcomes = await whileBooking(async () => {
          await sleep(1_000);
          process.kill(await postmasterOf(dataDir), 'SIGKILL');
          await sleep(1_500);
        });
        all.push(...outcomes);
        expect(outcomes.some(({ tries }) => tries > 1)).toBe(true);
      }
      expect(isRunning(system.child)).toBe(true);
      await expectKept(all);
    },
    30_000 + CYCLES * 20_000,
  );

  it('answers 503 while the database is gone for ten seconds, then goes on', async () => {
    const [call] = calls;
    const cluster = await clusterDirOf(dataDir);
    const settings = join(cluster, 'postgresql.conf');
    // Without its settings PostgreSQL does not start again.
    await rename(settings, `${settings}.away`);
    process.kill(await postmasterOf(dataDir), 'SIGKILL');
    const until = performance.now() + 10_000;
    await sleep(300);
    try {
      while (performance.now() < until) {
        const answer = await call?.(ask);
        expect(answer).toMatchObject({
          status: 503,
          errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
        });
        expect(await statusOf(`${system.address}/readyz`)).toBe(503);
        expect(await statusOf(`${system.address}/livez`)).toBe(200);
        await sleep(500);
      }
    } finally {
      await rename(`${settings}.away`, settings);
    }
    await eventually(async () => (await statusOf(`${system.address}/readyz`)) === 200, 10_000);
    expect((await call?.(ask))?.data.bookings.total).toBeGreaterThan(0);
  }, 40_000);

  it('answers 503 within seconds while the database hangs, then goes on', async () => {
    const [call] = calls;
    const postmaster = await postmasterOf(dataDir);
    const family = [postmaster, ...(await childrenOf(postmaster))];
    for (const pid of family) process.kill(pid, 'SIGSTOP');
    try {
      const answer = await call?.(ask);
      expect(answer?.status).toBe(503);
      expect(await statusOf(`${system.address}/readyz`)).toBe(503);
    } finally {
      for (const pid of family.reverse()) process.kill(pid, 'SIGCONT');
    }
    await eventually(async () => (await statusOf(`${system.address}/readyz`)) === 200, 10_000);
    expect((await call?.(ask))?.data.bookings.total).toBeGreaterThan(0);
  }, 40_000);

  it('SIGTERM frees the port within a second, answers what is under way, and ends with code 0', async () => {
    const [call] = calls;
    const blocker = new pg.Client({ connectionString: await findRunningPostgres(dataDir) });
    blocker.on('error', () => undefined);
    await blocker.connect();
    await blocker.query('begin; lock table bookings in access exclusive mode');
    const underWay = call?.(ask);
    await sleep(300);

    // Ctrl-C reaches it by several ways at once.
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGTERM'] as const) system.child.kill(signal);
    const stopped = performance.now();
    await eventually(() => isPortFree(port), 5_000);
    expect(performance.now() - stopped).toBeLessThan(1_000);
    await blocker.query('commit');
    await blocker.end();

    expect(await underWay).toMatchObject({
      status: 200,
      data: { bookings: { total: expect.any(Number) } },
    });
    expect(await system.ended).toMatchObject({ code: 0 });
    await expect(postmasterOf(dataDir)).rejects.toThrow();
  }, 30_000);
});

async function eventually(isSo: () => Promise<boolean>, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Still not so after ${withinMs} ms`);
    await sleep(20);
  }
}

/** The processes whose parent this is. */
async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const parents = await Promise.all(
    pids.map((pid) =>
      readFile(`/proc/${pid}/stat`, 'utf8').then(
        (text) => Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]),
        () => 0,
      ),
    ),
  );
  return pids.filter((_, n) => parents[n] === parent);
}
