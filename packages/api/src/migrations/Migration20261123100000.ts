import { Migration } from '@mikro-orm/migrations';

/** The tables of organisations, people, services, availability and bookings. */
export class Migration20261123100000 extends Migration {
  override name = 'Migration20261123100000';

  override up(): void {
    this.addSql('create extension if not exists btree_gist;');
    this.addSql(
      `create table "adviser_time" ("booking_id" uuid not null, "adviser_id" uuid not null, "starts_at" timestamptz not null, "minutes" int not null, "blocked" tstzrange not null, primary key ("booking_id"));`,
    );
    this.addSql(
      `create index "adviser_time_adviser_id_starts_at_index" on "adviser_time" ("adviser_id", "starts_at");`,
    );
    this.addSql(
      `alter table "adviser_time" add constraint "adviser_time_no_overlap" exclude using gist (adviser_id with =, blocked with &&);`,
    );

    this.addSql(
      `create table "bank_holidays" ("date" date not null, "title" text not null, primary key ("date"));`,
    );

    this.addSql(
      `create table "districts" ("code" varchar(9) not null, "name" text not null, primary key ("code"));`,
    );

    this.addSql(
      `create table "idempotency_keys" ("person_id" uuid not null, "organisation_id" uuid not null, "key" text not null, "input_hash" text not null, "result_id" uuid null, "created_at" timestamptz not null, primary key ("person_id", "organisation_id", "key"));`,
    );

    this.addSql(
      `create table "organisations" ("id" uuid not null, "name" text not null, "short_name" text null, "kind" text not null, "district_code" varchar(9) null, "illustrative" boolean not null default false, "facts_revision" int not null default 0, "archived_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`alter table "organisations" add constraint "organisations_name_unique" unique ("name");`);
    this.addSql(`create index "organisations_district_code_index" on "organisations" ("district_code");`);
    this.addSql(
      `alter table "organisations" add constraint "organisations_kind_check" check ("kind" in ('MEMBER', 'PROVIDER', 'BOTH'));`,
    );

    this.addSql(
      `create table "organisation_facts" ("organisation_id" uuid not null, "legal_form" text null, "charity_number" text null, "company_number" text null, "annual_income" int null, "headcount" int null, "volunteers" int null, "contact_name" text null, "contact_email" text null, "contact_phone" text null, primary key ("organisation_id"));`,
    );
    this.addSql(
      `alter table "organisation_facts" add constraint "organisation_facts_legal_form_check" check ("legal_form" in ('CIO', 'CHARITABLE_COMPANY', 'UNINCORPORATED_ASSOCIATION', 'CHARITABLE_TRUST', 'COMMUNITY_INTEREST_COMPANY', 'OTHER'));`,
    );

    this.addSql(
      `create table "people" ("id" uuid not null, "name" text not null, "contact_revision" int not null default 0, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );

    this.addSql(
      `create table "memberships" ("id" uuid not null, "person_id" uuid not null, "organisation_id" uuid null, "role" text not null, "may_book" boolean not null default false, "archived_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "memberships_organisation_id_index" on "memberships" ("organisation_id");`);
    this.addSql(
      `create unique index memberships_one_coordinator on memberships (person_id, role) where organisation_id is null;`,
    );
    this.addSql(
      `alter table "memberships" add constraint "memberships_person_id_organisation_id_role_unique" unique ("person_id", "organisation_id", "role");`,
    );
    this.addSql(
      `alter table "memberships" add constraint "memberships_coordinator_of_consortium" check ((role = 'COORDINATOR') = (organisation_id is null));`,
    );
    this.addSql(
      `alter table "memberships" add constraint "memberships_role_check" check ("role" in ('MANAGER', 'STAFF', 'TRUSTEE', 'VOLUNTEER', 'TRAINER', 'ADVISER', 'PAYROLL_OFFICER', 'COORDINATOR'));`,
    );

    this.addSql(
      `create table "availabilities" ("id" uuid not null, "provider_id" uuid not null, "hours" jsonb not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "availabilities_provider_id_index" on "availabilities" ("provider_id");`);

    this.addSql(
      `create table "availability_exceptions" ("id" uuid not null, "adviser_id" uuid not null, "provider_id" uuid not null, "kind" text not null, "from_date" date not null, "to_date" date not null, "from_time" varchar(5) null, "to_time" varchar(5) null, "removed_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "availability_exceptions_adviser_id_to_date_index" on "availability_exceptions" ("adviser_id", "to_date");`,
    );
    this.addSql(
      `alter table "availability_exceptions" add constraint "availability_exceptions_kind_check" check ("kind" in ('LEAVE', 'EXTRA_HOURS'));`,
    );

    this.addSql(
      `create table "person_contacts" ("person_id" uuid not null, "email" text not null, "phone" text null, primary key ("person_id"));`,
    );
    this.addSql(
      `alter table "person_contacts" add constraint "person_contacts_email_unique" unique ("email");`,
    );

    this.addSql(
      `create table "service_categories" ("id" uuid not null, "name" text not null, "short_name" text not null, "description" text null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "service_categories" add constraint "service_categories_name_unique" unique ("name");`,
    );

    this.addSql(
      `create table "services" ("id" uuid not null, "name" text not null, "category_id" uuid not null, "description" text not null, "provider_id" uuid not null, "eligibility" jsonb not null, "durations" int[] not null, "step_minutes" int not null default 15, "lead_time_hours" int not null default 24, "horizon_days" int not null default 60, "buffer_before_minutes" int not null default 0, "buffer_after_minutes" int not null default 15, "notice_hours" int not null default 24, "late_counts_as_used" boolean not null default true, "needs_approval" boolean not null default false, "channels" text[] not null, "price_note" text null, "status" text not null default 'ACTIVE', "suspended_reason" text null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "services_category_id_index" on "services" ("category_id");`);
    this.addSql(`create index "services_provider_id_index" on "services" ("provider_id");`);
    this.addSql(
      `alter table "services" add constraint "services_status_check" check ("status" in ('ACTIVE', 'SUSPENDED', 'ARCHIVED'));`,
    );

    this.addSql(
      `create table "service_advisers" ("service_id" uuid not null, "person_id" uuid not null, primary key ("service_id", "person_id"));`,
    );

    this.addSql(
      `create table "bookings" ("id" uuid not null, "number" bigserial, "status" text not null, "organisation_id" uuid not null, "provider_id" uuid not null, "category_id" uuid not null, "service_id" uuid not null, "adviser_id" uuid not null, "booked_by_id" uuid not null, "shared_with" uuid[] not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "duration_minutes" int not null, "channel" text not null, "subject" text not null, "details" text null, "notice_hours" int not null, "late_counts_as_used" boolean not null, "answer_by" timestamptz null, "decline_reason" text null, "cancel_reason" text null, "cancelled_late" boolean null, "minutes_used" int null, "outcome" text null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`alter table "bookings" add constraint "bookings_number_unique" unique ("number");`);
    this.addSql(
      `create index "bookings_organisation_id_starts_at_id_index" on "bookings" ("organisation_id", "starts_at", "id");`,
    );
    this.addSql(
      `create index "bookings_provider_id_starts_at_id_index" on "bookings" ("provider_id", "starts_at", "id");`,
    );
    this.addSql(
      `create index "bookings_adviser_id_starts_at_index" on "bookings" ("adviser_id", "starts_at");`,
    );
    this.addSql(
      `create index "bookings_booked_by_id_adviser_id_index" on "bookings" ("booked_by_id", "adviser_id");`,
    );
    this.addSql(`create index "bookings_starts_at_id_index" on "bookings" ("starts_at", "id");`);
    this.addSql(`create index "bookings_service_id_index" on "bookings" ("service_id");`);
    this.addSql(`create index "bookings_answer_by_index" on "bookings" ("answer_by");`);
    this.addSql(
      `create index "bookings_provider_id_status_answer_by_index" on "bookings" ("provider_id", "status", "answer_by");`,
    );
    this.addSql(
      `alter table "bookings" add constraint "bookings_status_check" check ("status" in ('REQUESTED', 'CONFIRMED', 'COMPLETED', 'NO_SHOW', 'DECLINED', 'EXPIRED', 'CANCELLED'));`,
    );
    this.addSql(
      `alter table "bookings" add constraint "bookings_channel_check" check ("channel" in ('PHONE', 'VIDEO', 'VISIT'));`,
    );

    this.addSql(
      `alter table "organisations" add constraint "organisations_district_code_foreign" foreign key ("district_code") references "districts" ("code") on delete restrict;`,
    );

    this.addSql(
      `alter table "organisation_facts" add constraint "organisation_facts_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "memberships" add constraint "memberships_person_id_foreign" foreign key ("person_id") references "people" ("id");`,
    );
    this.addSql(
      `alter table "memberships" add constraint "memberships_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "availabilities" add constraint "availabilities_provider_id_foreign" foreign key ("provider_id") references "organisations" ("id");`,
    );

    this.addSql(
      `alter table "availability_exceptions" add constraint "availability_exceptions_adviser_id_foreign" foreign key ("adviser_id") references "availabilities" ("id");`,
    );
    this.addSql(
      `alter table "availability_exceptions" add constraint "availability_exceptions_provider_id_foreign" foreign key ("provider_id") references "organisations" ("id");`,
    );

    this.addSql(
      `alter table "person_contacts" add constraint "person_contacts_person_id_foreign" foreign key ("person_id") references "people" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "services" add constraint "services_category_id_foreign" foreign key ("category_id") references "service_categories" ("id");`,
    );
    this.addSql(
      `alter table "services" add constraint "services_provider_id_foreign" foreign key ("provider_id") references "organisations" ("id");`,
    );

    this.addSql(
      `alter table "service_advisers" add constraint "service_advisers_service_id_foreign" foreign key ("service_id") references "services" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "service_advisers" add constraint "service_advisers_person_id_foreign" foreign key ("person_id") references "people" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "bookings" add constraint "bookings_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id");`,
    );
    this.addSql(
      `alter table "bookings" add constraint "bookings_provider_id_foreign" foreign key ("provider_id") references "organisations" ("id");`,
    );
    this.addSql(
      `alter table "bookings" add constraint "bookings_category_id_foreign" foreign key ("category_id") references "service_categories" ("id");`,
    );
    this.addSql(
      `alter table "bookings" add constraint "bookings_service_id_foreign" foreign key ("service_id") references "services" ("id");`,
    );
    this.addSql(
      `alter table "bookings" add constraint "bookings_adviser_id_foreign" foreign key ("adviser_id") references "people" ("id");`,
    );
    this.addSql(
      `alter table "bookings" add constraint "bookings_booked_by_id_foreign" foreign key ("booked_by_id") references "people" ("id");`,
    );
  }
}
