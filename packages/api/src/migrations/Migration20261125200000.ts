import { Migration } from '@mikro-orm/migrations';

/** Responsibilities of people; risk assessments, accidents and safety checks. */
export class Migration20261125200000 extends Migration {
  override name = 'Migration20261125200000';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "accidents" ("id" uuid not null, "organisation_id" uuid not null, "kind" text not null, "severity" text not null, "happened_on" date not null, "reported_by_id" uuid null, "hurt_id" uuid null, "hurt_as" text null, "days_off" int not null default 0, "reported_on" date null, "closed_on" date null, "erased_at" timestamptz null, "matter_revision" int not null default 0, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "accidents_reported_by_id_index" on "accidents" ("reported_by_id");`);
    this.addSql(`create index "accidents_hurt_id_index" on "accidents" ("hurt_id");`);
    this.addSql(
      `create index "accidents_organisation_id_happened_on_id_index" on "accidents" ("organisation_id", "happened_on", "id");`,
    );

    this.addSql(
      `create table "accident_matters" ("accident_id" uuid not null, "organisation_id" uuid not null, "happened_at" text null, "place" text not null, "what" text not null, "hurt_name" text null, "injury" text null, "treatment" text null, "witness" text null, "measures" text null, "report_reference" text null, primary key ("accident_id"));`,
    );

    this.addSql(
      `create table "responsibilities" ("id" uuid not null, "organisation_id" uuid not null, "person_id" uuid not null, "kind" text not null, "ended_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create unique index responsibilities_one_open on responsibilities (person_id, organisation_id, kind) where ended_at is null;`,
    );
    this.addSql(
      `create index "responsibilities_organisation_id_kind_index" on "responsibilities" ("organisation_id", "kind");`,
    );

    this.addSql(
      `create table "risk_assessments" ("id" uuid not null, "organisation_id" uuid not null, "title" text not null, "site" text null, "activity" text not null, "assessor_id" uuid null, "assessed_on" date not null, "next_review_on" date not null, "status" text not null default 'DRAFT', "template_id" uuid null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "risk_assessments_assessor_id_index" on "risk_assessments" ("assessor_id");`);
    this.addSql(
      `create index "risk_assessments_organisation_id_next_review_on_id_index" on "risk_assessments" ("organisation_id", "next_review_on", "id");`,
    );

    this.addSql(
      `create table "risk_hazards" ("id" uuid not null, "assessment_id" uuid not null, "organisation_id" uuid not null, "hazard" text not null, "who_and_how" text not null, "controls" text not null, "likelihood_before" int not null, "severity_before" int not null, "further_controls" text null, "likelihood_after" int null, "severity_after" int null, "removed_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "risk_hazards_assessment_id_index" on "risk_hazards" ("assessment_id");`);

    this.addSql(
      `create table "risk_actions" ("id" uuid not null, "assessment_id" uuid not null, "hazard_id" uuid not null, "organisation_id" uuid not null, "what" text not null, "owner_id" uuid null, "due_on" date not null, "done_on" date null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "risk_actions_assessment_id_index" on "risk_actions" ("assessment_id");`);
    this.addSql(`create index "risk_actions_hazard_id_index" on "risk_actions" ("hazard_id");`);
    this.addSql(`create index "risk_actions_owner_id_index" on "risk_actions" ("owner_id");`);

    this.addSql(
      `create table "safety_checks" ("id" uuid not null, "organisation_id" uuid not null, "kind" text not null, "title" text not null, "site" text null, "every" int not null, "unit" text not null, "next_on" date not null, "owner_id" uuid null, "deputy_id" uuid null, "archived_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "safety_checks_owner_id_index" on "safety_checks" ("owner_id");`);
    this.addSql(`create index "safety_checks_deputy_id_index" on "safety_checks" ("deputy_id");`);
    this.addSql(
      `create index "safety_checks_organisation_id_next_on_id_index" on "safety_checks" ("organisation_id", "next_on", "id");`,
    );

    this.addSql(
      `create table "safety_check_entries" ("id" uuid not null, "check_id" uuid not null, "organisation_id" uuid not null, "done_on" date not null, "by_id" uuid not null, "result" text not null, "note" text null, "action" text null, "action_owner_id" uuid null, "action_due_on" date null, "action_done_on" date null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "safety_check_entries_action_owner_id_index" on "safety_check_entries" ("action_owner_id");`,
    );
    this.addSql(
      `create index "safety_check_entries_check_id_done_on_index" on "safety_check_entries" ("check_id", "done_on");`,
    );

    this.addSql(
      `alter table "accidents" add constraint "accidents_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "accidents" add constraint "accidents_reported_by_id_foreign" foreign key ("reported_by_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "accidents" add constraint "accidents_hurt_id_foreign" foreign key ("hurt_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "accidents" add constraint "accidents_kind_check" check ("kind" in ('ACCIDENT', 'NEAR_MISS', 'VIOLENCE', 'ILL_HEALTH'));`,
    );
    this.addSql(
      `alter table "accidents" add constraint "accidents_severity_check" check ("severity" in ('NEAR_MISS', 'MINOR', 'OVER_3_DAYS', 'OVER_7_DAYS', 'SPECIFIED_INJURY', 'DEATH', 'DANGEROUS_OCCURRENCE', 'DISEASE', 'PUBLIC_TO_HOSPITAL'));`,
    );
    this.addSql(
      `alter table "accidents" add constraint "accidents_hurt_as_check" check ("hurt_as" in ('EMPLOYEE', 'VOLUNTEER', 'VISITOR'));`,
    );

    this.addSql(
      `alter table "accident_matters" add constraint "accident_matters_accident_id_foreign" foreign key ("accident_id") references "accidents" ("id") on update cascade on delete restrict;`,
    );
    this.addSql(
      `alter table "accident_matters" add constraint "accident_matters_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "responsibilities" add constraint "responsibilities_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "responsibilities" add constraint "responsibilities_person_id_foreign" foreign key ("person_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "responsibilities" add constraint "responsibilities_kind_check" check ("kind" in ('HS_LEAD'));`,
    );

    this.addSql(
      `alter table "risk_assessments" add constraint "risk_assessments_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "risk_assessments" add constraint "risk_assessments_assessor_id_foreign" foreign key ("assessor_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "risk_assessments" add constraint "risk_assessments_status_check" check ("status" in ('DRAFT', 'CURRENT', 'ARCHIVED'));`,
    );

    this.addSql(
      `alter table "risk_hazards" add constraint "risk_hazards_assessment_id_foreign" foreign key ("assessment_id") references "risk_assessments" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "risk_hazards" add constraint "risk_hazards_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "risk_hazards" add constraint "risk_hazards_ratings" check (likelihood_before in (1, 2, 3, 4, 5) and severity_before in (1, 2, 3, 4, 5) and (likelihood_after is null or likelihood_after in (1, 2, 3, 4, 5)) and (severity_after is null or severity_after in (1, 2, 3, 4, 5)) and ((likelihood_after is null) = (severity_after is null)));`,
    );

    this.addSql(
      `alter table "risk_actions" add constraint "risk_actions_assessment_id_foreign" foreign key ("assessment_id") references "risk_assessments" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "risk_actions" add constraint "risk_actions_hazard_id_foreign" foreign key ("hazard_id") references "risk_hazards" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "risk_actions" add constraint "risk_actions_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "risk_actions" add constraint "risk_actions_owner_id_foreign" foreign key ("owner_id") references "people" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "safety_checks" add constraint "safety_checks_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "safety_checks" add constraint "safety_checks_owner_id_foreign" foreign key ("owner_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "safety_checks" add constraint "safety_checks_deputy_id_foreign" foreign key ("deputy_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(`alter table "safety_checks" add constraint "safety_checks_every" check (every > 0);`);
    this.addSql(
      `alter table "safety_checks" add constraint "safety_checks_kind_check" check ("kind" in ('FIRE_ALARM', 'EMERGENCY_LIGHTING', 'FIRE_DRILL', 'FIRE_EXTINGUISHERS', 'FIRST_AID_KIT', 'PORTABLE_APPLIANCES', 'LADDERS', 'LEGIONELLA', 'OTHER'));`,
    );
    this.addSql(
      `alter table "safety_checks" add constraint "safety_checks_unit_check" check ("unit" in ('DAYS', 'WEEKS', 'MONTHS'));`,
    );

    this.addSql(
      `alter table "safety_check_entries" add constraint "safety_check_entries_check_id_foreign" foreign key ("check_id") references "safety_checks" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "safety_check_entries" add constraint "safety_check_entries_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "safety_check_entries" add constraint "safety_check_entries_by_id_foreign" foreign key ("by_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "safety_check_entries" add constraint "safety_check_entries_action_owner_id_foreign" foreign key ("action_owner_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "safety_check_entries" add constraint "safety_check_entries_result_check" check ("result" in ('FINE', 'PROBLEM'));`,
    );
  }
}
