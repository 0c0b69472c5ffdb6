import { now } from '../../platform/clock.js';
import { toPlainText } from '../../platform/documents/render-html.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { addMonths, londonDate } from '../../platform/local-time.js';
import { askReaders } from '../acknowledgements/ask-readers.js';
import { settleReviews } from '../law-changes/settle-reviews.js';
import { checkComplete } from './check-wording.js';
import { endApprovals } from './end-approvals.js';
import { findCurrent, getVersionForChange } from './open-draft.js';
import type { Policy } from './policy.entity.js';
import type { PolicyVersion } from './policy-version.entity.js';
import { contentHash, contentOf, readEdition, showContent } from './read-edition.js';
import { tellOwner } from './tell-of-policy.js';

/** When a version comes into force, and until when it is good without a look. */
interface Adoption {
  /** YYYY-MM-DD, not in the future. */
  on: string;
  /** Default: after the months of the policy. */
  nextReviewOn?: string;
}

/**
 * Brings a version into force, in the transaction of what decided it: its answers are kept with it, the former version
 * ends, the review is set, and the policy is found by its new words; its readers are asked, and what the law asks of it is
 * looked at anew. Both rows are locked.
 * @throws Invalid where an answer is missing, Conflict CLASHES_LEFT
 */
export async function adoptVersion(
  context: WriteContext,
  policy: Policy,
  version: PolicyVersion,
  { on, nextReviewOn }: Adoption,
): Promise<void> {
  version.checkOpen();
  await context.em.flush();
  const edition = await readEdition(context.query, version.id);
  checkComplete(edition);
  const hash = contentHash(edition);
  if (version.sha256 !== null && version.sha256 !== hash)
    throw new Conflict('CHANGED_MEANWHILE', 'The file of this version is not the one that was approved.');
  const former = await findCurrent(context, policy.id);
  version.round = former ? former.round + (version.change === 'MATERIAL' ? 1 : 0) : 1;
  former?.supersede(now());
  // One version in force at a time: the database sees the old one end first.
  await context.em.flush();
  const content = contentOf(edition);
  version.adopt(on, hash, content?.facts ?? null);
  policy.adopt(on, nextReviewOn ?? addMonths(on, policy.reviewMonths));
  await endApprovals(context, version.id, 'undecided');
  await context.em.flush();
  await context.query(
    `update policies set search = setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', $2), 'C') where id = $1`,
    [policy.id, content ? toPlainText(showContent(content)) : ''],
  );
  await askReaders(context, version.id);
  await settleReviews(context, policy.id);
}

const LONGEST_MINUTE = 200;

/**
 * A meeting adopted the version: its day, and where the minutes say so.
 * @throws Invalid at the field, Conflict
 */
export async function adoptAtMeeting(
  context: WriteContext,
  id: string,
  { heldOn, minute }: { heldOn: string; minute: string },
): Promise<string> {
  if (heldOn > londonDate(now().getTime()))
    throw new Invalid({ heldOn: 'The meeting has not been yet. Enter a day up to today.' });
  if (minute.trim() === '' || minute.length > LONGEST_MINUTE)
    throw new Invalid({
      minute: `Say where the minutes have it, such as “minute 7”, in at most ${LONGEST_MINUTE} letters.`,
    });
  const { policy, edition } = await getVersionForChange(context, id, 'adopt');
  edition.meetingOn = heldOn;
  edition.minute = minute.trim();
  edition.approvalsNeeded = null;
  await adoptVersion(context, policy, edition, { on: heldOn });
  await tellOwner(context, policy, 'adopted');
  return policy.id;
}
