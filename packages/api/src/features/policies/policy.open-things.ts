import { now } from '../../platform/clock.js';
import { Parameters } from '../../platform/db/condition-sql.js';
import { Conflict } from '../../platform/errors.js';
import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { newId } from '../../platform/new-id.js';
import type { HandoverCandidate, Leaving, OpenThing, OpenThingSource } from '../deadlines/open-thing.type.js';
import { endApprovals } from './end-approvals.js';
import { lockPolicyOf } from './open-draft.js';
import { Policy } from './policy.entity.js';
import { PolicyApproval, PolicyVersion } from './policy-version.entity.js';
import { tellApprovers, tellOwner } from './tell-of-policy.js';

interface Row {
  id: string;
  policy: string;
  title: string;
  part: 'owner' | 'deputy' | 'approver';
  candidates: HandoverCandidate[];
}

// Colleagues; of approvers those who were not asked already.
const COLLEAGUES = `select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'whyNot', case
    when x.part = 'approver' and exists (select from policy_approvals pa where pa.policy_version_id = x.version
      and pa.approver_id = c.id and pa.ended_at is null) then 'was asked already' end) order by c.name), '[]')
  from (select distinct q.id, q.name from memberships m join people q on q.id = m.person_id
    where m.organisation_id = l.organisation_id and m.archived_at is null and m.person_id <> l.person_id) c`;

/** What is kept by somebody who leaves, and what waits for their yes or no. */
export const policyOpenThings: OpenThingSource = {
  async find(context, leaving) {
    if (leaving.organisationId === null || context.viewer.organisationId !== leaving.organisationId)
      return [];
    const rows = await findRows(context, leaving);
    return rows.map(toThing);
  },
  handOver: (context, leaving, thing, to) =>
    thing.subject === 'PolicyApproval'
      ? handOverApproval(context, thing, to)
      : handOverPolicy(context, leaving, thing, to),
};

function findRows(context: ApiContext, { personId, organisationId }: Leaving): Promise<Row[]> {
  const parameters = new Parameters();
  const leaving = `(select ${parameters.add(personId)}::uuid as person_id, ${parameters.add(organisationId)}::uuid as organisation_id)`;
  return readRows<Row>(
    context,
    `select x.id, x.policy, x.title, x.part, (${COLLEAGUES}) as candidates
     from ${leaving} l cross join lateral (
       select p.id, p.id as policy, p.title, case when p.owner_id = l.person_id then 'owner' else 'deputy' end as part,
         null::uuid as version
       from policies p where p.organisation_id = l.organisation_id and p.status <> 'WITHDRAWN'
         and (p.owner_id = l.person_id or p.deputy_id = l.person_id)
       union all
       select a.id, p.id, p.title, 'approver', v.id
       from policy_approvals a join policy_versions v on v.id = a.policy_version_id and v.status = 'AWAITING_APPROVAL'
       join policies p on p.id = v.policy_id
       where a.organisation_id = l.organisation_id and a.approver_id = l.person_id and a.decision is null and a.ended_at is null
     ) x order by x.part desc, x.title, x.id`,
    parameters,
  );
}

const SENTENCES: Readonly<Record<Row['part'], (title: string) => string>> = {
  owner: (title) => `The policy “${title}”, which they look after`,
  deputy: (title) => `The policy “${title}”, which they look after as deputy`,
  approver: (title) => `Their answer about the policy “${title}”`,
};
const ENDINGS: Readonly<Record<Row['part'], string>> = {
  owner: 'Leave it without an owner: managers are reminded of it',
  deputy: 'Leave it without a deputy',
  approver: 'Ask nobody else; where too few are left, it becomes a draft again',
};

const toThing = ({ id, policy, title, part, candidates }: Row): OpenThing => ({
  id: `policy-${part}-${id}`,
  subject: part === 'approver' ? 'PolicyApproval' : 'Policy',
  recordId: id,
  sentence: SENTENCES[part](title),
  path: `/policies/${policy}/show`,
  candidates,
  ending: ENDINGS[part],
});

async function handOverPolicy(
  context: WriteContext,
  { personId }: Leaving,
  thing: OpenThing,
  to: string | null,
): Promise<void> {
  const policy = await context.em.findOneOrFail(Policy, { id: thing.recordId });
  if (policy.owner === personId) {
    policy.owner = to;
    if (policy.deputy === personId || policy.deputy === to) policy.deputy = null;
  } else if (policy.deputy === personId) policy.deputy = to === policy.owner ? null : to;
  await context.em.flush();
}

async function handOverApproval(context: WriteContext, thing: OpenThing, to: string | null): Promise<void> {
  const before = await context.em.findOneOrFail(PolicyApproval, { id: thing.recordId });
  const policy = await lockPolicyOf(context, before.policyVersion);
  const version = await context.em.findOneOrFail(PolicyVersion, { id: before.policyVersion });
  if (before.decision !== null || before.endedAt || version.status !== 'AWAITING_APPROVAL')
    throw new Conflict('WRONG_STATE', 'This was answered meanwhile. Load the page again.');
  before.endedAt = now();
  await context.em.flush();
  if (to !== null) {
    const { organisation, policyVersion, sha256 } = before;
    context.em.create(PolicyApproval, {
      id: newId(),
      organisation,
      policyVersion,
      approver: to,
      askedBy: context.viewer.personId,
      sha256,
      decision: null,
      decidedAt: null,
      comment: null,
      endedAt: null,
    });
    await context.em.flush();
    return tellApprovers(context, policy, [to]);
  }
  const [left] = await context.query<{ count: number }>(
    'select count(*)::int as count from policy_approvals where policy_version_id = $1 and ended_at is null',
    [version.id],
  );
  if ((left?.count ?? 0) >= (version.approvalsNeeded ?? 1)) return;
  version.reopen();
  await endApprovals(context, version.id, 'all');
  await tellOwner(context, policy, 'rejected');
}
