import type { ClientBase } from 'pg';
import { PgBoss } from 'pg-boss';
import { QUEUE_SCHEMA } from './job-queue.js';

/**
 * Makes the schema of the queue, or brings it to the version of the library, as the owner of the database; says who may
 * do what there. Requests may add jobs and nothing else; the role `jobs` works on them.
 */
export async function installJobQueue(owner: ClientBase): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => owner.query(text, values) },
    schema: QUEUE_SCHEMA,
    schedule: false,
    supervise: false,
  });
  await boss.start();
  await boss.stop({ graceful: false, close: false });
  await owner.query(`
    grant usage on schema ${QUEUE_SCHEMA} to app, jobs;
    grant all on all tables in schema ${QUEUE_SCHEMA} to jobs;
    grant execute on all functions in schema ${QUEUE_SCHEMA} to app, jobs;
    grant select on ${QUEUE_SCHEMA}.queue to app;
    grant insert, select (id) on ${QUEUE_SCHEMA}.job, ${QUEUE_SCHEMA}.job_common to app`);
}
