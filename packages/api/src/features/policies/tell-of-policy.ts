import type { WriteContext } from '../../platform/graphql/context.js';
import { tellEach } from '../../platform/mail/tell.js';
import type { Policy } from './policy.entity.js';
import { approvalAsked, policyAdopted, policySentBack } from './policy.messages.js';

/** Tells people that something waits for their yes or no. */
export async function tellApprovers(
  context: WriteContext,
  policy: Policy,
  approverIds: readonly string[],
): Promise<void> {
  const tellings = approverIds.map((personId) => ({
    to: { personId },
    data: { id: policy.id, organisation: '' },
  }));
  await tellEach(context, approvalAsked, await named(context, policy, tellings));
}

/** Tells owner and deputy what became of their draft, unless they did it themselves. */
export async function tellOwner(
  context: WriteContext,
  policy: Policy,
  outcome: 'adopted' | 'rejected',
): Promise<void> {
  const message = outcome === 'adopted' ? policyAdopted : policySentBack;
  const readers = [policy.owner, policy.deputy].filter(
    (id): id is string => typeof id === 'string' && id !== context.viewer.personId,
  );
  const tellings = [...new Set(readers)].map((personId) => ({
    to: { personId },
    data: { id: policy.id, organisation: '' },
  }));
  await tellEach(context, message, await named(context, policy, tellings));
}

async function named<Telling extends { data: { organisation: string } }>(
  context: WriteContext,
  policy: Policy,
  tellings: readonly Telling[],
): Promise<Telling[]> {
  const [row] = await context.query<{ name: string }>('select name from organisations where id = $1', [
    policy.organisation,
  ]);
  const organisation = row?.name ?? 'your organisation';
  return tellings.map((telling) => ({ ...telling, data: { ...telling.data, organisation } }));
}
