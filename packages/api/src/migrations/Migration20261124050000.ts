import { Migration } from '@mikro-orm/migrations';
import { CONSORTIUM_ACTS, OWN_ROWS, protectTable } from '../platform/db/protect-table.js';

/**
 * Invitations, and what accepting one may do with sign-ins: jobs learn whose an address is and make a sign-in where
 * there is none, and nothing else. A contact's address is no longer unique: it proves nothing, and refusing it would tell
 * one organisation that another knows it.
 */
export class Migration20261124050000 extends Migration {
  override name = 'Migration20261124050000';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "invitations" ("id" uuid not null, "organisation_id" uuid null, "place" uuid not null, "email" text not null, "name" text not null, "role" text not null, "may_book" boolean not null default false, "person_id" uuid null, "token_hash" text not null, "invited_by_id" uuid not null, "created_at" timestamptz not null, "expires_at" timestamptz not null, "accepted_at" timestamptz null, "accepted_by_id" uuid null, "withdrawn_at" timestamptz null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "invitations" add constraint "invitations_token_hash_unique" unique ("token_hash");`,
    );
    this.addSql(
      `create index "invitations_organisation_id_created_at_id_index" on "invitations" ("organisation_id", "created_at", "id");`,
    );
    this.addSql(
      `create unique index invitations_one_open on invitations (place, email, role) where accepted_at is null and withdrawn_at is null;`,
    );

    this.addSql(`alter table "person_contacts" drop constraint "person_contacts_email_unique";`);
    this.addSql(`alter table "person_contacts" alter column "email" drop not null;`);
    this.addSql(`create index "person_contacts_email_index" on "person_contacts" ("email");`);

    this.addSql(
      `alter table "invitations" add constraint "invitations_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "invitations" add constraint "invitations_person_id_foreign" foreign key ("person_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "invitations" add constraint "invitations_invited_by_id_foreign" foreign key ("invited_by_id") references "people" ("id");`,
    );
    this.addSql(
      `alter table "invitations" add constraint "invitations_accepted_by_id_foreign" foreign key ("accepted_by_id") references "people" ("id") on delete restrict;`,
    );
    this.addSql(
      `alter table "invitations" add constraint "invitations_coordinator_of_consortium" check ((role = 'COORDINATOR') = (organisation_id is null));`,
    );
    this.addSql(
      `alter table "invitations" add constraint "invitations_place" check (place = coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'));`,
    );
    this.addSql(
      `alter table "invitations" add constraint "invitations_role_check" check ("role" in ('MANAGER', 'STAFF', 'TRUSTEE', 'VOLUNTEER', 'TRAINER', 'ADVISER', 'PAYROLL_OFFICER', 'COORDINATOR'));`,
    );

    for (const statement of protectTable('invitations', {
      select: `${OWN_ROWS} or ${CONSORTIUM_ACTS}`,
      insert: `${OWN_ROWS} or ${CONSORTIUM_ACTS}`,
      update: `${OWN_ROWS} or ${CONSORTIUM_ACTS}`,
    }))
      this.addSql(statement);
    this.#signIns();
  }

  #signIns(): void {
    this.addSql(`create function app.can_sign_in(person uuid) returns boolean
      language sql stable security definer set search_path = auth, pg_temp as $$
        select exists (select from auth."user" u where u.id = person::text) $$`);
    this.addSql(`create function auth.sign_in_of(address text) returns text
      language sql stable security definer set search_path = auth, pg_temp as $$
        select u.id from auth."user" u where u.email = lower(address) $$`);
    // Only for somebody who has none, and with an address that nobody signs in with: the keys of the table refuse the rest.
    this.addSql(`create function auth.make_sign_in(person uuid, called text, address text, password text, account uuid, at timestamptz)
      returns void language sql security definer set search_path = auth, pg_temp as $$
        insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
          values (person::text, called, lower(address), true, at, at);
        insert into auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
          values (account::text, person::text, 'credential', person::text, password, at, at) $$`);
    this.addSql('grant usage on schema auth to jobs');
    for (const [signature, roles] of [
      ['app.can_sign_in(uuid)', 'app, jobs'],
      ['auth.sign_in_of(text)', 'jobs'],
      ['auth.make_sign_in(uuid, text, text, text, uuid, timestamptz)', 'jobs'],
    ]) {
      this.addSql(`revoke execute on function ${signature} from public`);
      this.addSql(`grant execute on function ${signature} to ${roles}`);
    }
  }
}
