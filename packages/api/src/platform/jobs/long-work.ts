import { GraphQLError } from 'graphql';
import { now } from '../clock.js';
import type { Database } from '../db/database.js';
import type { Query } from '../db/read-as.js';
import type { ApiContext, WriteContext } from '../graphql/context.js';
import { tellOutside } from '../mail/tell.js';
import { newId } from '../new-id.js';
import { enqueue } from './enqueue.js';
import { GiveUp, type Job, type JobContext, type JobRun } from './job.js';
import { longWorkEnded } from './task.messages.js';

/** What came of long work: counts by name. */
export type TaskResult = Readonly<Record<string, number>>;

/** One run of long work. */
export interface TaskRun extends JobRun {
  taskId: string;
  /** The API as the person who asked has it now: what they may no longer do is no longer done for them. */
  context: ApiContext;
  /**
   * Says how far it is. Written at most once a second, beside whatever transaction the work is in.
   * @throws TaskCancelled where the person has stopped it meanwhile
   */
  progress(done: number, total: number, message?: string): Promise<void>;
  /**
   * Ends it inside the transaction of its effects, so that they and the end come about together or not at all.
   * @throws TaskCancelled where the person has stopped it meanwhile: let it pass, so that nothing is kept
   */
  finish(query: Query, result: TaskResult, message: string): Promise<void>;
}

/**
 * Work with progress. It may run again after a crash, so it looks first what is done already; its effects belong into one
 * transaction that ends with `finish`.
 */
export interface LongWork<Data extends object> {
  readonly name: string;
  /** May the person stop it while it waits or runs? */
  readonly canBeCancelled: boolean;
  handle(work: JobContext, data: Data, run: TaskRun): Promise<void>;
  /** Puts things right where it ended without an effect: refused, failed for good, or stopped. */
  afterFailure?(work: JobContext, data: Data, message: string): Promise<void>;
}

/** The job of long work: its data, and the task that shows it. */
export type LongJob<Data extends object> = Job<Data & { taskId: string }> & { work: LongWork<Data> };

/** The person has stopped it: nothing of it is kept. */
export class TaskCancelled extends Error {}

const LONGEST_SECONDS = 15 * 60;
const HEARTBEAT_SECONDS = 15;
const PROGRESS_EVERY_MS = 1_000;
/** Who waited longer than this has gone on to something else, and is told. */
const TOLD_AFTER_MS = 60_000;

const OUR_FAULT = 'Something went wrong on our side. Nothing was changed. Please try again.';
const AGAIN = 'It did not work yet. It is tried again by itself in a moment.';
const NO_PLACE = 'You no longer have a place in the organisation that this was for.';

/** Declares long work beside its feature; `app.ts` lists it among the jobs. */
export function defineLongWork<Data extends object>(work: LongWork<Data>): LongJob<Data> {
  return {
    name: work.name,
    retries: 3,
    atOnce: 2,
    longestSeconds: LONGEST_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    work,
    handle: (system, data, run) => runTask(work, system, data, run),
  };
}

/**
 * Asks for long work in the transaction of a change: where the change does not come about, neither does the work.
 * @returns the id of the task
 */
export async function startTask<Data extends object>(
  context: WriteContext,
  job: LongJob<Data>,
  data: Data,
  { title, path }: { title: string; path: string },
): Promise<string> {
  const id = newId();
  const { personId, organisationId } = context.viewer;
  await context.query(
    `insert into tasks (id, person_id, organisation_id, kind, title, path, can_be_cancelled, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, personId, organisationId, job.name, title, path, job.work.canBeCancelled, now()],
  );
  await enqueue(context, job, { ...data, taskId: id });
  return id;
}

interface TaskRow {
  person_id: string;
  organisation_id: string | null;
  title: string;
  path: string | null;
}

async function runTask<Data extends object>(
  work: LongWork<Data>,
  system: JobContext,
  data: Data & { taskId: string },
  run: JobRun,
): Promise<void> {
  const { taskId } = data;
  const task = await begin(system.database, taskId);
  // Ended before: this is a run too many. Stopped while it waited: there is something to put right.
  if (!task) return putRightIfStopped(work, system, data);
  const since = performance.now();
  try {
    const context = await system.actingAs(task.person_id, task.organisation_id);
    if (!context) throw new GraphQLError(NO_PLACE);
    await work.handle(system, data, { ...run, taskId, context, ...reporter(system.database, taskId) });
  } catch (error) {
    if (error instanceof TaskCancelled) return putRightIfStopped(work, system, data);
    const said = error instanceof GraphQLError ? error.message : null;
    if (said === null && !run.isLast) {
      await rest(system.database, taskId);
      throw error;
    }
    await work.afterFailure?.(system, data, said ?? OUR_FAULT);
    await end(system.database, taskId, said ?? OUR_FAULT);
    if (said === null) throw new GiveUp(error instanceof Error ? error.message : String(error));
  }
  const isLate = performance.now() - since > TOLD_AFTER_MS || run.attempt > 1;
  if (isLate) await tellWhoAsked(system, task, taskId);
}

async function begin(database: Database, id: string): Promise<TaskRow | undefined> {
  const { rows } = await database.jobs.query<TaskRow>(
    `update tasks set status = 'RUNNING', started_at = coalesce(started_at, $2), done = 0, message = null
     where id = $1 and status in ('WAITING', 'RUNNING') returning person_id, organisation_id, title, path`,
    [id, now()],
  );
  return rows[0];
}

/** Between two attempts nothing runs, and it does not look as if. */
async function rest(database: Database, id: string): Promise<void> {
  await database.jobs.query(
    `update tasks set status = 'WAITING', message = $2 where id = $1 and status = 'RUNNING'`,
    [id, AGAIN],
  );
}

async function end(database: Database, id: string, message: string): Promise<void> {
  await database.jobs.query(
    `update tasks set status = 'FAILED', message = $2, finished_at = $3, version = version + 1
     where id = $1 and status = 'RUNNING'`,
    [id, message, now()],
  );
}

async function putRightIfStopped<Data extends object>(
  work: LongWork<Data>,
  system: JobContext,
  data: Data & { taskId: string },
): Promise<void> {
  const { rows } = await system.database.jobs.query(
    `select from tasks where id = $1 and status = 'CANCELLED'`,
    [data.taskId],
  );
  if (rows.length > 0) await work.afterFailure?.(system, data, 'You stopped it.');
}

/** How far it is does not make a new version: nobody's change is lost by it. */
function reporter(database: Database, id: string): Pick<TaskRun, 'progress' | 'finish'> {
  let last = Number.NEGATIVE_INFINITY;
  return {
    async progress(done, total, message) {
      if (performance.now() - last < PROGRESS_EVERY_MS) return;
      last = performance.now();
      const { rowCount } = await database.jobs.query(
        `update tasks set done = $2, total = $3, message = coalesce($4, message) where id = $1 and status = 'RUNNING'`,
        [id, done, total, message ?? null],
      );
      if (rowCount === 0) throw new TaskCancelled();
    },
    async finish(query, result, message) {
      const ended = await query(
        `update tasks set status = 'DONE', done = coalesce(total, done), result = $2, message = $3, finished_at = $4,
           version = version + 1
         where id = $1 and status = 'RUNNING' returning id`,
        [id, JSON.stringify(result), message, now()],
      );
      if (ended.length === 0) throw new TaskCancelled();
    },
  };
}

async function tellWhoAsked(system: JobContext, task: TaskRow, id: string): Promise<void> {
  const { rows } = await system.database.jobs.query<{ status: string; message: string | null }>(
    'select status, message from tasks where id = $1',
    [id],
  );
  const { title, path } = task;
  await tellOutside(
    system,
    longWorkEnded,
    { personId: task.person_id },
    { title, path, message: rows[0]?.message ?? null, isDone: rows[0]?.status === 'DONE' },
    { key: `task:${id}`, organisationId: task.organisation_id },
  );
}
