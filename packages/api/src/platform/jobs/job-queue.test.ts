import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { startTestSystem, type TestSystem } from '../../../test/harness.js';
import { type MailServer, startMailServer } from '../../../test/mail-server.js';
import { defineMessage } from '../mail/message.js';
import { openPostman, type Postman } from '../mail/postman.js';
import { sendMail } from '../mail/send-mail.job.js';
import { tellOutside } from '../mail/tell.js';
import { defineJob, type Job } from './job.js';
import { JobQueue } from './job-queue.js';

const MAILS = 1_000;
const ORIGIN = 'https://office.example';

const note = defineMessage<{ number: number }>({
  kind: 'note',
  group: { name: 'news', delivery: 'AT_ONCE', choosable: true },
  write: ({ number }) => ({ subject: `Number ${number}`, paragraphs: ['Only once.'] }),
});

let server: MailServer;
let system: TestSystem;
let world: Consortium;
const pools: pg.Pool[] = [];
let postman: Postman;

/** Another process that works on the queue: its own connections, the given jobs. */
async function startWorker(jobs: readonly Job<never>[]): Promise<JobQueue> {
  const { database, files } = system.app;
  const pool = new pg.Pool({ connectionString: system.databaseUrl, options: '-c role=jobs', max: 3 });
  pool.on('error', () => undefined);
  pools.push(pool);
  const queue = new JobQueue(pool);
  await queue.open(jobs, {
    database,
    publicUrl: ORIGIN,
    mailGoesOut: false,
    postman,
    files,
    actingAs: async () => null,
  });
  await queue.start();
  return queue;
}

const count = async (sql: string) => Number((await system.app.database.jobs.query(sql)).rows[0].count);

async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 100));
}

beforeAll(async () => {
  server = await startMailServer();
  postman = openPostman(server.url, 'office@example.org');
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  await system.app.database.jobs.query('update pgboss.queue set retry_delay = 0, retry_backoff = false');
});

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  postman?.close();
  await system?.close();
  await server?.close();
});

describe('the queue', () => {
  it(`brings ${MAILS} mails home once each, though every tenth run crashes after its effect, and buries one poisoned job alone`, async () => {
    const context = { database: system.app.database, publicUrl: ORIGIN };
    const numbers = Array.from({ length: MAILS + 1 }, (_, number) => number);
    const tellNext = async () => {
      for (let number = numbers.pop(); number !== undefined; number = numbers.pop())
        await tellOutside(context, note, { personId: world.people.manager.id }, { number });
    };
    await Promise.all([1, 2, 3, 4].map(tellNext));
    const { rows } = await context.database.jobs.query(
      `select id from mails where subject = 'Number ${MAILS}'`,
    );
    const poisoned: string = rows[0].id;

    let crashes = 0;
    const crashing = defineJob<{ id: string }>({
      ...sendMail,
      async handle(work, data, run) {
        if (data.id === poisoned) throw new Error('This one never works.');
        await sendMail.handle(work, data, run);
        if (Math.random() < 0.1) {
          crashes += 1;
          throw new Error('Crashed after the mail was sent and noted.');
        }
      },
    });
    const workers = await Promise.all([startWorker([crashing]), startWorker([crashing])]);
    await until(
      async () =>
        (await count(
          `select count(*) from pgboss.job where name = 'send-mail' and state in ('created', 'retry', 'active')`,
        )) === 0,
    );
    await Promise.all(workers.map((worker) => worker.stop()));

    expect(crashes).toBeGreaterThan(50);
    expect(server.mails).toHaveLength(MAILS);
    expect(new Set(server.mails.map((mail) => mail.messageId)).size).toBe(MAILS);
    expect(await count(`select count(*) from mails where status = 'SENT'`)).toBe(MAILS);
    const letters = await system.app.database.queue.deadLetters();
    expect(letters.map((letter) => [letter.sourceName, letter.data])).toEqual([
      ['send-mail', { id: poisoned }],
    ]);
  }, 120_000);

  it('runs a job that asks for a later time then, and two with one key in a minute once', async () => {
    const ran: string[] = [];
    const job = defineJob<{ name: string }>({
      name: 'test-job',
      handle: async (_work, { name }) => {
        ran.push(name);
      },
    });
    const worker = await startWorker([job]);
    await worker.send(job, { name: 'later' }, { startAfter: new Date(Date.now() + 3_600_000) });
    // Not just when a minute ends.
    await until(async () => Date.now() % 60_000 < 58_000);
    await worker.send(job, { name: 'once' }, { key: 'k' });
    await worker.send(job, { name: 'once' }, { key: 'k' });
    await worker.send(job, { name: 'last' });
    await until(async () => ran.includes('last'));
    await worker.stop();
    expect(ran.sort()).toEqual(['last', 'once']);
  }, 30_000);

  it('gives requests the right to add a job and nothing else', async () => {
    const client = new pg.Client({ connectionString: system.databaseUrl });
    await client.connect();
    try {
      await client.query('set role app');
      for (const sql of [
        'select data from pgboss.job',
        'delete from pgboss.job',
        `update pgboss.job set data = '{}'`,
        'delete from pgboss.queue',
        'insert into pgboss.schedule (name, cron) values (1, 1)',
      ])
        await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });
});
