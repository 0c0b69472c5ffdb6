import { fromKysely } from 'pg-boss';
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
