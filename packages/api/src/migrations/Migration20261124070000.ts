import { Migration } from '@mikro-orm/migrations';

/** Data protection: requests, complaints, the record of processing, retention, legal holds, incidents. */
export class Migration20261124070000 extends Migration {
  override name = 'Migration20261124070000';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "incidents" ("id" uuid not null, "organisation_id" uuid not null, "discovered_at" timestamptz not null, "what" text not null, "affected" text not null, "affected_count" int null, "consequences" text null, "measures" text null, "affected_organisations" uuid[] not null, "decision" text not null default 'UNDECIDED', "decision_reason" text null, "ico_told_at" timestamptz null, "ico_reference" text null, "controllers_told_at" timestamptz null, "closed_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "incidents_organisation_id_discovered_at_id_index" on "incidents" ("organisation_id", "discovered_at", "id");`,
    );

    this.addSql(
      `create table "complaints" ("id" uuid not null, "organisation_id" uuid not null, "person_id" uuid null, "received_on" date not null, "acknowledge_by" date not null, "acknowledged_on" date null, "closed_on" date null, "erased_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "complaints_organisation_id_received_on_id_index" on "complaints" ("organisation_id", "received_on", "id");`,
    );

    this.addSql(
      `create table "complaint_matters" ("complaint_id" uuid not null, "organisation_id" uuid not null, "name" text not null, "email" text null, "what" text not null, "outcome" text null, "sender_hash" text null, "received_at" timestamptz not null, primary key ("complaint_id"));`,
    );
    this.addSql(`create index "complaint_matters_sender_hash_index" on "complaint_matters" ("sender_hash");`);

    this.addSql(
      `create table "access_requests" ("id" uuid not null, "organisation_id" uuid not null, "person_id" uuid null, "name" text not null, "contact" text null, "kind" text not null, "details" text null, "received_on" date not null, "status" text not null default 'RECEIVED', "due_on" date not null, "paused_days" int not null default 0, "extended_on" date null, "extension_reason" text null, "closed_on" date null, "answer" text null, "refusal_reason" text null, "erased_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "access_requests_organisation_id_due_on_id_index" on "access_requests" ("organisation_id", "due_on", "id");`,
    );
    this.addSql(`create index "access_requests_person_id_index" on "access_requests" ("person_id");`);

    this.addSql(
      `create table "access_request_pauses" ("id" uuid not null, "request_id" uuid not null, "organisation_id" uuid not null, "reason" text not null, "paused_on" date not null, "resumed_on" date null, primary key ("id"));`,
    );
    this.addSql(
      `create index "access_request_pauses_request_id_index" on "access_request_pauses" ("request_id");`,
    );
    this.addSql(
      `create unique index access_request_pauses_one_open on access_request_pauses (request_id) where resumed_on is null;`,
    );

    this.addSql(
      `create table "person_exports" ("id" uuid not null, "request_id" uuid not null, "organisation_id" uuid not null, "asked_by_id" uuid not null, "complete" boolean not null, "status" text not null default 'WAITING', "bytes" int null, "file_id" uuid null, "erase_on" date not null, "ready_at" timestamptz null, "opened_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "person_exports_request_id_index" on "person_exports" ("request_id");`);

    this.addSql(
      `create table "processing_activities" ("id" uuid not null, "organisation_id" uuid not null, "name" text not null, "purpose" text not null, "whose" text not null, "what" text not null, "shared_with" text null, "transfers" text null, "security" text not null, "kept_for" text not null, "retention_kind" text null, "lawful_basis" text not null, "role" text not null, "owner_id" uuid null, "reviewed_on" date null, "next_review_on" date null, "starter" text null, "archived_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "processing_activities_organisation_id_name_id_index" on "processing_activities" ("organisation_id", "name", "id");`,
    );
    this.addSql(
      `alter table "processing_activities" add constraint "processing_activities_organisation_id_starter_unique" unique ("organisation_id", "starter");`,
    );

    this.addSql(
      `create table "retention_runs" ("id" uuid not null, "organisation_id" uuid not null, "kind" text not null, "erased" int not null, "ran_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "retention_runs_organisation_id_kind_ran_at_index" on "retention_runs" ("organisation_id", "kind", "ran_at");`,
    );

    this.addSql(
      `create table "retention_settings" ("id" uuid not null, "organisation_id" uuid not null, "kind" text not null, "keep_months" int not null, "reason" text not null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "retention_settings" add constraint "retention_settings_organisation_id_kind_unique" unique ("organisation_id", "kind");`,
    );

    this.addSql(
      `create table "legal_holds" ("id" uuid not null, "organisation_id" uuid not null, "person_id" uuid null, "booking_id" uuid null, "reason" text not null, "held_from" date not null, "held_by_id" uuid not null, "released_at" timestamptz null, "released_by_id" uuid null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "legal_holds_person_id_index" on "legal_holds" ("person_id");`);
    this.addSql(`create index "legal_holds_booking_id_index" on "legal_holds" ("booking_id");`);
    this.addSql(
      `create index "legal_holds_organisation_id_created_at_id_index" on "legal_holds" ("organisation_id", "created_at", "id");`,
    );

    this.addSql(
      `alter table "incidents" add constraint "incidents_decision_check" check ("decision" in ('UNDECIDED', 'TELL', 'NO_NEED'));`,
    );

    this.addSql(
      `alter table "complaints" add constraint "complaints_person_id_foreign" foreign key ("person_id") references "people" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "complaint_matters" add constraint "complaint_matters_complaint_id_foreign" foreign key ("complaint_id") references "complaints" ("id") on update cascade on delete restrict;`,
    );

    this.addSql(
      `alter table "access_requests" add constraint "access_requests_person_id_foreign" foreign key ("person_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "access_requests" add constraint "access_requests_kind_check" check ("kind" in ('ACCESS', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'PORTABILITY', 'OBJECTION'));`,
    );
    this.addSql(
      `alter table "access_requests" add constraint "access_requests_status_check" check ("status" in ('RECEIVED', 'WAITING', 'EXTENDED', 'ANSWERED', 'REFUSED'));`,
    );

    this.addSql(
      `alter table "access_request_pauses" add constraint "access_request_pauses_request_id_foreign" foreign key ("request_id") references "access_requests" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "access_request_pauses" add constraint "access_request_pauses_reason_check" check ("reason" in ('IDENTITY', 'CLARIFICATION'));`,
    );

    this.addSql(
      `alter table "person_exports" add constraint "person_exports_request_id_foreign" foreign key ("request_id") references "access_requests" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "person_exports" add constraint "person_exports_asked_by_id_foreign" foreign key ("asked_by_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "person_exports" add constraint "person_exports_status_check" check ("status" in ('WAITING', 'READY', 'FAILED', 'ERASED'));`,
    );

    this.addSql(
      `alter table "processing_activities" add constraint "processing_activities_owner_id_foreign" foreign key ("owner_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "processing_activities" add constraint "processing_activities_lawful_basis_check" check ("lawful_basis" in ('CONSENT', 'CONTRACT', 'LEGAL_OBLIGATION', 'VITAL_INTERESTS', 'PUBLIC_TASK', 'LEGITIMATE_INTERESTS'));`,
    );
    this.addSql(
      `alter table "processing_activities" add constraint "processing_activities_role_check" check ("role" in ('CONTROLLER', 'PROCESSOR'));`,
    );

    this.addSql(
      `alter table "legal_holds" add constraint "legal_holds_person_id_foreign" foreign key ("person_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "legal_holds" add constraint "legal_holds_booking_id_foreign" foreign key ("booking_id") references "bookings" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "legal_holds" add constraint "legal_holds_held_by_id_foreign" foreign key ("held_by_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "legal_holds" add constraint "legal_holds_released_by_id_foreign" foreign key ("released_by_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "legal_holds" add constraint "legal_holds_one_thing" check (person_id is null or booking_id is null);`,
    );
  }
}
