import { Migration } from '@mikro-orm/migrations';

const COLLEAGUE = 'exists (select from memberships m where m.person_id = email_changes.person_id)';
const CONSORTIUM = '(select app.acts_for_consortium())';

/** Changes of an address that wait to be confirmed from it. */
export class Migration20261124010000 extends Migration {
  override name = 'Migration20261124010000';

  override up(): void {
    this.addSql(`create table "email_changes" ("person_id" uuid not null, "email" text not null, "token_hash" text not null,
      "expires_at" timestamptz not null, primary key ("person_id"))`);
    this.addSql(
      `alter table "email_changes" add constraint "email_changes_token_hash_unique" unique ("token_hash")`,
    );
    this.addSql(`alter table "email_changes" add constraint "email_changes_person_id_foreign"
      foreign key ("person_id") references "people" ("id") on update cascade on delete cascade`);
    this.#protect();
    this.#letSignInConfirm();
  }

  #protect(): void {
    const rule = `${CONSORTIUM} or ${COLLEAGUE}`;
    this.addSql('alter table email_changes enable row level security');
    this.addSql('alter table email_changes force row level security');
    this.addSql('create policy owner_all on email_changes to current_user using (true) with check (true)');
    this.addSql('create policy jobs_all on email_changes to jobs using (true) with check (true)');
    this.addSql('grant select, insert, update, delete on email_changes to jobs');
    this.addSql(`create policy app_select on email_changes for select to app using (${rule})`);
    this.addSql(`create policy app_insert on email_changes for insert to app with check (${rule})`);
    this.addSql(`create policy app_update on email_changes for update to app using (${rule})`);
    this.addSql(`create policy app_delete on email_changes for delete to app using (${rule})`);
    this.addSql('grant select, insert, update, delete on email_changes to app');
  }

  /** Whoever follows the link is not signed in: the role of sign-in then changes both places of the address in step. */
  #letSignInConfirm(): void {
    this.addSql('create policy auth_select on email_changes for select to auth using (true)');
    this.addSql('create policy auth_delete on email_changes for delete to auth using (true)');
    this.addSql('grant select, delete on email_changes to auth');
    this.addSql('create policy auth_select on person_contacts for select to auth using (true)');
    this.addSql('create policy auth_update on person_contacts for update to auth using (true)');
    this.addSql('grant select (person_id, email), update (email) on person_contacts to auth');
    this.addSql('create policy auth_update on people for update to auth using (true)');
    this.addSql('grant update (contact_revision, version) on people to auth');
  }
}
