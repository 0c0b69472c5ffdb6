import { Parameters, rowsSql } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { endOfDay } from '../../platform/local-time.js';
import type { Deadline } from '../deadlines/deadline.type.js';

interface Row {
  id: string;
  due: string;
  policy: string;
  law: string;
}

const MOST = 50;

/**
 * Policies to look at because the law changes: their owner's and deputy's business, and the managers' where a policy has
 * neither.
 */
export async function lawChangeDeadlines(context: ApiContext): Promise<Deadline[]> {
  const meta = context.entities.get('ReviewTask');
  const { viewer, permissions } = context;
  if (!meta || viewer.organisationId === null || !permissions.may('finish', 'ReviewTask')) return [];
  const parameters = new Parameters();
  const may = rowsSql({ meta, alias: 'r' }, permissions.action('ReviewTask', 'finish'), parameters);
  const rows = await readRows<Row>(
    context,
    `select r.id, to_char(r.due_on, 'YYYY-MM-DD') as due, p.title as policy, l.title as law
     from review_tasks r join policies p on p.id = r.policy_id join law_changes l on l.id = r.law_change_id
     where ${may ?? 'true'} and r.done_at is null
       and (coalesce(p.owner_id, p.deputy_id) is null or ${parameters.add(viewer.personId)} in (p.owner_id, p.deputy_id))
     order by r.due_on, r.id limit ${MOST}`,
    parameters,
  );
  return rows.map(({ id, due, policy, law }) => ({
    id: `review-task-${id}`,
    subject: 'ReviewTask',
    recordId: id,
    sentence: `The law changes (${law}): look at your policy`,
    who: policy,
    dueAt: endOfDay(due),
    action: 'finish',
    actionLabel: 'Review',
    path: `/review-tasks/${id}`,
  }));
}
