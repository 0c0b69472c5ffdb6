import type { Query } from '../../platform/db/read-as.js';
import { ASKED_IN_FORCE, ASKED_SINCE, DUE } from './find-asked.js';

/** Somebody who has not confirmed yet and can be written to. */
export interface Missing {
  organisation: string;
  organisationName: string;
  policyId: string;
  versionId: string;
  /** Of the version: counts the material ones. */
  round: number;
  title: string;
  /** Null where they never confirmed an earlier version. */
  changeSummary: string | null;
  /** YYYY-MM-DD */
  dueOn: string;
  person: string | null;
  reader: string | null;
  readerName: string | null;
  email: string | null;
}

/** Which of those who are missing: of one version, of one policy, or those who have been asked since before a day. */
export interface Whose {
  versionId?: string;
  policyId?: string;
  askedBefore?: string;
}

/** Those who have not confirmed a policy in force, over all organisations: people with a sign-in, readers with an address. */
export const findMissing = (query: Query, { versionId, policyId, askedBefore }: Whose): Promise<Missing[]> =>
  query<Missing>(
    `select p.organisation_id as organisation, o.name as "organisationName", p.id as "policyId", v.id as "versionId", v.round, p.title,
       case when exists (select from acknowledgements e where e.policy_id = p.id
         and (e.person_id = a.person_id or e.reader_id = a.reader_id)) then v.change_summary end as "changeSummary",
       to_char(${DUE}, 'YYYY-MM-DD') as "dueOn", a.person_id as person, a.reader_id as reader, r.name as "readerName", r.email
     from ${ASKED_IN_FORCE}
     join organisations o on o.id = p.organisation_id and o.archived_at is null
     left join policy_readers r on r.id = a.reader_id
     where p.status = 'CURRENT' and k.acknowledged_at is null
       and ($1::uuid is null or v.id = $1) and ($2::uuid is null or p.id = $2)
       and ($3::date is null or ${ASKED_SINCE} < $3)
       and (r.email is not null or (a.person_id is not null and app.can_sign_in(a.person_id)))
     order by p.organisation_id, a.person_id, p.title, p.id, a.reader_id`,
    [versionId ?? null, policyId ?? null, askedBefore ?? null],
  );
