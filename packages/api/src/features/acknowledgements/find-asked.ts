const LONDON_DAY = (column: string) => `(${column} at time zone 'Europe/London')::date`;

/** Roles of people who work for an organisation, as far as policies are concerned. */
const STAFF = `('STAFF', 'MANAGER', 'ADVISER', 'TRAINER', 'PAYROLL_OFFICER')`;

/** From when on they have been with the organisation, in whatever role. */
const BEGAN = `(select min(e.created_at) from memberships e where e.person_id = m.person_id and e.organisation_id = m.organisation_id)`;

/**
 * SQL: who is asked to confirm a policy, each once, with the day since when: rows of person_id, reader_id, since. The
 * only place that says what an audience means.
 * - ALL_STAFF: who has a role in which people work there; MANAGERS, TRUSTEES, VOLUNTEERS: who has that role
 * - NEW_STARTERS: staff who came on or after the day on which the policy was first adopted
 * - ROLE_HOLDERS: the policy's owner and deputy, as long as they have a role there
 * - PUBLIC: nobody
 * - readers without a sign-in: as whatever they were entered
 * @param p alias of the policy's row
 */
export const askedSql = (p: string): string => `select x.person_id, x.reader_id, min(x.since) as since from (
    select m.person_id, null::uuid as reader_id, ${LONDON_DAY('m.created_at')} as since
    from memberships m
    where m.organisation_id = ${p}.organisation_id and m.archived_at is null and (
      ('ALL_STAFF' = any (${p}.acknowledged_by) and m.role in ${STAFF})
      or ('MANAGERS' = any (${p}.acknowledged_by) and m.role = 'MANAGER')
      or ('TRUSTEES' = any (${p}.acknowledged_by) and m.role = 'TRUSTEE')
      or ('VOLUNTEERS' = any (${p}.acknowledged_by) and m.role = 'VOLUNTEER')
      or ('ROLE_HOLDERS' = any (${p}.acknowledged_by) and m.person_id in (${p}.owner_id, ${p}.deputy_id))
      or ('NEW_STARTERS' = any (${p}.acknowledged_by) and m.role in ${STAFF} and ${LONDON_DAY(BEGAN)} >= (
        select min(f.adopted_on) from policy_versions f where f.policy_id = ${p}.id)))
    union all
    select null::uuid, r.id, ${LONDON_DAY('r.created_at')} from policy_readers r
    where r.organisation_id = ${p}.organisation_id and r.archived_at is null and r.audiences && ${p}.acknowledged_by
  ) x group by x.person_id, x.reader_id`;

/**
 * SQL: everybody who is asked for a policy in force, beside it (p, its version v), and their confirmation of this round
 * (k, with nulls where there is none). What was confirmed of an earlier round does not count for this one.
 */
export const ASKED_IN_FORCE = `policies p
  join policy_versions v on v.policy_id = p.id and v.status = 'CURRENT'
  cross join lateral (${askedSql('p')}) a
  left join lateral (
    select k.acknowledged_at, k.way, n.number from acknowledgements k join policy_versions n on n.id = k.policy_version_id
    where k.policy_id = p.id and k.round = v.round and (k.person_id = a.person_id or k.reader_id = a.reader_id)
    order by n.number desc limit 1) k on true`;

/** How long people have, in days, before their reading is late. */
export const DAYS_TO_READ = 14;

/** SQL: since when somebody is asked. What was adopted before it came here is asked for since it is here. */
export const ASKED_SINCE = `greatest(v.adopted_on, ${LONDON_DAY('v.created_at')}, a.since)`;

/** SQL: by when somebody who is asked should have confirmed. */
export const DUE = `${ASKED_SINCE} + ${DAYS_TO_READ}`;
