import { Migration } from '@mikro-orm/migrations';

const OWN = 'organisation_id = any ((select app.org_ids())::uuid[])';
const OWN_ID = 'id = any ((select app.org_ids())::uuid[])';
const PROVIDED = 'provider_id = any ((select app.org_ids())::uuid[])';
const CONSORTIUM = '(select app.acts_for_consortium())';
const SOMEBODY = 'cardinality((select app.org_ids())) > 0';
const COLLEAGUE = 'exists (select from memberships m where m.person_id = people.id)';

/** Table → which rows the acting organisation may read, insert, update and delete. Absent means never. */
const POLICIES: Record<string, { select: string; insert?: string; update?: string; delete?: string }> = {
  districts: { select: 'true' },
  bank_holidays: { select: 'true' },
  organisations: { select: 'true', insert: CONSORTIUM, update: `${OWN_ID} or ${CONSORTIUM}` },
  organisation_facts: {
    select: `${OWN} or ${CONSORTIUM}`,
    insert: `${OWN} or ${CONSORTIUM}`,
    update: `${OWN} or ${CONSORTIUM}`,
  },
  people: {
    // Colleagues, advisers of the pool, and who booked with this provider; memberships and bookings have policies too.
    select: `${CONSORTIUM} or ${COLLEAGUE}
      or exists (select from service_advisers sa where sa.person_id = people.id)
      or exists (select from bookings b where b.booked_by_id = people.id)
      or exists (select from bookings b where b.adviser_id = people.id)`,
    insert: SOMEBODY,
    update: `${CONSORTIUM} or ${COLLEAGUE}`,
  },
  person_contacts: {
    select: `${CONSORTIUM} or exists (select from memberships m where m.person_id = person_contacts.person_id)`,
    insert: SOMEBODY,
    update: `${CONSORTIUM} or exists (select from memberships m where m.person_id = person_contacts.person_id)`,
  },
  memberships: {
    select: `${OWN} or ${CONSORTIUM}`,
    insert: `${OWN} or ${CONSORTIUM}`,
    update: `${OWN} or ${CONSORTIUM}`,
  },
  service_categories: { select: 'true', insert: CONSORTIUM, update: CONSORTIUM },
  services: { select: 'true', insert: PROVIDED, update: `${PROVIDED} or ${CONSORTIUM}` },
  service_advisers: {
    select: 'true',
    insert: `exists (select from services s where s.id = service_id and s.${PROVIDED})`,
    delete: `${CONSORTIUM} or exists (select from services s where s.id = service_id and s.${PROVIDED})`,
  },
  availabilities: { select: 'true', insert: `${PROVIDED} or ${CONSORTIUM}`, update: PROVIDED },
  availability_exceptions: { select: 'true', insert: PROVIDED, update: PROVIDED },
  // Time belongs to nobody's tenant: it says when an adviser is taken and nothing about by whom.
  adviser_time: { select: 'true', insert: SOMEBODY, update: SOMEBODY, delete: SOMEBODY },
  bookings: {
    select: `${OWN} or ${PROVIDED} or ${CONSORTIUM}`,
    insert: OWN,
    update: `${OWN} or ${PROVIDED}`,
  },
  idempotency_keys: { select: OWN, insert: OWN, update: OWN, delete: OWN },
};

/** Database roles, and row-level security: the second lock under the access tables. */
export class Migration20261123100100 extends Migration {
  override name = 'Migration20261123100100';

  override up(): void {
    for (const role of ['app', 'auth', 'jobs'])
      this.addSql(
        `do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if; end $$`,
      );
    this.addSql('grant app, auth, jobs to current_user');
    this.addSql('create schema if not exists app');
    // After `set local` has ended the setting comes back as an empty text, not as null.
    this.addSql(`create function app.org_ids() returns uuid[] language sql stable parallel safe as
      $$ select coalesce(nullif(current_setting('app.org_ids', true), '')::uuid[], '{}') $$`);
    this.addSql(`create function app.acts_for_consortium() returns boolean language sql stable parallel safe as
      $$ select '00000000-0000-0000-0000-000000000000'::uuid = any (app.org_ids()) $$`);
    this.addSql('grant usage on schema app, public to app, auth, jobs');
    for (const [table, policy] of Object.entries(POLICIES)) this.#protect(table, policy);
    this.addSql('grant usage, select on all sequences in schema public to app, jobs');
    this.#adviserTime();
    this.#whoIsSignedIn();
  }

  #protect(
    table: string,
    policy: { select: string; insert?: string; update?: string; delete?: string },
  ): void {
    this.addSql(`alter table ${table} enable row level security`);
    this.addSql(`alter table ${table} force row level security`);
    this.addSql(`create policy owner_all on ${table} to current_user using (true) with check (true)`);
    this.addSql(`create policy jobs_all on ${table} to jobs using (true) with check (true)`);
    this.addSql(`grant select, insert, update, delete on ${table} to jobs`);
    this.addSql(`create policy app_select on ${table} for select to app using (${policy.select})`);
    this.addSql(`grant select on ${table} to app`);
    for (const [command, rule] of [
      ['insert', policy.insert],
      ['update', policy.update],
      ['delete', policy.delete],
    ] as const) {
      if (rule === undefined) continue;
      const clause = command === 'insert' ? `with check (${rule})` : `using (${rule})`;
      this.addSql(`create policy app_${command} on ${table} for ${command} to app ${clause}`);
      this.addSql(`grant ${command} on ${table} to app`);
    }
  }

  #adviserTime(): void {
    this.addSql(`alter table adviser_time add constraint adviser_time_booking_id_foreign
      foreign key (booking_id) references bookings (id) deferrable initially deferred`);
    this.addSql(`alter table adviser_time add constraint adviser_time_adviser_id_foreign
      foreign key (adviser_id) references people (id)`);
    this.addSql(
      `alter table availabilities add constraint availabilities_id_foreign foreign key (id) references people (id)`,
    );
    // Requests of any member may run out, so this one step runs as the owner; it says nothing of what it did but how many.
    this.addSql(`create function app.expire_requests(at timestamptz, advisers uuid[]) returns integer
      language sql security definer set search_path = public, pg_temp as $$
        with due as (
          select id from bookings
          where status = 'REQUESTED' and answer_by <= at and (advisers is null or adviser_id = any (advisers))
          order by id for update skip locked
        ), gone as (
          update bookings b set status = 'EXPIRED', answer_by = null, version = version + 1
          from due where b.id = due.id
          returning b.id
        ), freed as (delete from adviser_time t using gone where t.booking_id = gone.id returning 1)
        select count(*)::integer from freed $$`);
    this.addSql('revoke execute on function app.expire_requests(timestamptz, uuid[]) from public');
    this.addSql('grant execute on function app.expire_requests(timestamptz, uuid[]) to app, jobs');
  }

  #whoIsSignedIn(): void {
    for (const table of ['people', 'memberships', 'organisations', 'organisation_facts']) {
      this.addSql(`create policy auth_select on ${table} for select to auth using (true)`);
      this.addSql(`grant select on ${table} to auth`);
    }
  }
}
