import { Migration } from '@mikro-orm/migrations';

/** Acknowledgements of policies and their readers; the register of law changes and the reviews that they raise. */
export class Migration20261125050000 extends Migration {
  override name = 'Migration20261125050000';

  override up(): void {
    this.addSql(
      `create table "law_changes" ("id" uuid not null, "title" text not null, "what" text not null, "source_url" text null, "status" text not null default 'PLANNED', "in_force_on" date null, "date_note" text null, "checked_on" date null, "slug" text null, "starter_templates" text[] not null default '{}', "raised_at" timestamptz null, "created_by_id" uuid null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`alter table "law_changes" add constraint "law_changes_slug_unique" unique ("slug");`);
    this.addSql(
      `create index "law_changes_status_in_force_on_index" on "law_changes" ("status", "in_force_on");`,
    );

    this.addSql(
      `create table "policy_readers" ("id" uuid not null, "organisation_id" uuid not null, "name" text not null, "email" text null, "audiences" text[] not null, "archived_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "policy_readers_organisation_id_name_index" on "policy_readers" ("organisation_id", "name");`,
    );

    this.addSql(
      `create table "review_tasks" ("id" uuid not null, "organisation_id" uuid not null, "law_change_id" uuid not null, "policy_id" uuid not null, "raised_on" date not null, "due_on" date not null, "done_at" timestamptz null, "done_by_id" uuid null, "outcome" text null, "note" text null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "review_tasks_organisation_id_done_at_due_on_index" on "review_tasks" ("organisation_id", "done_at", "due_on");`,
    );
    this.addSql(`create index "review_tasks_policy_id_index" on "review_tasks" ("policy_id");`);
    this.addSql(
      `alter table "review_tasks" add constraint "review_tasks_law_change_id_policy_id_unique" unique ("law_change_id", "policy_id");`,
    );

    this.addSql(
      `create table "law_change_templates" ("law_change_id" uuid not null, "template_id" uuid not null, primary key ("law_change_id", "template_id"));`,
    );

    this.addSql(
      `create table "acknowledgement_links" ("id" uuid not null, "organisation_id" uuid not null, "reader_id" uuid not null, "policy_version_id" uuid not null, "token_hash" text not null, "expires_at" timestamptz not null, "used_at" timestamptz null, "created_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "acknowledgement_links" add constraint "acknowledgement_links_token_hash_unique" unique ("token_hash");`,
    );
    this.addSql(
      `create index "acknowledgement_links_reader_id_policy_version_id_index" on "acknowledgement_links" ("reader_id", "policy_version_id");`,
    );

    this.addSql(
      `create table "acknowledgements" ("id" uuid not null, "organisation_id" uuid not null, "policy_id" uuid not null, "policy_version_id" uuid not null, "round" int not null, "person_id" uuid null, "reader_id" uuid null, "way" text not null, "acknowledged_at" timestamptz not null, "entered_by_id" uuid null, "sha256" text not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "acknowledgements_policy_id_round_index" on "acknowledgements" ("policy_id", "round");`,
    );
    this.addSql(
      `create index "acknowledgements_organisation_id_person_id_index" on "acknowledgements" ("organisation_id", "person_id");`,
    );
    this.addSql(
      `alter table "acknowledgements" add constraint "acknowledgements_policy_version_id_person_id_unique" unique ("policy_version_id", "person_id");`,
    );
    this.addSql(
      `alter table "acknowledgements" add constraint "acknowledgements_policy_version_id_reader_id_unique" unique ("policy_version_id", "reader_id");`,
    );

    this.addSql(
      `alter table "law_changes" add constraint "law_changes_created_by_id_foreign" foreign key ("created_by_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "law_changes" add constraint "law_changes_dated" check (in_force_on is not null or (status <> 'CONFIRMED' and status <> 'IN_FORCE'));`,
    );
    this.addSql(
      `alter table "law_changes" add constraint "law_changes_status_check" check ("status" in ('PLANNED', 'CONFIRMED', 'IN_FORCE', 'DROPPED'));`,
    );

    this.addSql(
      `alter table "policy_readers" add constraint "policy_readers_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "review_tasks" add constraint "review_tasks_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "review_tasks" add constraint "review_tasks_law_change_id_foreign" foreign key ("law_change_id") references "law_changes" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "review_tasks" add constraint "review_tasks_policy_id_foreign" foreign key ("policy_id") references "policies" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "review_tasks" add constraint "review_tasks_done_by_id_foreign" foreign key ("done_by_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "review_tasks" add constraint "review_tasks_done_with_outcome" check ((done_at is null) = (outcome is null));`,
    );
    this.addSql(
      `alter table "review_tasks" add constraint "review_tasks_outcome_check" check ("outcome" in ('NO_CHANGE', 'CHANGED', 'NOT_CONCERNED', 'DROPPED'));`,
    );

    this.addSql(
      `alter table "law_change_templates" add constraint "law_change_templates_law_change_id_foreign" foreign key ("law_change_id") references "law_changes" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "law_change_templates" add constraint "law_change_templates_template_id_foreign" foreign key ("template_id") references "templates" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "acknowledgement_links" add constraint "acknowledgement_links_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "acknowledgement_links" add constraint "acknowledgement_links_reader_id_foreign" foreign key ("reader_id") references "policy_readers" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "acknowledgement_links" add constraint "acknowledgement_links_policy_version_id_foreign" foreign key ("policy_version_id") references "policy_versions" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "acknowledgements" add constraint "acknowledgements_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "acknowledgements" add constraint "acknowledgements_policy_id_foreign" foreign key ("policy_id") references "policies" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "acknowledgements" add constraint "acknowledgements_policy_version_id_foreign" foreign key ("policy_version_id") references "policy_versions" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "acknowledgements" add constraint "acknowledgements_person_id_foreign" foreign key ("person_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "acknowledgements" add constraint "acknowledgements_reader_id_foreign" foreign key ("reader_id") references "policy_readers" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "acknowledgements" add constraint "acknowledgements_entered_by_id_foreign" foreign key ("entered_by_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "acknowledgements" add constraint "acknowledgements_by_one" check ((person_id is null) <> (reader_id is null));`,
    );
    this.addSql(
      `alter table "acknowledgements" add constraint "acknowledgements_entered_by" check ((way = 'PAPER') = (entered_by_id is not null));`,
    );
    this.addSql(
      `alter table "acknowledgements" add constraint "acknowledgements_way_check" check ("way" in ('ONLINE', 'LINK', 'PAPER'));`,
    );
  }
}
