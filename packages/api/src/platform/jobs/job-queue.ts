import type { Pool } from 'pg';
import { type Db, type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss';
import { logger } from '../log.js';
import { GiveUp, type Job, type JobContext } from './job.js';

/** The schema of pg-boss, which belongs to the owner of the database. */
export const QUEUE_SCHEMA = 'pgboss';

/** Where jobs go that failed for good. */
export const DEAD_LETTERS = 'dead-letters';

const LONDON = 'Europe/London';
const DAY = 24 * 3_600;

/** When a job may begin, and what makes a second one the same. */
export interface JobOptions {
  startAfter?: Date;
  /** A second job with the same key within the same minute is not added. */
  key?: string;
}

/**
 * The queue in the same PostgreSQL (pg-boss, under the role `jobs`). Any process may put jobs into it; those that
 * `start` with a context work on them, several side by side without doing one twice.
 */
export class JobQueue {
  private readonly boss: PgBoss;
  private jobs: readonly Job[] = [];
  private context: JobContext | null = null;

  constructor(private readonly pool: Pool) {
    this.boss = new PgBoss({
      db: { executeSql: (text, values) => pool.query(text, values) },
      schema: QUEUE_SCHEMA,
      migrate: false,
      createSchema: false,
      superviseIntervalSeconds: 30,
      monitorIntervalSeconds: 60,
      reindex: false,
      monitorVacuum: false,
    });
    this.boss.on('error', (error) => logger().warn({ err: error }, 'the job queue failed'));
  }

  /** Makes the queues known. */
  async open(jobs: readonly Job<never>[], context: JobContext): Promise<void> {
    this.jobs = jobs as readonly Job[];
    this.context = context;
    await this.boss.start();
    await this.boss.createQueue(DEAD_LETTERS, { retentionSeconds: 90 * DAY });
    for (const job of this.jobs) {
      const options = {
        retryLimit: job.retries ?? 5,
        retryDelay: job.retryAfterSeconds ?? 15,
        retryBackoff: true,
        retryDelayMax: 3_600,
        expireInSeconds: job.longestSeconds ?? 120,
        ...(job.heartbeatSeconds ? { heartbeatSeconds: job.heartbeatSeconds } : {}),
        deleteAfterSeconds: DAY,
        deadLetter: DEAD_LETTERS,
      };
      await this.boss.createQueue(job.name, options);
    }
  }

  /** Works on what is due, from now on and by schedule. */
  async start(): Promise<void> {
    for (const job of this.jobs) {
      const batchSize = Math.max(2, job.atOnce ?? 1);
      const pollingIntervalSeconds = job.schedule ? 10 : 1;
      await this.boss.work(
        job.name,
        {
          batchSize,
          pollingIntervalSeconds,
          burstWhenBatchFull: true,
          includeMetadata: true,
          perJobResults: true,
        },
        (batch: JobWithMetadata<object>[]) => this.runAll(job, batch),
      );
      if (job.schedule) await this.boss.schedule(job.name, job.schedule, {}, { tz: LONDON });
    }
    const known = new Set(this.jobs.filter((job) => job.schedule).map((job) => job.name));
    for (const { name } of await this.boss.getSchedules())
      if (!known.has(name)) await this.boss.unschedule(name);
  }

  /** Puts a job into the queue, in the transaction of `db` where one is given. */
  async send<Data extends object>(
    job: Job<Data>,
    data: Data,
    options: JobOptions = {},
    db?: Db,
  ): Promise<void> {
    await this.boss.send(job.name, data, {
      ...(options.startAfter ? { startAfter: options.startAfter } : {}),
      ...(options.key ? { singletonKey: options.key, singletonSeconds: 60 } : {}),
      ...(db ? { db } : {}),
    });
  }

  /** Puts several jobs of one kind into the queue at once. */
  async sendAll<Data extends object>(job: Job<Data>, all: readonly Data[], db: Db): Promise<void> {
    await this.boss.insert(
      job.name,
      all.map((data) => ({ data })),
      { db },
    );
  }

  /** Runs what is due now until nothing is left, one after the other: for tests and for commands that end. */
  async drain(only?: string): Promise<void> {
    const jobs = this.jobs.filter((job) => !only || job.name === only);
    for (let found = true; found; ) {
      found = false;
      for (const job of jobs) {
        const batch = await this.boss.fetch<object>(job.name, { includeMetadata: true, batchSize: 50 });
        if (batch.length > 0) await this.settle(job, await this.runAll(job, batch));
        found ||= batch.length > 0;
      }
    }
  }

  private async settle(job: Job, results: readonly JobResult[]): Promise<void> {
    for (const { id, status, output } of results) {
      if (status === 'deadletter') await this.spendRetries(id);
      await (status === 'completed'
        ? this.boss.complete(job.name, id)
        : this.boss.fail(job.name, id, output));
    }
  }

  private async spendRetries(id: string): Promise<void> {
    await this.pool.query(`update ${QUEUE_SCHEMA}.job set retry_limit = retry_count where id = $1`, [id]);
  }

  /** What failed for good, newest first. */
  async deadLetters(): Promise<JobWithMetadata[]> {
    return this.boss.findJobs(DEAD_LETTERS, { queued: true });
  }

  /** Gives dead letters of one job another chance. */
  async revive(job: string): Promise<number> {
    return this.boss.redrive(DEAD_LETTERS, { sourceName: job });
  }

  /** Finishes what is under way, for at most ten seconds; what is not finished is tried again by another process. */
  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 10_000, close: false });
  }

  private async runAll(job: Job, batch: readonly JobWithMetadata<object>[]): Promise<JobResult[]> {
    const waiting = [...batch];
    const results: JobResult[] = [];
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        results.push(await this.runOne(job, next));
    };
    await Promise.all(Array.from({ length: job.atOnce ?? 1 }, worker));
    return results;
  }

  // A failure is its own job's: the others of its batch go on.
  private async runOne(job: Job, found: JobWithMetadata<object>): Promise<JobResult> {
    const { id, retryCount, retryLimit, signal } = found;
    if (!this.context) throw new Error('The job queue is not open.');
    try {
      const run = { id, attempt: retryCount + 1, isLast: retryCount >= retryLimit, signal };
      await job.handle(this.context, found.data ?? {}, run);
      return { id, status: 'completed' };
    } catch (error) {
      logger().warn({ err: error, job: job.name, id }, 'a job failed');
      const output = { message: error instanceof Error ? error.message : String(error) };
      return { id, status: error instanceof GiveUp ? 'deadletter' : 'failed', output };
    }
  }
}
