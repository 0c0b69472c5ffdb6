import { now } from '../../platform/clock.js';
import type { WriteContext } from '../../platform/graphql/context.js';

/** What was asked about a version counts for nothing any more: all of it, or what nobody has answered. */
export async function endApprovals(
  context: WriteContext,
  versionId: string,
  which: 'all' | 'undecided',
): Promise<void> {
  await context.em.flush();
  await context.query(
    `update policy_approvals set ended_at = $2, version = version + 1
     where policy_version_id = $1 and ended_at is null and ($3 = 'all' or decision is null)`,
    [versionId, now(), which],
  );
}
