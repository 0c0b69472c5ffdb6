import { LockMode } from '@mikro-orm/core';
import { getForChange } from '../../platform/crud.js';
import { NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { newId } from '../../platform/new-id.js';
import { Policy } from './policy.entity.js';
import { PolicyVersion } from './policy-version.entity.js';

type Draft = Pick<PolicyVersion, 'policy' | 'organisation' | 'origin' | 'author'> &
  Partial<Pick<PolicyVersion, 'templateVersion' | 'wording' | 'file' | 'change' | 'changeSummary'>>;

/** Makes the next version of a policy, as a draft. The policy is locked, or new. */
export async function createDraft(context: WriteContext, draft: Draft): Promise<PolicyVersion> {
  const [last] = await context.query<{ number: number }>(
    'select coalesce(max(number), 0)::int as number from policy_versions where policy_id = $1',
    [draft.policy],
  );
  return context.em.create(PolicyVersion, {
    id: newId(),
    number: (last?.number ?? 0) + 1,
    templateVersion: null,
    wording: null,
    file: null,
    facts: null,
    sha256: null,
    change: 'MATERIAL',
    changeSummary: null,
    merge: null,
    approvalsNeeded: null,
    submittedAt: null,
    adoptedOn: null,
    meetingOn: null,
    minute: null,
    endedAt: null,
    ...draft,
  });
}

/** The version of a policy in a state, if there is one; the policy is locked. */
export const findOpen = (context: WriteContext, policyId: string): Promise<PolicyVersion | null> =>
  context.em.findOne(PolicyVersion, { policy: policyId, status: { $in: ['DRAFT', 'AWAITING_APPROVAL'] } });

export const findCurrent = (context: WriteContext, policyId: string): Promise<PolicyVersion | null> =>
  context.em.findOne(PolicyVersion, { policy: policyId, status: 'CURRENT' });

/**
 * A version for a change, with its policy. The policy is locked first, always: what happens to one policy happens one
 * after the other.
 * @throws NotFound, Forbidden, Conflict STALE_VERSION
 */
export async function getVersionForChange(
  context: WriteContext,
  id: string,
  action: string,
  version?: number | null,
): Promise<{ policy: Policy; edition: PolicyVersion }> {
  const policy = await lockPolicyOf(context, id);
  const edition = await getForChange(context, PolicyVersion, id, action, version);
  policy.checkKept();
  return { policy, edition };
}

/** Locks the policy of a version. */
export async function lockPolicyOf(context: WriteContext, versionId: string): Promise<Policy> {
  const [row] = isUuid(versionId)
    ? await context.query<{ policy: string }>(
        'select policy_id as policy from policy_versions where id = $1',
        [versionId],
      )
    : [];
  const policy =
    row && (await context.em.findOne(Policy, { id: row.policy }, { lockMode: LockMode.PESSIMISTIC_WRITE }));
  if (!policy) throw new NotFound('policy version');
  return policy;
}
