import type { Database } from '../../platform/db/database.js';
import type { Query } from '../../platform/db/read-as.js';
import { asSystem, queryOn } from '../../platform/db/system-transaction.js';
import { addDays, addMonths, londonDate, toInstant } from '../../platform/local-time.js';
import { eraseRow } from '../../platform/storage/erase-file.js';
import { RETENTION_RULES, type RetentionRule } from './retention-rules.js';

/** How many records of an organisation a step erased; null: they belong to no member. */
export interface Erased {
  organisation: string | null;
  erased: number;
}

interface Step {
  database: Database;
  run: Query;
  /** Statements under the role of sign-in. */
  auth: Query;
  at: Date;
  /** What is older than this is due, where no organisation chose longer. */
  before: Date;
}

/** What stands in the place of words that were erased. */
export const ERASED = 'Erased: it was kept long enough';
/** What stands in the place of a name that was erased. */
export const FORMER_PERSON = 'Former person';

/** A hold in force that keeps a record: on everything of the organisation, or on one of these people. */
const held = (organisation: string, people: string, booking = 'null::uuid') => `exists (
  select from legal_holds h where h.released_at is null and h.organisation_id = ${organisation}
    and ((h.person_id is null and h.booking_id is null) or h.person_id = any (${people}) or h.booking_id = ${booking}))`;

/** The moment before which a record of an organisation is due: the rule's, or the organisation's own. */
const due = (organisation: string, kind: string) => `coalesce(
  (select $2::timestamptz - make_interval(months => s.keep_months) from retention_settings s
   where s.organisation_id = ${organisation} and s.kind = '${kind}'), $1::timestamptz)`;

const BY_ORGANISATION =
  'select organisation_id as organisation, count(*)::int as erased from gone group by 1';

/** Erases what is due of one kind, and says of whose how many. Each is safe to run again. */
const STEPS: Readonly<Record<string, (step: Step) => Promise<Erased[]>>> = {
  // The longest of member and provider counts: the record belongs to both.
  bookings: async ({ database, run, at, before }) => {
    const gone = await run<Erased>(
      `with gone as (
         update bookings b set subject = $3, details = null, outcome = null, cancel_reason = null, decline_reason = null,
           version = version + 1
         where b.subject <> $3
           and b.ends_at < least(${due('b.organisation_id', 'bookings')}, ${due('b.provider_id', 'bookings')})
           and not ${held('b.organisation_id', 'array[b.booked_by_id, b.adviser_id] || b.shared_with', 'b.id')}
           and not ${held('b.provider_id', 'array[b.booked_by_id, b.adviser_id] || b.shared_with', 'b.id')}
         returning b.organisation_id)
       ${BY_ORGANISATION}`,
      [before, at, ERASED],
    );
    await eraseFilesOfBookings(database, run);
    return gone;
  },

  people: async ({ run, auth, before }) => {
    const gone = await run<{ id: string }>(
      `with gone as (
         update people p set name = $2, version = version + 1
         where p.name <> $2 and p.created_at < $1
           and not exists (select from memberships m where m.person_id = p.id and (m.archived_at is null or m.archived_at >= $1))
           and not exists (select from access_requests r where r.person_id = p.id and r.closed_on is null)
           and not exists (select from legal_holds h where h.released_at is null and (h.person_id = p.id or (
             h.person_id is null and h.booking_id is null and exists (
               select from memberships m where m.person_id = p.id and m.organisation_id is not distinct from
                 nullif(h.organisation_id, '00000000-0000-0000-0000-000000000000')))))
         returning p.id),
       contacts as (delete from person_contacts c using gone where c.person_id = gone.id)
       select id from gone`,
      [before, FORMER_PERSON],
    );
    // Without a sign-in nobody comes back as a person whom nobody knows any more.
    await auth('delete from auth."user" where id = any ($1::text[])', [gone.map(({ id }) => id)]);
    return [{ organisation: null, erased: gone.length }];
  },

  'access-requests': ({ run, at, before }) =>
    run<Erased>(
      `with gone as (
         update access_requests r set name = $3, contact = null, details = null, extension_reason = null, answer = null,
           refusal_reason = null, erased_at = $2, version = version + 1
         where r.erased_at is null and r.closed_on < ${due('r.organisation_id', 'access-requests')}
           and not ${held('r.organisation_id', 'array[r.person_id]')}
         returning r.organisation_id)
       ${BY_ORGANISATION}`,
      [before, at, FORMER_PERSON],
    ),

  complaints: ({ run, at, before }) =>
    run<Erased>(
      `with due as (
         update complaints c set person_id = null, erased_at = $2, version = version + 1
         where c.erased_at is null and c.closed_on < ${due('c.organisation_id', 'complaints')}
           and not ${held('c.organisation_id', 'array[c.person_id]')}
         returning c.id, c.organisation_id),
       gone as (
         update complaint_matters m set name = $4, email = null, what = $3, outcome = null, sender_hash = null
         from due where m.complaint_id = due.id returning due.organisation_id)
       ${BY_ORGANISATION}`,
      [before, at, ERASED, FORMER_PERSON],
    ),

  // What is not closed is not over. The day is the one of the record, in London as everywhere.
  accidents: ({ run, at, before }) =>
    run<Erased>(
      `with due as (
         update accidents a set reported_by_id = null, hurt_id = null, erased_at = $2, version = version + 1
         where a.erased_at is null and a.closed_on is not null and a.created_at < ${due('a.organisation_id', 'accidents')}
           and not ${held('a.organisation_id', 'array[a.reported_by_id, a.hurt_id]')}
         returning a.id, a.organisation_id),
       gone as (
         update accident_matters m set happened_at = null, place = $3, what = $3, injury = null, treatment = null,
           witness = null, measures = null, hurt_name = case when m.hurt_name is null then null else $4 end
         from due where m.accident_id = due.id returning due.organisation_id)
       ${BY_ORGANISATION}`,
      [before, at, ERASED, FORMER_PERSON],
    ),

  'policy-readers': ({ run, at, before }) =>
    run<Erased>(
      `with gone as (
         update policy_readers r set name = $3, email = null, version = version + 1
         where r.name <> $3 and r.archived_at < ${due('r.organisation_id', 'policy-readers')}
           and not ${held('r.organisation_id', 'array[]::uuid[]')}
         returning r.organisation_id)
       ${BY_ORGANISATION}`,
      [before, at, FORMER_PERSON],
    ),

  'reading-links': ({ run, before }) =>
    run<Erased>(
      `with gone as (
         delete from acknowledgement_links l where l.expires_at < $1 and not ${held('l.organisation_id', 'array[]::uuid[]')}
         returning l.organisation_id)
       ${BY_ORGANISATION}`,
      [before],
    ),

  'person-exports': async ({ database, run, at }) => {
    const due = await run<{ id: string; organisation: string; file: string | null }>(
      `select id, organisation_id as organisation, file_id as file from person_exports
       where status <> 'ERASED' and erase_on <= ($1::timestamptz at time zone 'Europe/London')::date`,
      [at],
    );
    for (const { id, file } of due)
      await asSystem(database)(async (query) => {
        if (file) await eraseRow(query, file, { reason: 'kept for thirty days', erasedBy: null });
        await query(
          `update person_exports set status = 'ERASED', file_id = null, version = version + 1 where id = $1`,
          [id],
        );
      });
    return due.map(({ organisation }) => ({ organisation, erased: 1 }));
  },

  // What is still to be sent is no record yet.
  mails: ({ run, before }) =>
    run<Erased>(
      `with gone as (
         delete from mails m where m.created_at < $1 and m.status in ('SENT', 'FAILED', 'KEPT')
           and not ${held('m.organisation_id', 'array[m.person_id]')}
         returning m.organisation_id)
       ${BY_ORGANISATION}`,
      [before],
    ),

  'idempotency-keys': async ({ run, before }) => {
    const gone = await run('delete from idempotency_keys where created_at < $1 returning key', [before]);
    return [{ organisation: null, erased: gone.length }];
  },

  'sign-in-traces': async ({ run, auth, before }) => {
    // Sign-in goes by the clock of PostgreSQL, also where ours stands still.
    const failures = await auth(
      `delete from auth.sign_in_failure where at < now() - interval '1 day' returning account`,
      [],
    );
    const signIns = await auth(
      `delete from auth.session where "expiresAt" < now() - interval '1 day' returning id`,
      [],
    );
    const senders = await run(
      'update complaint_matters set sender_hash = null where sender_hash is not null and received_at < $1 returning complaint_id',
      [before],
    );
    return [{ organisation: null, erased: failures.length + signIns.length + senders.length }];
  },
};

/** The files of a booking are part of what it was about, and go with it; those that an earlier run left go now. */
async function eraseFilesOfBookings(database: Database, run: Query): Promise<void> {
  const files = await run<{ id: string }>(
    `select f.id from files f join bookings b on b.id = f.attached_to_id
     where f.attached_to_type = 'Booking' and f.erased_at is null and b.subject = $1`,
    [ERASED],
  );
  for (const { id } of files)
    await asSystem(database)((query) =>
      eraseRow(query, id, { reason: 'kept long enough', erasedBy: null }).then(() => undefined),
    );
}

/** Erases what is due of one kind at this moment. */
export function eraseWhatIsDue(database: Database, rule: RetentionRule, at: Date): Promise<Erased[]> {
  const step = STEPS[rule.kind];
  if (!step) throw new Error(`Nothing says how ${rule.kind} are erased`);
  return step({
    database,
    run: queryOn(database.jobs),
    auth: queryOn(database.auth),
    at,
    before: dueBefore(rule, at),
  });
}

/** Kinds of records that have a rule and no step, or a step and no rule: none, a test holds it. */
export const mismatchedKinds = (): string[] => {
  const kinds = RETENTION_RULES.map(({ kind }) => kind);
  const steps = Object.keys(STEPS);
  return [...kinds.filter((kind) => !steps.includes(kind)), ...steps.filter((kind) => !kinds.includes(kind))];
};

/** What is older than this moment is due by the rule. Months and days are those of the calendar in London. */
export function dueBefore({ months = 0, days = 0 }: RetentionRule, at: Date): Date {
  const today = londonDate(at.getTime());
  const day = addDays(addMonths(today, -months), -days);
  return new Date(toInstant(day, '00:00'));
}
