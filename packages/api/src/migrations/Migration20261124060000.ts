import { Migration } from '@mikro-orm/migrations';
import { CONSORTIUM_ACTS, OWN_PERSON, OWN_ROWS, protectTable } from '../platform/db/protect-table.js';

/** What belongs to an organisation, or to the consortium where it belongs to none. */
const ACTED_FOR = `(${OWN_ROWS} or (organisation_id is null and ${CONSORTIUM_ACTS}))`;
const OWN_WORK = `${OWN_PERSON} and ${ACTED_FOR}`;

/** Long work, imports and saved views. */
export class Migration20261124060000 extends Migration {
  override name = 'Migration20261124060000';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "saved_views" ("id" uuid not null, "person_id" uuid not null, "list" text not null, "name" text not null, "filter" jsonb not null, "sort_field" text null, "sort_order" text null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "saved_views" add constraint "saved_views_person_id_list_name_unique" unique ("person_id", "list", "name");`,
    );

    this.addSql(
      `create table "tasks" ("id" uuid not null, "person_id" uuid not null, "organisation_id" uuid null, "kind" text not null, "title" text not null, "path" text null, "status" text not null default 'WAITING', "can_be_cancelled" boolean not null default false, "done" int not null default 0, "total" int null, "message" text null, "result" jsonb null, "created_at" timestamptz not null, "started_at" timestamptz null, "finished_at" timestamptz null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "tasks_person_id_created_at_id_index" on "tasks" ("person_id", "created_at", "id");`,
    );

    this.addSql(
      `create table "imports" ("id" uuid not null, "kind" text not null, "organisation_id" uuid null, "person_id" uuid not null, "file_id" uuid not null, "file_name" text not null, "status" text not null default 'CHECKING', "task_id" uuid null, "refusal" text null, "columns" jsonb not null, "row_count" int not null default 0, "good_count" int not null default 0, "bad_count" int not null default 0, "odd_count" int not null default 0, "made_count" int not null default 0, "created_at" timestamptz not null, "finished_at" timestamptz null, "undo_until" timestamptz null, "undone_at" timestamptz null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "imports_organisation_id_created_at_id_index" on "imports" ("organisation_id", "created_at", "id");`,
    );

    this.addSql(
      `create table "import_rows" ("id" uuid not null, "import_id" uuid not null, "organisation_id" uuid null, "line" int not null, "state" text not null, "cells" jsonb null, "problems" jsonb not null, "title" text null, "made_id" uuid null, primary key ("id"));`,
    );
    this.addSql(
      `create index "import_rows_import_id_line_id_index" on "import_rows" ("import_id", "line", "id");`,
    );

    this.addSql(
      `alter table "saved_views" add constraint "saved_views_sort_order_check" check ("sort_order" in ('ASC', 'DESC'));`,
    );

    this.addSql(
      `alter table "tasks" add constraint "tasks_status_check" check ("status" in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'));`,
    );

    this.addSql(
      `alter table "imports" add constraint "imports_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "imports" add constraint "imports_person_id_foreign" foreign key ("person_id") references "people" ("id");`,
    );
    this.addSql(
      `alter table "imports" add constraint "imports_task_id_foreign" foreign key ("task_id") references "tasks" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "imports" add constraint "imports_status_check" check ("status" in ('CHECKING', 'REFUSED', 'CHECKED', 'RUNNING', 'DONE', 'UNDOING', 'UNDONE'));`,
    );

    this.addSql(
      `alter table "import_rows" add constraint "import_rows_import_id_foreign" foreign key ("import_id") references "imports" ("id");`,
    );
    this.addSql(
      `alter table "import_rows" add constraint "import_rows_state_check" check ("state" in ('BAD', 'ODD', 'MADE', 'IN_USE'));`,
    );

    const policies = {
      tasks: { select: OWN_WORK, insert: OWN_WORK, update: OWN_WORK },
      imports: { select: ACTED_FOR, insert: ACTED_FOR, update: ACTED_FOR },
      import_rows: { select: ACTED_FOR, insert: ACTED_FOR, delete: ACTED_FOR },
      saved_views: { select: OWN_PERSON, insert: OWN_PERSON, update: OWN_PERSON, delete: OWN_PERSON },
    };
    for (const [table, policy] of Object.entries(policies))
      for (const statement of protectTable(table, policy)) this.addSql(statement);
    this.addSql(`select audit.watch('imports', 'array[r.organisation_id]', '{}'::text[], 'id')`);
  }
}
