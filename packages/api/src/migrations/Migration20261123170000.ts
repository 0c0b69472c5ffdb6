import { Migration } from '@mikro-orm/migrations';
import { OWN_PERSON, protectTable, SOMEBODY_ACTS } from '../platform/db/protect-table.js';

/** Mail, and who acts: rows that are one person's own are guarded by `app.person_id`. */
export class Migration20261123170000 extends Migration {
  override name = 'Migration20261123170000';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "mails" ("id" uuid not null, "kind" text not null, "message_group" text not null, "person_id" uuid null, "organisation_id" uuid null, "to_address" text null, "subject" text not null, "text" text not null, "html" text not null, "attachments" jsonb null, "path" text null, "secret" boolean not null default false, "key" text null, "delivery" text null, "status" text not null default 'WAITING', "attempts" int not null default 0, "claimed_at" timestamptz null, "error" text null, "created_at" timestamptz not null, "sent_at" timestamptz null, "read_at" timestamptz null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`alter table "mails" add constraint "mails_key_unique" unique ("key");`);
    this.addSql(
      `create index "mails_person_id_created_at_id_index" on "mails" ("person_id", "created_at", "id");`,
    );
    this.addSql(`create index mails_waiting on mails (created_at) where status = 'WAITING';`);
    this.addSql(`create index mails_held on mails (person_id) where status = 'HELD';`);

    this.addSql(
      `create table "mail_choices" ("id" uuid not null, "person_id" uuid not null, "message_group" text not null, "delivery" text not null, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "mail_choices" add constraint "mail_choices_person_id_message_group_unique" unique ("person_id", "message_group");`,
    );

    this.addSql(
      `alter table "mails" add constraint "mails_delivery_check" check ("delivery" in ('AT_ONCE', 'DAILY', 'NEVER'));`,
    );
    this.addSql(
      `alter table "mails" add constraint "mails_status_check" check ("status" in ('WAITING', 'SENT', 'FAILED', 'HELD', 'KEPT'));`,
    );

    this.addSql(
      `alter table "mail_choices" add constraint "mail_choices_delivery_check" check ("delivery" in ('AT_ONCE', 'DAILY', 'NEVER'));`,
    );

    // After `set local` has ended the setting comes back as an empty text, not as null.
    this.addSql(`create function app.person_id() returns uuid language sql stable parallel safe as
      $$ select nullif(current_setting('app.person_id', true), '')::uuid $$`);
    const policies = {
      // Whom one tells something need not be in one's own organisation.
      mails: { select: OWN_PERSON, insert: SOMEBODY_ACTS, update: OWN_PERSON },
      mail_choices: { select: OWN_PERSON, insert: OWN_PERSON, update: OWN_PERSON },
    };
    for (const [table, policy] of Object.entries(policies))
      for (const statement of protectTable(table, policy)) this.addSql(statement);
  }
}
