import { now } from '../../platform/clock.js';
import { defineJob } from '../../platform/jobs/job.js';

/** Requests that nobody answered in time run out, and their time goes back to the pool. Safe to run anywhere, any time. */
export const expireRequests = defineJob({
  name: 'expire-requests',
  schedule: '* * * * *',
  async handle({ database }) {
    await database.jobs.query('select app.expire_requests($1, null)', [now()]);
  },
});
