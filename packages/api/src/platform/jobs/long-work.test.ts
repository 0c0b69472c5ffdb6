import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import type { ApiContext } from '../graphql/context.js';
import { newId } from '../new-id.js';
import type { JobContext } from './job.js';
import { defineLongWork, type LongWork, type TaskRun } from './long-work.js';

let system: TestSystem;
let world: Consortium;
let staff: Call;
let other: Call;

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  staff = await system.as(world.people.staff);
  other = await system.as(world.people.bookingStaff);
});

afterAll(() => system?.close());

/** A task of the member's staff, as `startTask` writes it. */
async function arrangeTask(): Promise<string> {
  const id = newId();
  await asOwner(
    system.databaseUrl,
    `insert into tasks (id, person_id, organisation_id, kind, title, path, can_be_cancelled, created_at)
     values ($1, $2, $3, 'count', 'Counting', '/app/counted', true, now())`,
    [id, world.people.staff.id, world.member.id],
  );
  return id;
}

const run = (isLast = false, attempt = 1) => ({
  id: newId(),
  attempt,
  isLast,
  signal: new AbortController().signal,
});

// The work of these tests asks nothing of the API.
const context: JobContext = {
  get database() {
    return system.app.database;
  },
  publicUrl: 'http://127.0.0.1',
  mailGoesOut: false,
  postman: { goesOut: false, post: async () => undefined, close: () => undefined },
  get files() {
    return system.app.files;
  },
  actingAs: async () => ({}) as ApiContext,
};

const count = (handle: (run: TaskRun) => Promise<void>, more: Partial<LongWork<{ steps: number }>> = {}) =>
  defineLongWork<{ steps: number }>({
    name: 'count',
    canBeCancelled: true,
    handle: (_, __, found) => handle(found),
    ...more,
  });

const query = async (text: string, values: readonly unknown[]) =>
  (await system.app.database.jobs.query(text, [...values])).rows;

const look = async (id: string, call = staff) =>
  (
    await call(
      'query ($id: ID!) { task(id: $id) { status done total message result path finishedAt can } }',
      { id },
    )
  ).data.task;
const cancel = (id: string, call = staff) =>
  call('mutation ($id: ID!) { cancelTask(id: $id) { status } }', { id });

describe('long work', () => {
  it('says how far it is while it runs, at most once a second, and what came of it', async () => {
    const id = await arrangeTask();
    const seen: unknown[] = [];
    const job = count(async ({ progress, finish }) => {
      for (let step = 0; step < 200; step += 1) {
        await progress(step, 200, `Step ${step}`);
        if (step === 0 || step === 199) seen.push(await look(id));
      }
      await finish(query, { counted: 200 }, 'Counted.');
    });
    await job.handle(context, { steps: 200, taskId: id }, run());
    expect(seen).toEqual([
      expect.objectContaining({ status: 'RUNNING', done: 0, total: 200, message: 'Step 0', can: ['cancel'] }),
      expect.objectContaining({ done: 0, message: 'Step 0' }),
    ]);
    expect(await look(id)).toMatchObject({
      status: 'DONE',
      done: 200,
      total: 200,
      message: 'Counted.',
      result: { counted: 200 },
      can: [],
    });
  });

  it('begins again after a crash, and a run too many does nothing', async () => {
    const id = await arrangeTask();
    let effects = 0;
    const job = count(async ({ attempt, finish }) => {
      if (attempt === 1) throw new Error('the power went');
      effects += 1;
      await finish(query, {}, 'Counted.');
    });
    await expect(job.handle(context, { steps: 1, taskId: id }, run())).rejects.toThrow('the power went');
    expect(await look(id)).toMatchObject({
      status: 'WAITING',
      message: expect.stringContaining('tried again'),
    });
    await job.handle(context, { steps: 1, taskId: id }, run(false, 2));
    await job.handle(context, { steps: 1, taskId: id }, run(false, 3));
    expect(effects).toBe(1);
    expect(await look(id)).toMatchObject({ status: 'DONE' });
  });

  it('that fails for good says so without the reason, becomes a dead letter, and is put right once', async () => {
    const id = await arrangeTask();
    const told: string[] = [];
    const job = count(
      async () => {
        throw new Error('secret of the database');
      },
      { afterFailure: async (_, __, message) => void told.push(message) },
    );
    await expect(job.handle(context, { steps: 1, taskId: id }, run(true, 4))).rejects.toThrow(
      'secret of the database',
    );
    const failed = await look(id);
    expect(failed).toMatchObject({ status: 'FAILED', can: [] });
    expect(JSON.stringify(failed)).not.toContain('secret');
    expect(told).toEqual([failed.message]);
  });

  it('is stopped at its next step, and keeps nothing that it has not finished', async () => {
    const id = await arrangeTask();
    const told: string[] = [];
    const job = count(
      async ({ finish }) => {
        expect((await cancel(id)).data.cancelTask.status).toBe('CANCELLED');
        await finish(query, {}, 'Counted.');
      },
      { afterFailure: async (_, __, message) => void told.push(message) },
    );
    await job.handle(context, { steps: 1, taskId: id }, run());
    expect(await look(id)).toMatchObject({ status: 'CANCELLED', result: null });
    expect(told).toEqual(['You stopped it.']);
    expect((await cancel(id)).errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'WRONG_STATE',
    });
  });

  it('tells who asked when it took long, once', async () => {
    const id = await arrangeTask();
    // A second attempt means that more than a minute has gone by.
    await count(({ finish }) => finish(query, {}, 'All counted.')).handle(
      context,
      { steps: 1, taskId: id },
      run(false, 2),
    );
    const { data } = await staff('{ mails(filter: { q: "All counted." }) { items { subject text path } } }');
    expect(data.mails.items).toEqual([
      {
        subject: 'What you asked for is done',
        text: expect.stringContaining('All counted.'),
        path: '/app/counted',
      },
    ]);
  });

  it('is for who asked for it, and nobody else', async () => {
    const id = await arrangeTask();
    expect(
      (await staff('{ tasks(filter: { open: true }) { items { id title } } }')).data.tasks.items,
    ).toEqual([{ id, title: 'Counting' }]);
    for (const call of [
      other,
      await system.as(world.people.manager),
      await system.as(world.people.coordinator),
    ]) {
      expect(await look(id, call)).toBeNull();
      expect((await call('{ tasks { total } }')).data.tasks.total).toBe(0);
      expect((await cancel(id, call)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});
