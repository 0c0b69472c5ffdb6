import { Migration } from '@mikro-orm/migrations';

/** What is said of a table when it is put under audit. */
interface Watched {
  table: string;
  /** SQL over the row `r`: the organisations to which it belongs, as uuid[]; none means the consortium. */
  organisations: string;
  /** The column whose value is the record's id. */
  key?: string;
  /** Columns of which the log may hold no more than a hash. */
  secrets?: readonly string[];
}

// Of a person the organisations that they have a place in, and the one for which they were made or changed.
const PLACES_OF = (id: string) =>
  `array(select m.organisation_id from public.memberships m where m.person_id = ${id} and m.archived_at is null
     and m.organisation_id is not null union select o from unnest(app.org_ids()) o)`;

/** Every table of what people make. A test names those that are neither here nor exempt with a reason. */
const WATCHED: readonly Watched[] = [
  { table: 'organisations', organisations: 'array[r.id]' },
  { table: 'organisation_facts', organisations: 'array[r.organisation_id]', key: 'organisation_id' },
  { table: 'people', organisations: PLACES_OF('r.id') },
  { table: 'person_contacts', organisations: PLACES_OF('r.person_id'), key: 'person_id' },
  { table: 'memberships', organisations: 'array[r.organisation_id]' },
  { table: 'service_categories', organisations: `'{}'` },
  { table: 'services', organisations: 'array[r.provider_id]' },
  {
    table: 'service_advisers',
    organisations: 'array(select s.provider_id from public.services s where s.id = r.service_id)',
    key: 'service_id',
  },
  // A person's own, whichever organisation they act for.
  { table: 'mail_choices', organisations: `'{}'` },
  { table: 'availabilities', organisations: 'array[r.provider_id]' },
  { table: 'availability_exceptions', organisations: 'array[r.provider_id]' },
  {
    table: 'bookings',
    organisations: 'array[r.organisation_id, r.provider_id]',
    // What an appointment is about must not lie in a log that outlives it.
    secrets: ['subject', 'details', 'decline_reason', 'cancel_reason', 'outcome'],
  },
];

const CONSORTIUM_ID = '00000000-0000-0000-0000-000000000000';
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The audit log: every change of every table that people make, by trigger, sealed in a hash chain. */
export class Migration20261124020000 extends Migration {
  override name = 'Migration20261124020000';

  override up(): void {
    this.addSql('create schema audit');
    this.addSql('grant usage on schema audit to app, jobs');
    this.#settings();
    this.#changes();
    this.#record();
    this.#watch();
    this.#seals();
    for (const { table, organisations, key = 'id', secrets = [] } of WATCHED)
      this.addSql(
        `select audit.watch(${quoted(table)}, ${quoted(organisations)}, array[${secrets.map(quoted).join(', ')}]::text[], ${quoted(key)})`,
      );
    // Requests that run out are nobody's doing, also where booking something else made the system look.
    this.addSql(`alter function app.expire_requests(timestamptz, uuid[]) set "app.person_id" = ''`);
    this.addSql(`alter function app.expire_requests(timestamptz, uuid[]) set "app.org_ids" = ''`);
  }

  #settings(): void {
    // One row. Transaction numbers begin anew in a restored database; the offset makes them go on.
    this.addSql(`create table audit.settings (only_row boolean primary key default true check (only_row),
      salt bytea not null, xid_offset bigint not null default 0)`);
    this.addSql(`insert into audit.settings (salt)
      values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'))`);
    this.#lock('settings');
  }

  #changes(): void {
    this.addSql(`create table audit.changes (id bigint generated always as identity primary key,
      at timestamptz not null, xid bigint not null, person_id uuid, acting_for uuid, organisation_ids uuid[] not null,
      table_name text not null, row_id uuid not null,
      action text not null check (action in ('INSERT', 'UPDATE', 'DELETE', 'READ')), before jsonb, after jsonb)`);
    this.addSql('create index changes_row on audit.changes (table_name, row_id, id)');
    this.addSql('create index changes_organisations on audit.changes using gin (organisation_ids)');
    this.addSql('create index changes_xid on audit.changes (xid, id)');
    this.#lock('changes');
    this.addSql(`create policy app_select on audit.changes for select to app
      using (organisation_ids && (select app.org_ids())::uuid[] or (select app.acts_for_consortium()))`);
    this.addSql('create policy jobs_select on audit.changes for select to jobs using (true)');
    this.addSql('grant select on audit.changes to app, jobs');
  }

  #lock(table: string): void {
    this.addSql(`alter table audit.${table} enable row level security`);
    this.addSql(`alter table audit.${table} force row level security`);
    this.addSql(`create policy owner_all on audit.${table} to current_user using (true) with check (true)`);
  }

  #record(): void {
    // A short secret is not to be guessed from its hash, nor compared with one of another row: the salt is the owner's.
    this.addSql(`create function audit.veiled(doc jsonb, secrets text[], salt bytea) returns jsonb
      language sql stable set search_path = pg_catalog, pg_temp as $$
        select jsonb_object_agg(key, case when key = any (secrets) and value <> 'null'::jsonb
          then to_jsonb('sha256:' || encode(sha256(salt || sha256(salt || convert_to(value::text, 'UTF8'))), 'hex'))
          else value end) from jsonb_each(doc) $$`);
    this.addSql(`create function audit.record(of text, id uuid, action text, organisations uuid[], before jsonb, after jsonb,
        secrets text[]) returns void
      language plpgsql security definer set search_path = pg_catalog, audit, pg_temp as $$
      declare
        s audit.settings%rowtype;
        own_salt bytea;
        belongs uuid[] := array_remove(organisations, null);
      begin
        select * into s from audit.settings;
        if before ?| secrets or after ?| secrets then
          own_salt := s.salt || convert_to(of || id::text, 'UTF8');
          before := audit.veiled(before, secrets, own_salt);
          after := audit.veiled(after, secrets, own_salt);
        end if;
        if cardinality(belongs) = 0 then belongs := array['${CONSORTIUM_ID}'::uuid]; end if;
        insert into audit.changes (at, xid, person_id, acting_for, organisation_ids, table_name, row_id, action, before, after)
        values (clock_timestamp(), pg_current_xact_id()::text::bigint + s.xid_offset,
          nullif(current_setting('app.person_id', true), '')::uuid, (app.org_ids())[1], belongs, of, id, action, before, after);
      end $$`);
    this.addSql(
      'revoke execute on function audit.record(text, uuid, text, uuid[], jsonb, jsonb, text[]) from public',
    );
    this.addSql('revoke execute on function audit.veiled(jsonb, text[], bytea) from public');
    // That somebody opened what is sensitive: a trigger does not see reads, so the application says it.
    this.addSql(`create function audit.record_read(of text, id uuid, organisations uuid[], what text) returns void
      language sql security definer set search_path = pg_catalog, audit, pg_temp as $$
        select audit.record(of, id, 'READ', organisations, null, jsonb_build_object('what', what), '{}') $$`);
    this.addSql('revoke execute on function audit.record_read(text, uuid, uuid[], text) from public');
    this.addSql('grant execute on function audit.record_read(text, uuid, uuid[], text) to app, jobs');
  }

  #watch(): void {
    // Writes the trigger function of one table, so that PostgreSQL plans it once instead of for each row.
    this.addSql(`create function audit.watch(of text, organisations text, secrets text[] default '{}', key text default 'id')
      returns void language plpgsql set search_path = pg_catalog, pg_temp as $watch$
      begin
        execute format($make$
          create or replace function audit.%1$I() returns trigger
          language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
          declare
            r public.%2$I%%rowtype;
            was jsonb;
            b jsonb;
            a jsonb;
          begin
            if tg_op = 'INSERT' then
              r := new;
              a := to_jsonb(new);
            elsif tg_op = 'DELETE' then
              r := old;
              b := to_jsonb(old);
            else
              r := new;
              was := to_jsonb(old);
              select jsonb_object_agg(e.key, was -> e.key), jsonb_object_agg(e.key, e.value) into b, a
                from jsonb_each(to_jsonb(new)) e where e.value is distinct from was -> e.key;
              if a is null then return null; end if;
            end if;
            perform audit.record(%2$L, r.%3$I, tg_op, %4$s, b, a, %5$L);
            return null;
          end $body$ $make$, 'record_' || of, of, key, organisations, secrets);
        execute format('revoke execute on function audit.%I() from public', 'record_' || of);
        execute format('drop trigger if exists audit on public.%I', of);
        execute format('create trigger audit after insert or update or delete on public.%I
          for each row execute function audit.%I()', of, 'record_' || of);
      end $watch$`);
    this.addSql('revoke execute on function audit.watch(text, text, text[], text) from public');
  }

  #seals(): void {
    this.addSql(`create table audit.seals (number bigint primary key, at timestamptz not null, upto bigint not null,
      rows bigint not null, previous bytea not null, hash bytea not null)`);
    this.#lock('seals');
    this.addSql('create policy jobs_select on audit.seals for select to jobs using (true)');
    this.addSql('grant select on audit.seals to jobs');
    // The words of a change over which its hash is made; the check reads the same words and hashes them itself.
    this.addSql(`create function audit.words(c audit.changes) returns text language sql stable
      set search_path = pg_catalog, pg_temp as $$
        select jsonb_build_array(c.id, extract(epoch from c.at), c.xid, c.person_id, c.acting_for, c.organisation_ids,
          c.table_name, c.row_id, c.action, c.before, c.after)::text $$`);
    // Seals what was written by transactions that have ended, whatever their order: numbers are given before they end.
    this.addSql(`create function audit.seal() returns bigint
      language plpgsql security definer set search_path = pg_catalog, audit, pg_temp as $$
      declare
        last audit.seals%rowtype;
        bound bigint;
        n bigint;
        digest bytea;
        at timestamptz := clock_timestamp();
      begin
        select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + s.xid_offset into bound from audit.settings s for update;
        select * into last from audit.seals order by number desc limit 1;
        if not found then last := (0, at, 0, 0, '', ''); end if;
        if bound <= last.upto then return 0; end if;
        select count(*), sha256(coalesce(string_agg(sha256(convert_to(audit.words(c), 'UTF8')), ''::bytea order by c.xid, c.id), ''))
          into n, digest from audit.changes c where c.xid >= last.upto and c.xid < bound;
        if n = 0 then return 0; end if;
        insert into audit.seals (number, at, upto, rows, previous, hash) values (last.number + 1, at, bound, n, last.hash,
          sha256(last.hash || digest || convert_to(
            jsonb_build_array(last.number + 1, extract(epoch from at), last.upto, bound, n)::text, 'UTF8')));
        return n;
      end $$`);
    this.addSql('revoke execute on function audit.seal() from public');
    this.addSql('grant execute on function audit.seal() to jobs');
    // In a restored database the numbers of transactions are small again: they go on after the greatest that is known.
    this.addSql(`create function audit.go_on() returns void
      language sql set search_path = pg_catalog, pg_temp as $$
        update audit.settings set xid_offset = greatest((select coalesce(max(xid), 0) from audit.changes),
          (select coalesce(max(upto), 0) from audit.seals)) $$`);
    this.addSql('revoke execute on function audit.go_on() from public');
  }
}
