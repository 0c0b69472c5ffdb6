import type { Pool } from 'pg';
import { now } from '../clock.js';
import { defineJob } from '../jobs/job.js';
import { logger } from '../log.js';

let toldOn = '';

/**
 * Seals what was recorded since the last time. Safe to run anywhere, any time. Once a day the newest seal is written
 * to the log: kept outside, it proves that nobody made the chain anew.
 */
export const sealAudit = defineJob({
  name: 'seal-audit',
  schedule: '* * * * *',
  retries: 0,
  handle: ({ database }) => sealChanges(database.jobs),
});

/** The same for whoever has the pool of the role `jobs`. */
export async function sealChanges(jobs: Pool): Promise<void> {
  await jobs.query('select audit.seal()');
  const today = now().toISOString().slice(0, 10);
  if (today === toldOn) return;
  toldOn = today;
  const { rows } = await jobs.query<{ number: string; hash: string }>(
    `select number, encode(hash, 'hex') as hash from audit.seals order by number desc limit 1`,
  );
  if (rows[0]) logger().info({ seal: Number(rows[0].number), hash: rows[0].hash }, 'the audit is sealed');
}
