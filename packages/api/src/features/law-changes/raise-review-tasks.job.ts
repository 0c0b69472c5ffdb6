import { inTransactionOf, queryOn } from '../../platform/db/system-transaction.js';
import { takeTurn } from '../../platform/db/take-turn.js';
import { defineJob } from '../../platform/jobs/job.js';
import { raiseReviewTasks, type Which } from './raise-review-tasks.js';
import { tellKeepers } from './tell-keepers.js';

/**
 * Brings reviews up to date in one transaction, and tells whose business they are: of a law change that was entered or
 * changed, of a policy that was adopted or withdrawn, and each morning of all.
 */
export const raiseReviewTasksJob = defineJob<Which>({
  name: 'raise-review-tasks',
  schedule: '30 5 * * *',
  longestSeconds: 300,
  handle: (work, which) =>
    inTransactionOf(work.database.jobs, async (client) => {
      const run = queryOn(client);
      // One at a time: two at once would raise the same and wait for each other.
      await takeTurn(run, 'review tasks');
      await tellKeepers(client, work, await raiseReviewTasks(run, which ?? {}));
    }),
});
