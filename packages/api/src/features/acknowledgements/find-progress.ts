import { now } from '../../platform/clock.js';
import { Parameters, rowsSql, type Source } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { isUuid } from '../../platform/is-uuid.js';
import { londonDate } from '../../platform/local-time.js';
import type { AcknowledgementProgress } from './acknowledgement.type.js';
import { ASKED_IN_FORCE, DUE } from './find-asked.js';

const SUBJECT = 'AcknowledgementProgress';

/**
 * How far the readers of policies in force are, by name: of one policy, or of all that the viewer looks after. Policies
 * that nobody is asked to confirm are left out.
 */
export async function findProgress(
  context: ApiContext,
  policyId?: string,
): Promise<AcknowledgementProgress[]> {
  const meta = context.entities.get('Policy');
  if (!meta || context.viewer.organisationId === null) return [];
  if (policyId !== undefined && !isUuid(policyId)) return [];
  const parameters = new Parameters();
  const policy: Source = { meta, alias: 'p' };
  const may = (action: string) =>
    rowsSql(policy, context.permissions.action(SUBJECT, action), parameters) ?? 'true';
  const today = `${parameters.add(londonDate(now().getTime()))}::date`;
  const one = policyId === undefined ? '' : `and p.id = ${parameters.add(policyId)}`;
  return readRows<AcknowledgementProgress>(
    context,
    `select p.id, p.title as "policyTitle", v.id as "policyVersionId", v.number as "versionNumber", v.adopted_on as "adoptedOn",
       count(*)::int as asked, count(k.acknowledged_at)::int as done,
       (count(*) filter (where k.acknowledged_at is null and ${DUE} < ${today}))::int as late,
       json_agg(json_build_object('personId', a.person_id, 'readerId', a.reader_id, 'name', coalesce(n.name, r.name, ''),
         'dueOn', (${DUE})::date, 'isLate', k.acknowledged_at is null and ${DUE} < ${today},
         'canBeWrittenTo', r.email is not null or (a.person_id is not null and app.can_sign_in(a.person_id)),
         'acknowledgedAt', k.acknowledged_at, 'acknowledgedNumber', k.number, 'way', k.way)
         order by k.acknowledged_at is not null, coalesce(n.name, r.name), a.person_id, a.reader_id) as people,
       array_remove(array[case when ${may('remind')} then 'remind' end, case when ${may('enterPaper')} then 'enterPaper' end], null) as can
     from ${ASKED_IN_FORCE}
     left join people n on n.id = a.person_id left join policy_readers r on r.id = a.reader_id
     where p.status = 'CURRENT' and ${may('see')} ${one}
     group by p.id, v.id order by p.title, p.id`,
    parameters,
  );
}

/** Whether the viewer may do something about the readers of a policy. */
export async function mayWithProgress(
  context: ApiContext,
  action: string,
  policyId: string,
): Promise<boolean> {
  const meta = context.entities.get('Policy');
  if (!meta || !isUuid(policyId)) return false;
  const parameters = new Parameters();
  const rule = rowsSql({ meta, alias: 'p' }, context.permissions.action(SUBJECT, action), parameters);
  const rows = await readRows(
    context,
    `select from policies p where p.id = ${parameters.add(policyId)} and ${rule ?? 'true'}`,
    parameters,
  );
  return rows.length > 0;
}
