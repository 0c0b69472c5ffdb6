import { fromKysely } from 'pg-boss';
import type { Database } from '../db/database.js';
import type { WriteContext } from '../graphql/context.js';
import type { Job } from './job.js';
import type { JobOptions } from './job-queue.js';

/** Asks for a job in the transaction of a change: where the change does not come about, neither does the job. */
export function enqueue<Data extends object>(
  context: WriteContext,
  job: Job<Data>,
  data: Data,
  options: JobOptions = {},
): Promise<void> {
  return context.database.queue.send(job, data, options, fromKysely(context.em.getKysely()));
}

/** Asks for a job where there is no change to go with. */
export function enqueueOutside<Data extends object>(
  database: Database,
  job: Job<Data>,
  data: Data,
  options: JobOptions = {},
): Promise<void> {
  return database.queue.send(job, data, options);
}
