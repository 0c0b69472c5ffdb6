import { now } from '../../platform/clock.js';
import { assign, getForChange } from '../../platform/crud.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { addMonths, londonDate } from '../../platform/local-time.js';
import { askReaders } from '../acknowledgements/ask-readers.js';
import { finishReviewsOf } from '../law-changes/finish-review-task.js';
import { settleReviews } from '../law-changes/settle-reviews.js';
import { checkPeople } from './check-people.js';
import { endApprovals } from './end-approvals.js';
import { findCurrent, findOpen } from './open-draft.js';
import { Policy } from './policy.entity.js';
import type { UpdatePolicyInput } from './policy.input.js';

const LONGEST_REVIEW_MONTHS = 60;

/** A manager changes who looks after a policy, when it is reviewed, who confirms it and whether the public sees it. */
export async function updatePolicy(
  context: WriteContext,
  id: string,
  input: UpdatePolicyInput,
  version: number,
): Promise<string> {
  const policy = await getForChange(context, Policy, id, 'update', version);
  policy.checkKept();
  const { ownerId, deputyId, nextReviewOn, title, ...plain } = input;
  await checkPeople(context, { ownerId, deputyId });
  if (nextReviewOn !== undefined && policy.status !== 'CURRENT')
    throw new Conflict('WRONG_STATE', 'The day of the review is set when the policy is adopted.');
  if (nextReviewOn !== undefined) checkReviewDay(nextReviewOn, policy.adoptedOn ?? today());
  assign(policy, { ...plain, nextReviewOn, title: title?.trim(), owner: ownerId, deputy: deputyId });
  const current = input.acknowledgedBy && (await findCurrent(context, id));
  if (current) await askReaders(context, current.id);
  return id;
}

/**
 * Somebody read the policy in force and found it right: it is good until the next review, and what law changes asked of it
 * is answered.
 * @param nextReviewOn YYYY-MM-DD; default: after the months of the policy
 */
export async function reviewPolicy(
  context: WriteContext,
  id: string,
  nextReviewOn: string | null,
  version?: number,
): Promise<string> {
  const policy = await getForChange(context, Policy, id, 'review', version);
  const next = nextReviewOn ?? addMonths(today(), policy.reviewMonths);
  checkReviewDay(next, today());
  policy.reviewed(now(), next);
  await finishReviewsOf(context, id);
  return id;
}

/** The organisation has this policy no more. What it was stays, with who confirmed it. */
export async function withdrawPolicy(
  context: WriteContext,
  id: string,
  reason: string,
  version?: number,
): Promise<string> {
  if (reason.trim() === '' || reason.length > 500)
    throw new Invalid({ reason: 'Say why in at most 500 letters.' });
  const policy = await getForChange(context, Policy, id, 'withdraw', version);
  policy.withdraw(now(), reason.trim());
  const open = await findOpen(context, id);
  open?.discard(now());
  if (open) await endApprovals(context, open.id, 'all');
  const current = await findCurrent(context, id);
  current?.supersede(now());
  await settleReviews(context, id);
  return id;
}

const today = (): string => londonDate(now().getTime());

function checkReviewDay(day: string, after: string): void {
  if (day <= after) throw new Invalid({ nextReviewOn: 'Enter a later day for the next review.' });
  if (day > addMonths(today(), LONGEST_REVIEW_MONTHS))
    throw new Invalid({ nextReviewOn: 'Review it within five years. Enter an earlier day.' });
}
