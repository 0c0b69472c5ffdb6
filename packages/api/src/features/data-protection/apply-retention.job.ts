import { CONSORTIUM_ID } from '../../platform/access/viewer.js';
import { now } from '../../platform/clock.js';
import { defineJob } from '../../platform/jobs/job.js';
import { logger } from '../../platform/log.js';
import { newId } from '../../platform/new-id.js';
import { eraseWhatIsDue } from './erase-what-is-due.js';
import { RETENTION_RULES } from './retention-rules.js';

/**
 * Erases every night what was kept long enough, and leaves a line for each kind: how many of whose. A kind that fails
 * does not keep the others; the job then fails, is tried again and finds the rest.
 */
export const applyRetention = defineJob({
  name: 'apply-retention',
  schedule: '40 2 * * *',
  longestSeconds: 900,
  async handle({ database }) {
    const failures: unknown[] = [];
    for (const rule of RETENTION_RULES) {
      const at = now();
      try {
        const erased = await eraseWhatIsDue(database, rule, at);
        const counts = new Map([[CONSORTIUM_ID, 0]]);
        for (const { organisation, erased: number } of erased) {
          const whose = organisation ?? CONSORTIUM_ID;
          counts.set(whose, (counts.get(whose) ?? 0) + number);
        }
        await database.jobs.query(
          `insert into retention_runs (id, organisation_id, kind, erased, ran_at)
           select id, organisation, $3, erased, $5 from unnest($1::uuid[], $2::uuid[], $4::int[]) as r(id, organisation, erased)`,
          [[...counts].map(() => newId()), [...counts.keys()], rule.kind, [...counts.values()], at],
        );
      } catch (error) {
        logger().error({ err: error, kind: rule.kind }, 'what was kept long enough could not be erased');
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  },
});
