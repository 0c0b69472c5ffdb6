import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import { findColleagues } from '../people/find-colleagues.js';
import { adoptVersion } from './adopt-version.js';
import { checkComplete } from './check-wording.js';
import { endApprovals } from './end-approvals.js';
import { getVersionForChange, lockPolicyOf } from './open-draft.js';
import { changedMeanwhile, PolicyApproval, PolicyVersion } from './policy-version.entity.js';
import { contentHash, contentOf, readEdition } from './read-edition.js';
import { tellApprovers, tellOwner } from './tell-of-policy.js';

const MOST_APPROVERS = 60;

/**
 * Puts a draft to people by name. What they are shown stands still from now on: the answers in it are kept with it, and
 * its hash is what they answer about.
 * @param needed how many of them have to say yes
 * @throws Invalid at the field or at `answers.<key>`, Conflict
 */
export async function sendForApproval(
  context: WriteContext,
  id: string,
  asked: { approverIds: readonly string[]; needed: number },
): Promise<string> {
  const approverIds = [...new Set(asked.approverIds.map((one) => one.toLowerCase()))];
  await checkApprovers(context, approverIds, asked.needed);
  const { policy, edition } = await getVersionForChange(context, id, 'submit');
  edition.checkDraft();
  await context.em.flush();
  const shown = await readEdition(context.query, id);
  checkComplete(shown);
  const at = now();
  const sha256 = contentHash(shown);
  edition.submit(at, { sha256, facts: contentOf(shown)?.facts ?? null, approvalsNeeded: asked.needed });
  for (const approver of approverIds)
    context.em.create(PolicyApproval, {
      id: newId(),
      organisation: policy.organisation,
      policyVersion: edition.id,
      approver,
      askedBy: context.viewer.personId,
      askedAt: at,
      sha256,
      decision: null,
      decidedAt: null,
      comment: null,
      endedAt: null,
    });
  await context.em.flush();
  await tellApprovers(context, policy, approverIds);
  return edition.id;
}

async function checkApprovers(
  context: WriteContext,
  approverIds: readonly string[],
  needed: number,
): Promise<void> {
  if (approverIds.length === 0) throw new Invalid({ approverIds: 'Choose who is to approve it.' });
  if (approverIds.length > MOST_APPROVERS)
    throw new Invalid({ approverIds: `Choose at most ${MOST_APPROVERS} people.` });
  if (!Number.isInteger(needed) || needed < 1 || needed > approverIds.length)
    throw new Invalid({
      needed: `Say how many of them have to approve: from 1 to ${approverIds.length}.`,
    });
  const here = await findColleagues(context.query, context.viewer.organisationId, approverIds);
  if (approverIds.some((id) => !here.has(id)))
    throw new Invalid({ approverIds: 'Choose people of your own organisation.' });
}

/** One person's answer. */
interface Answer {
  decision: 'APPROVED' | 'REJECTED';
  /** Of what they read. */
  sha256: string;
  comment: string | null;
}

const LONGEST_COMMENT = 2_000;

/**
 * Somebody who was asked says yes or no, about exactly what they read. With the last yes that it takes the version comes
 * into force; with a no it goes back to a draft and its owner hears why.
 * @throws Conflict CHANGED_MEANWHILE where it is not what is put to them now
 */
export async function decideApproval(
  context: WriteContext,
  id: string,
  { decision, sha256, comment }: Answer,
): Promise<string> {
  if (comment && comment.length > LONGEST_COMMENT)
    throw new Invalid({ comment: `Use at most ${LONGEST_COMMENT.toLocaleString('en-GB')} letters.` });
  if (decision === 'REJECTED' && !comment?.trim())
    throw new Invalid({ comment: 'Say what is to be changed, so that it can be put right.' });
  const versionId = await versionOf(context, id);
  const policy = await lockPolicyOf(context, versionId);
  const approval = await getForChange(context, PolicyApproval, id, 'decide');
  const version = await context.em.findOneOrFail(PolicyVersion, { id: versionId });
  policy.checkKept();
  if (approval.decision === null && (approval.sha256 !== sha256 || version.sha256 !== sha256))
    throw changedMeanwhile();
  approval.decide(decision, comment?.trim() || null, now());
  if (version.status !== 'AWAITING_APPROVAL') throw changedMeanwhile();
  await context.em.flush();
  if (decision === 'REJECTED') {
    version.reopen();
    await endApprovals(context, version.id, 'all');
    await tellOwner(context, policy, 'rejected');
  } else if (await isEnough(context, version)) {
    await adoptVersion(context, policy, version, { on: londonDate(now().getTime()) });
    await tellOwner(context, policy, 'adopted');
  }
  return id;
}

async function versionOf(context: WriteContext, approvalId: string): Promise<string> {
  const [row] = isUuid(approvalId)
    ? await context.query<{ version: string }>(
        'select policy_version_id as version from policy_approvals where id = $1',
        [approvalId],
      )
    : [];
  if (!row) throw new NotFound('policy approval');
  return row.version;
}

async function isEnough(context: WriteContext, version: PolicyVersion): Promise<boolean> {
  const [count] = await context.query<{ yes: number }>(
    `select count(*)::int as yes from policy_approvals
     where policy_version_id = $1 and decision = 'APPROVED' and ended_at is null and sha256 = $2`,
    [version.id, version.sha256],
  );
  return (count?.yes ?? 0) >= (version.approvalsNeeded ?? 1);
}

/** Takes back what is put to approvers, to change it. What they said so far counts for nothing. */
export async function reopenVersion(context: WriteContext, id: string, version?: number): Promise<string> {
  const { edition } = await getVersionForChange(context, id, 'reopen', version);
  edition.reopen();
  await endApprovals(context, id, 'all');
  return id;
}
