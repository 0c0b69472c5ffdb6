import { Migration } from '@mikro-orm/migrations';
import { OWN_PERSON, OWN_ROWS, protectTable } from '../platform/db/protect-table.js';

/** Calendar feeds, and what calendars need to know of a booking: when it changed, and how often in a way that counts. */
export class Migration20261124040000 extends Migration {
  override name = 'Migration20261124040000';

  override up(): void {
    this.#bookings();
    this.#feeds();
    this.#boundaries();
  }

  #bookings(): void {
    this.addSql(
      `alter table "bookings" add "calendar_sequence" int not null default 0, add "changed_at" timestamptz null`,
    );
    // No calendar knows these yet: the only instant that is certain will do.
    this.addSql(`update "bookings" set "changed_at" = "created_at"`);
    this.addSql(`alter table "bookings" alter column "changed_at" set not null`);
    this.addSql(`create or replace function app.expire_requests(at timestamptz, advisers uuid[]) returns integer
      language sql security definer set search_path = public, pg_temp as $$
        with due as (
          select id from bookings
          where status = 'REQUESTED' and answer_by <= at and (advisers is null or adviser_id = any (advisers))
          order by id for update skip locked
        ), gone as (
          update bookings b set status = 'EXPIRED', answer_by = null, version = version + 1,
            calendar_sequence = calendar_sequence + 1, changed_at = at
          from due where b.id = due.id
          returning b.id
        ), freed as (delete from adviser_time t using gone where t.booking_id = gone.id returning 1)
        select count(*)::integer from freed $$`);
  }

  #feeds(): void {
    this.addSql(
      `create table "calendar_feeds" ("id" uuid not null, "person_id" uuid not null, "organisation_id" uuid not null, "scope" text not null, "revision" int not null default 1, "revoked_at" timestamptz null, "last_fetched_at" timestamptz null, "created_at" timestamptz not null, "changed_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create unique index calendar_feeds_one_each on calendar_feeds (person_id, organisation_id, scope) where revoked_at is null;`,
    );
    this.addSql(
      `create index "calendar_feeds_organisation_id_person_id_index" on "calendar_feeds" ("organisation_id", "person_id");`,
    );
    this.addSql(
      `alter table "calendar_feeds" add constraint "calendar_feeds_person_id_foreign" foreign key ("person_id") references "people" ("id");`,
    );
    this.addSql(
      `alter table "calendar_feeds" add constraint "calendar_feeds_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id");`,
    );
    this.addSql(
      `alter table "calendar_feeds" add constraint "calendar_feeds_scope_check" check ("scope" in ('PERSON', 'ORGANISATION'));`,
    );
  }

  #boundaries(): void {
    // A feed's address is a key: not even a colleague's is to be had.
    const own = `${OWN_ROWS} and ${OWN_PERSON}`;
    for (const statement of protectTable('calendar_feeds', { select: own, insert: own, update: own }))
      this.addSql(statement);
    // The address of a feed stands for a sign-in: who it belongs to is looked up under the same role as those.
    this.addSql('create policy auth_select on calendar_feeds for select to auth using (true)');
    this.addSql('create policy auth_update on calendar_feeds for update to auth using (true)');
    this.addSql('grant select on calendar_feeds to auth');
    this.addSql('grant update (last_fetched_at) on calendar_feeds to auth');
  }
}
