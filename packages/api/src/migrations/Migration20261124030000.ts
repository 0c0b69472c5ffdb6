import { Migration } from '@mikro-orm/migrations';

/** The tables of stored files, of the links to them, and of what was erased. */
export class Migration20261124030000 extends Migration {
  override name = 'Migration20261124030000';

  override up(): void {
    this.addSql(
      `create table "file_erasures" ("file_id" uuid not null, "organisation_id" uuid null, "sha256" text not null, "reason" text not null, "erased_by_id" uuid null, "erased_at" timestamptz not null, "blob_key" text null, "proven_at" timestamptz null, primary key ("file_id"));`,
    );
    this.addSql(`create index "file_erasures_proven_at_index" on "file_erasures" ("proven_at");`);

    this.addSql(
      `create table "files" ("id" uuid not null, "organisation_id" uuid null, "also_for" uuid[] not null, "uploaded_by_id" uuid null, "name" text not null, "media_type" text not null, "bytes" bigint not null, "sha256" text null, "blob_key" text null, "encrypted" boolean not null, "wrapped_key" text null, "key_id" text null, "scan" text not null, "attached_to_type" text null, "attached_to_id" uuid null, "created_at" timestamptz not null, "stored_at" timestamptz null, "erased_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `create index "files_attached_to_type_attached_to_id_index" on "files" ("attached_to_type", "attached_to_id");`,
    );
    this.addSql(`create index "files_organisation_id_index" on "files" ("organisation_id");`);
    this.addSql(`create index "files_blob_key_index" on "files" ("blob_key");`);
    this.addSql(`create index "files_key_id_index" on "files" ("key_id");`);
    this.addSql(`create index "files_created_at_index" on "files" ("created_at");`);

    this.addSql(
      `create table "file_links" ("token_hash" text not null, "file_id" uuid not null, "person_id" uuid not null, "expires_at" timestamptz not null, "used_at" timestamptz null, primary key ("token_hash"));`,
    );
    this.addSql(`create index "file_links_expires_at_index" on "file_links" ("expires_at");`);

    this.addSql(
      `alter table "files" add constraint "files_scan_check" check ("scan" in ('CLEAN', 'NOT_SCANNED'));`,
    );

    this.addSql(
      `alter table "file_links" add constraint "file_links_file_id_foreign" foreign key ("file_id") references "files" ("id");`,
    );
  }
}
