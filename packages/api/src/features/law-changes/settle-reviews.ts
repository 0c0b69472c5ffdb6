import type { WriteContext } from '../../platform/graphql/context.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import { raiseReviewTasksJob } from './raise-review-tasks.job.js';

/**
 * Brings the reviews of one policy up to date, after the transaction in which it came into force or was withdrawn: what
 * its new text knows of is looked at, and what the organisation has no more need not be.
 */
export const settleReviews = (context: WriteContext, policyId: string): Promise<void> =>
  enqueue(context, raiseReviewTasksJob, { policyId });
