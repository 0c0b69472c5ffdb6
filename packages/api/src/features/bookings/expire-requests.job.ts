import type { Pool } from 'pg';
import { now } from '../../platform/clock.js';

/** Requests that nobody answered in time run out, and their time goes back to the pool. Safe to run anywhere, any time. */
export async function expireRequests(jobs: Pool): Promise<void> {
  await jobs.query('select app.expire_requests($1, null)', [now()]);
}
