import { Migration } from '@mikro-orm/migrations';
import { watchTable } from '../platform/audit/watch-table.js';
import { OWN_ROWS, protectTable } from '../platform/db/protect-table.js';

const OWN = { select: OWN_ROWS, insert: OWN_ROWS, update: OWN_ROWS };
const OF_ITS_ORGANISATION = 'array[r.organisation_id]';

/** What members answer to new editions, their public registers, and packs for funders. */
export class Migration20261125040000 extends Migration {
  override name = 'Migration20261125040000';

  override up(): void {
    this.addSql(
      `create table "policy_packs" ("id" uuid not null, "organisation_id" uuid not null, "policy_ids" uuid[] not null, "policy_version_ids" uuid[] not null, "made_by_id" uuid not null, "file_id" uuid null, "token_hash" text null, "expires_at" timestamptz null, "revoked_at" timestamptz null, "opened" int not null default 0, "last_opened_at" timestamptz null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "policy_packs" add constraint "policy_packs_token_hash_unique" unique ("token_hash");`,
    );
    this.addSql(`create index "policy_packs_organisation_id_index" on "policy_packs" ("organisation_id");`);

    this.addSql(
      `create table "policy_registers" ("id" uuid not null, "organisation_id" uuid not null, "slug" text not null, "is_on" boolean not null default false, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "policy_registers" add constraint "policy_registers_organisation_id_unique" unique ("organisation_id");`,
    );
    this.addSql(
      `alter table "policy_registers" add constraint "policy_registers_slug_unique" unique ("slug");`,
    );

    this.addSql(
      `create table "policy_edition_answers" ("id" uuid not null, "organisation_id" uuid not null, "policy_id" uuid not null, "template_version_id" uuid not null, "answer" text not null, "answered_by_id" uuid not null, "answered_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "policy_edition_answers_organisation_id_index" on "policy_edition_answers" ("organisation_id");`,
    );
    this.addSql(
      `alter table "policy_edition_answers" add constraint "policy_edition_answers_policy_id_template_version_id_unique" unique ("policy_id", "template_version_id");`,
    );

    this.addSql(
      `alter table "policies" add "withdrawn_because" text null, add "reviewed_at" timestamptz null;`,
    );

    this.addSql(`alter table "policy_versions" add "merge" jsonb null;`);

    this.addSql(
      `alter table "policy_approvals" drop constraint "policy_approvals_policy_version_id_approver_id_sha256_unique";`,
    );
    this.addSql(`alter table "policy_approvals" add "ended_at" timestamptz null;`);
    this.addSql(
      `create unique index policy_approvals_one_open on policy_approvals (policy_version_id, approver_id) where ended_at is null;`,
    );

    this.addSql(
      `alter table "policy_packs" add constraint "policy_packs_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policy_packs" add constraint "policy_packs_made_by_id_foreign" foreign key ("made_by_id") references "people" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "policy_registers" add constraint "policy_registers_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );

    this.addSql(
      `alter table "policy_edition_answers" add constraint "policy_edition_answers_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policy_edition_answers" add constraint "policy_edition_answers_policy_id_foreign" foreign key ("policy_id") references "policies" ("id");`,
    );
    this.addSql(
      `alter table "policy_edition_answers" add constraint "policy_edition_answers_template_version_id_foreign" foreign key ("template_version_id") references "template_versions" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policy_edition_answers" add constraint "policy_edition_answers_answered_by_id_foreign" foreign key ("answered_by_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "policy_edition_answers" add constraint "policy_edition_answers_answer_check" check ("answer" in ('TAKEN', 'KEPT_OURS', 'ASKED_ADVISER'));`,
    );
    this.#protect();
    this.#count();
  }

  #protect(): void {
    for (const table of ['policy_registers', 'policy_packs'])
      for (const statement of protectTable(table, OWN)) this.addSql(statement);
    for (const statement of protectTable('policy_edition_answers', { ...OWN, delete: OWN_ROWS }))
      this.addSql(statement);
    this.addSql(watchTable({ table: 'policy_registers', organisations: OF_ITS_ORGANISATION }));
    this.addSql(watchTable({ table: 'policy_edition_answers', organisations: OF_ITS_ORGANISATION }));
    this.addSql(
      watchTable({ table: 'policy_packs', organisations: OF_ITS_ORGANISATION, secrets: ['token_hash'] }),
    );
    // That a funder fetched a pack is nobody's change.
    this.addSql('drop trigger audit on policy_packs');
    this.addSql(`create trigger audit after insert or delete or update of token_hash, expires_at, revoked_at, file_id on policy_packs
      for each row execute function audit.record_policy_packs()`);
    // Watched anew: what a draft was merged from has the member's own words in it.
    this.addSql(
      watchTable({
        table: 'policy_versions',
        organisations: OF_ITS_ORGANISATION,
        secrets: ['wording', 'merge'],
      }),
    );
  }

  /** How many members hold a policy on a template, for those who look after the library: a number, never whose. */
  #count(): void {
    this.addSql(`create function app.template_adoptions() returns table (template_id uuid, adopters bigint, behind bigint)
      language sql stable security definer set search_path = public, pg_temp as $$
        select p.template_id, count(*), count(*) filter (where t.status = 'RETIRED')
        from policies p
        join policy_versions v on v.policy_id = p.id and v.status = 'CURRENT'
        left join template_versions t on t.id = v.template_version_id
        where p.status = 'CURRENT' and p.template_id is not null and app.acts_for_consortium()
        group by p.template_id $$`);
    this.addSql('revoke execute on function app.template_adoptions() from public');
    this.addSql('grant execute on function app.template_adoptions() to app');
    // Addresses are public; whose they are need not be told to see that one is taken.
    this.addSql(`create function app.is_register_slug_taken(wanted text) returns boolean
      language sql stable security definer set search_path = public, pg_temp as $$
        select exists (select from policy_registers where slug = wanted) $$`);
    this.addSql('revoke execute on function app.is_register_slug_taken(text) from public');
    this.addSql('grant execute on function app.is_register_slug_taken(text) to app');
  }
}
