import { Migration } from '@mikro-orm/migrations';

/**
 * Links that went to an address which is put right end with it: whoever else has that mailbox reads and confirms nothing.
 * The next reminder brings a new one.
 */
export class Migration20261125210000 extends Migration {
  override name = 'Migration20261125210000';

  override up(): void {
    // As the owner: links are nobody's, whoever changes the reader.
    this.addSql(`create function app.end_reading_links() returns trigger
      language plpgsql security definer set search_path = public, pg_temp as $$ begin
        delete from acknowledgement_links where reader_id = new.id;
        return null;
      end $$`);
    this.addSql('revoke execute on function app.end_reading_links() from public');
    this.addSql(`create trigger end_links after update on policy_readers for each row
      when (old.email is distinct from new.email) execute function app.end_reading_links()`);
  }
}
