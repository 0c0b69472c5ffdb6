import { now } from '../../platform/clock.js';
import { checkMayStart } from '../../platform/crud.js';
import type { Query } from '../../platform/db/read-as.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { newId } from '../../platform/new-id.js';
import type { AcknowledgementWay } from './acknowledgement-way.js';

/** An issued version, as far as confirming it goes. */
export interface IssuedVersion {
  id: string;
  policy: string;
  organisation: string;
  round: number;
  sha256: string;
}

/**
 * Notes that the viewer read exactly what they were shown. Where a newer version came out meanwhile it counts for the one
 * shown; the newer one then asks for itself. Twice is once.
 * @throws NotFound, Conflict CHANGED_MEANWHILE where this is not what they were shown
 */
export async function acknowledgePolicy(
  context: WriteContext,
  policyVersionId: string,
  sha256: string,
): Promise<string> {
  const version = await findIssued(context.query, policyVersionId);
  if (!version) throw new NotFound('policy version');
  const { organisation } = version;
  const person = context.viewer.personId;
  checkMayStart(context, 'create', 'Acknowledgement', { organisation, person });
  checkShown(version, sha256);
  return keepAcknowledgement(context.query, version, { person, way: 'ONLINE', at: now() });
}

/** A version that is or was in force, of a policy that is. */
export async function findIssued(query: Query, id: string): Promise<IssuedVersion | null> {
  if (!isUuid(id)) return null;
  const [version] = await query<IssuedVersion>(
    `select v.id, v.policy_id as policy, v.organisation_id as organisation, v.round, v.sha256
     from policy_versions v join policies p on p.id = v.policy_id and p.status = 'CURRENT'
     where v.id = $1 and v.status in ('CURRENT', 'SUPERSEDED') and v.sha256 is not null`,
    [id],
  );
  return version ?? null;
}

/** @throws Conflict CHANGED_MEANWHILE */
export function checkShown(version: IssuedVersion, sha256: string): void {
  if (version.sha256 === sha256.toLowerCase()) return;
  throw new Conflict(
    'CHANGED_MEANWHILE',
    'This is not the text that was adopted. Open the policy again, read it, then confirm.',
  );
}

/** Who confirmed, in which way, when, and who entered it for them. */
export interface Confirmation {
  person?: string;
  reader?: string;
  way: AcknowledgementWay;
  at: Date;
  enteredBy?: string;
}

/** Keeps a confirmation, once for each version and reader. Answers its id, also where it was there before. */
export async function keepAcknowledgement(
  query: Query,
  version: IssuedVersion,
  { person, reader, way, at, enteredBy }: Confirmation,
): Promise<string> {
  const [made] = await query<{ id: string }>(
    `insert into acknowledgements (id, organisation_id, policy_id, policy_version_id, round, person_id, reader_id, way,
       acknowledged_at, entered_by_id, sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning id`,
    [
      newId(),
      version.organisation,
      version.policy,
      version.id,
      version.round,
      person ?? null,
      reader ?? null,
      way,
      at,
      enteredBy ?? null,
      version.sha256,
    ],
  );
  if (made) return made.id;
  const [before] = await query<{ id: string }>(
    'select id from acknowledgements where policy_version_id = $1 and (person_id = $2 or reader_id = $3)',
    [version.id, person ?? null, reader ?? null],
  );
  if (!before) throw new Error('An acknowledgement was neither made nor found.');
  return before.id;
}
