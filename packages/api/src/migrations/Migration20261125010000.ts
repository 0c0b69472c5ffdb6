import { Migration } from '@mikro-orm/migrations';

/** The tables of the library, of what organisations answer for it, and of their policies. */
export class Migration20261125010000 extends Migration {
  override name = 'Migration20261125010000';

  override up(): void {
    this.addSql('create extension if not exists pg_trgm;');
    this.addSql(
      `create table "organisation_answers" ("organisation_id" uuid not null, "key" text not null, "value" jsonb not null, "answered_at" timestamptz not null, primary key ("organisation_id", "key"));`,
    );

    this.addSql(
      `create table "statutory_rates" ("id" uuid not null, "key" text not null, "value" text not null, "from_date" date not null, "source" text null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "statutory_rates" add constraint "statutory_rates_key_from_date_unique" unique ("key", "from_date");`,
    );

    this.addSql(
      `create table "template_categories" ("id" uuid not null, "name" text not null, "position" int not null default 0, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "template_categories" add constraint "template_categories_name_unique" unique ("name");`,
    );

    this.addSql(
      `create table "templates" ("id" uuid not null, "slug" text null, "title" text not null, "kind" text not null, "source" text not null, "category_id" uuid not null, "audience" text[] not null, "acknowledged_by" text[] not null, "necessity" text not null, "because" text null, "applies" jsonb not null, "drivers" jsonb not null, "review_months" int not null default 12, "summary" text not null, "search_words" text[] not null, "search" tsvector null, "words" text not null default '', "archived_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`alter table "templates" add constraint "templates_slug_unique" unique ("slug");`);
    this.addSql(`create index "templates_category_id_index" on "templates" ("category_id");`);
    this.addSql(`create index templates_search on templates using gin (search);`);
    this.addSql(`create index templates_title_trigrams on templates using gin (words gin_trgm_ops);`);

    this.addSql(
      `create table "policies" ("id" uuid not null, "organisation_id" uuid not null, "template_id" uuid null, "title" text not null, "status" text not null default 'DRAFT', "owner_id" uuid null, "deputy_id" uuid null, "review_months" int not null default 12, "next_review_on" date null, "adopted_on" date null, "acknowledged_by" text[] not null, "is_public" boolean not null default false, "withdrawn_at" timestamptz null, "search" tsvector null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "policies_template_id_index" on "policies" ("template_id");`);
    this.addSql(
      `create index "policies_organisation_id_status_next_review_on_index" on "policies" ("organisation_id", "status", "next_review_on");`,
    );
    this.addSql(
      `create unique index policies_one_per_template on policies (organisation_id, template_id) where status <> 'WITHDRAWN';`,
    );
    this.addSql(`create index policies_search on policies using gin (search);`);

    this.addSql(
      `create table "template_versions" ("id" uuid not null, "template_id" uuid not null, "number" int not null, "status" text not null default 'DRAFT', "text" text null, "file_id" uuid null, "sha256" text null, "fields" text[] not null, "change" text not null default 'MATERIAL', "change_summary" text null, "legal_as_of" date not null, "author_id" uuid null, "submitted_at" timestamptz null, "approved_by_id" uuid null, "published_at" timestamptz null, "retired_at" timestamptz null, "retired_because" text null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create unique index template_versions_one_published on template_versions (template_id) where status = 'PUBLISHED';`,
    );
    this.addSql(
      `create unique index template_versions_one_open on template_versions (template_id) where status in ('DRAFT', 'IN_REVIEW');`,
    );
    this.addSql(
      `alter table "template_versions" add constraint "template_versions_template_id_number_unique" unique ("template_id", "number");`,
    );

    this.addSql(
      `create table "template_downloads" ("id" uuid not null, "organisation_id" uuid not null, "template_version_id" uuid not null, "downloaded_on" date not null, "count" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "template_downloads_organisation_id_downloaded_on_index" on "template_downloads" ("organisation_id", "downloaded_on");`,
    );
    this.addSql(
      `alter table "template_downloads" add constraint "template_downloads_template_version_id_organisati_d2b1f_unique" unique ("template_version_id", "organisation_id", "downloaded_on");`,
    );

    this.addSql(
      `create table "policy_versions" ("id" uuid not null, "policy_id" uuid not null, "organisation_id" uuid not null, "number" int not null, "status" text not null default 'DRAFT', "origin" text not null, "template_version_id" uuid null, "wording" text null, "file_id" uuid null, "facts" jsonb null, "sha256" text null, "change" text not null default 'MATERIAL', "change_summary" text null, "round" int not null default 1, "clashes" int not null default 0, "approvals_needed" int null, "submitted_at" timestamptz null, "adopted_on" date null, "meeting_on" date null, "minute" text null, "author_id" uuid null, "ended_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create unique index policy_versions_one_current on policy_versions (policy_id) where status = 'CURRENT';`,
    );
    this.addSql(
      `create unique index policy_versions_one_open on policy_versions (policy_id) where status in ('DRAFT', 'AWAITING_APPROVAL');`,
    );
    this.addSql(
      `create index "policy_versions_organisation_id_index" on "policy_versions" ("organisation_id");`,
    );
    this.addSql(
      `create index "policy_versions_template_version_id_index" on "policy_versions" ("template_version_id");`,
    );
    this.addSql(
      `alter table "policy_versions" add constraint "policy_versions_policy_id_number_unique" unique ("policy_id", "number");`,
    );

    this.addSql(
      `create table "policy_approvals" ("id" uuid not null, "organisation_id" uuid not null, "policy_version_id" uuid not null, "approver_id" uuid not null, "asked_by_id" uuid not null, "asked_at" timestamptz not null, "sha256" text not null, "decision" text null, "decided_at" timestamptz null, "comment" text null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "policy_approvals_organisation_id_approver_id_index" on "policy_approvals" ("organisation_id", "approver_id");`,
    );
    this.addSql(
      `alter table "policy_approvals" add constraint "policy_approvals_policy_version_id_approver_id_sha256_unique" unique ("policy_version_id", "approver_id", "sha256");`,
    );

    this.addSql(
      `alter table "organisation_answers" add constraint "organisation_answers_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "templates" add constraint "templates_category_id_foreign" foreign key ("category_id") references "template_categories" ("id");`,
    );
    this.addSql(
      `alter table "templates" add constraint "templates_kind_check" check ("kind" in ('HR_POLICY', 'HEALTH_AND_SAFETY', 'FORM', 'CHECKLIST', 'GUIDE'));`,
    );
    this.addSql(
      `alter table "templates" add constraint "templates_source_check" check ("source" in ('TEXT', 'FILE'));`,
    );
    this.addSql(
      `alter table "templates" add constraint "templates_necessity_check" check ("necessity" in ('LAW', 'FUNDERS', 'OPTIONAL'));`,
    );

    this.addSql(
      `alter table "policies" add constraint "policies_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policies" add constraint "policies_template_id_foreign" foreign key ("template_id") references "templates" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policies" add constraint "policies_owner_id_foreign" foreign key ("owner_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policies" add constraint "policies_deputy_id_foreign" foreign key ("deputy_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policies" add constraint "policies_status_check" check ("status" in ('DRAFT', 'CURRENT', 'WITHDRAWN'));`,
    );

    this.addSql(
      `alter table "template_versions" add constraint "template_versions_template_id_foreign" foreign key ("template_id") references "templates" ("id");`,
    );
    this.addSql(
      `alter table "template_versions" add constraint "template_versions_author_id_foreign" foreign key ("author_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "template_versions" add constraint "template_versions_approved_by_id_foreign" foreign key ("approved_by_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "template_versions" add constraint "template_versions_status_check" check ("status" in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED'));`,
    );
    this.addSql(
      `alter table "template_versions" add constraint "template_versions_change_check" check ("change" in ('MATERIAL', 'MINOR'));`,
    );

    this.addSql(
      `alter table "template_downloads" add constraint "template_downloads_template_version_id_foreign" foreign key ("template_version_id") references "template_versions" ("id");`,
    );

    this.addSql(
      `alter table "policy_versions" add constraint "policy_versions_policy_id_foreign" foreign key ("policy_id") references "policies" ("id");`,
    );
    this.addSql(
      `alter table "policy_versions" add constraint "policy_versions_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policy_versions" add constraint "policy_versions_template_version_id_foreign" foreign key ("template_version_id") references "template_versions" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policy_versions" add constraint "policy_versions_author_id_foreign" foreign key ("author_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policy_versions" add constraint "policy_versions_status_check" check ("status" in ('DRAFT', 'AWAITING_APPROVAL', 'CURRENT', 'SUPERSEDED', 'DISCARDED'));`,
    );
    this.addSql(
      `alter table "policy_versions" add constraint "policy_versions_origin_check" check ("origin" in ('TEMPLATE', 'NEW_TEMPLATE_VERSION', 'OWN_CHANGE', 'OWN_FILE'));`,
    );
    this.addSql(
      `alter table "policy_versions" add constraint "policy_versions_change_check" check ("change" in ('MATERIAL', 'MINOR'));`,
    );

    this.addSql(
      `alter table "policy_approvals" add constraint "policy_approvals_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policy_approvals" add constraint "policy_approvals_policy_version_id_foreign" foreign key ("policy_version_id") references "policy_versions" ("id");`,
    );
    this.addSql(
      `alter table "policy_approvals" add constraint "policy_approvals_approver_id_foreign" foreign key ("approver_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policy_approvals" add constraint "policy_approvals_asked_by_id_foreign" foreign key ("asked_by_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policy_approvals" add constraint "policy_approvals_decision_check" check ("decision" in ('APPROVED', 'REJECTED'));`,
    );
  }
}
