import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import type { ReviewOutcome } from './law-change-status.js';
import { ReviewTask } from './review-task.entity.js';

const LONGEST_NOTE = 2_000;

/**
 * The member looked at its policy, and says what came of it.
 * @throws Conflict WRONG_STATE where that was done; Invalid at the field
 */
export async function finishReviewTask(
  context: WriteContext,
  id: string,
  outcome: ReviewOutcome,
  note: string | null,
  version: number | undefined,
): Promise<string> {
  const task = await getForChange(context, ReviewTask, id, 'finish', version);
  if (outcome === 'DROPPED')
    throw new Invalid({
      outcome: 'Say whether the policy was changed, is right as it is, or is not concerned.',
    });
  if (note !== null && note.length > LONGEST_NOTE)
    throw new Invalid({ note: `Use at most ${LONGEST_NOTE} letters.` });
  task.finish(outcome, note?.trim() || null, context.viewer.personId, now());
  return id;
}

/** A policy was reviewed and is right as it is: that answers the reviews that wait for it too. */
export async function finishReviewsOf(context: WriteContext, policyId: string): Promise<void> {
  await context.query(
    `update review_tasks set done_at = $2, done_by_id = $3, outcome = 'NO_CHANGE', version = version + 1
     where policy_id = $1 and done_at is null`,
    [policyId, now(), context.viewer.personId],
  );
}
