import { Parameters } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { queryAs } from '../policies/read-edition.js';
import { showEdition } from '../policies/show-edition.js';
import type { PolicyToRead } from './acknowledgement.type.js';
import { ASKED_IN_FORCE, DUE } from './find-asked.js';
import { findIssuedEdition } from './find-issued.js';

type Mine = Pick<PolicyToRead, 'dueOn' | 'hasReadEarlier' | 'acknowledgedAt' | 'acknowledgedNumber'>;

/** What the viewer is asked to read and confirm, what is left first, each without its text. */
export async function findToRead(context: ApiContext): Promise<PolicyToRead[]> {
  const { personId, organisationId } = context.viewer;
  if (organisationId === null) return [];
  const parameters = new Parameters();
  const me = parameters.add(personId);
  return readRows<PolicyToRead>(
    context,
    `select v.id, p.id as "policyId", p.title, v.number, v.adopted_on as "adoptedOn", (${DUE})::date as "dueOn",
       v.change_summary as "changeSummary", v.sha256, v.file_id as "fileId", true as "isInForce", null as html,
       exists (select from acknowledgements e where e.policy_id = p.id and e.person_id = ${me}) as "hasReadEarlier",
       k.acknowledged_at as "acknowledgedAt", k.number as "acknowledgedNumber"
     from ${ASKED_IN_FORCE}
     where p.organisation_id = ${parameters.add(organisationId)} and p.status = 'CURRENT' and a.person_id = ${me}
     order by k.acknowledged_at is not null, 6, p.title, p.id`,
    parameters,
  );
}

/** One version with its text, whether or not the viewer is asked for it; null where their organisation has none such. */
export async function openToRead(context: ApiContext, versionId: string): Promise<PolicyToRead | null> {
  const edition = await findIssuedEdition(queryAs(context), versionId);
  if (!edition || edition.organisation !== context.viewer.organisationId) return null;
  const { id, policy, title, number, adoptedOn, changeSummary, sha256, status, file } = edition;
  return {
    id,
    policyId: policy,
    title,
    number,
    adoptedOn,
    changeSummary,
    sha256,
    html: await showEdition(context.files, edition),
    fileId: file,
    isInForce: status === 'CURRENT',
    ...(await mineOf(context, policy, id)),
  };
}

async function mineOf(context: ApiContext, policyId: string, versionId: string): Promise<Mine> {
  const parameters = new Parameters();
  const [policy, version, me] = [policyId, versionId, context.viewer.personId].map((value) =>
    parameters.add(value),
  );
  const rows = await readRows<Mine>(
    context,
    `select (select (${DUE})::date from ${ASKED_IN_FORCE} where p.id = ${policy} and v.id = ${version} and a.person_id = ${me}) as "dueOn",
       exists (select from acknowledgements e where e.policy_id = ${policy} and e.person_id = ${me}
         and e.round < w.round) as "hasReadEarlier", c.acknowledged_at as "acknowledgedAt", c.number as "acknowledgedNumber"
     from policy_versions w left join lateral (
       select e.acknowledged_at, n.number from acknowledgements e join policy_versions n on n.id = e.policy_version_id
       where e.policy_id = w.policy_id and e.round = w.round and e.person_id = ${me}
       order by n.id = w.id desc, n.number desc limit 1) c on true
     where w.id = ${version}`,
    parameters,
  );
  return rows[0] ?? { dueOn: null, hasReadEarlier: false, acknowledgedAt: null, acknowledgedNumber: null };
}
