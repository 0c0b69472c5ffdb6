import { addDays } from '../../platform/local-time.js';
import type { PolicyHealth, PolicyStatus } from './policy-status.js';

/** Days before a review on which it is asked for. */
export const DUE_DAYS = 60;

/** What the health of a policy follows from; the day as YYYY-MM-DD. */
export interface HealthRow {
  status: PolicyStatus;
  nextReviewOn: string | null;
}

/** How a policy stands on a day. The day of the review itself is in time. */
export function healthOf({ status, nextReviewOn }: HealthRow, today: string): PolicyHealth {
  if (status !== 'CURRENT') return status;
  if (nextReviewOn === null || nextReviewOn > addDays(today, DUE_DAYS)) return 'CURRENT';
  return nextReviewOn < today ? 'OVERDUE' : 'DUE';
}

/**
 * The same as SQL over a row of `policies`.
 * @param today SQL of the day
 */
export const healthSql = (row: string, today: string): string =>
  `case when ${row}.status <> 'CURRENT' then ${row}.status
     when ${row}.next_review_on is null or ${row}.next_review_on > ${today}::date + ${DUE_DAYS} then 'CURRENT'
     when ${row}.next_review_on < ${today}::date then 'OVERDUE' else 'DUE' end`;
