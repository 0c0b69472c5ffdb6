import { Migration } from '@mikro-orm/migrations';

/** Second factors, passkeys and API tokens, in the schema of sign-in. */
export class Migration20261124010100 extends Migration {
  override name = 'Migration20261124010100';

  override up(): void {
    this.addSql(`alter table auth."user" add column "twoFactorEnabled" boolean default false`);
    this.addSql(`alter table auth."session" add column "secondFactor" boolean not null default false`);
    this.addSql(`create table auth."twoFactor" ("id" text not null primary key, "secret" text not null,
      "backupCodes" text not null, "userId" text not null references auth."user" ("id") on delete cascade,
      "verified" boolean default true, "failedVerificationCount" integer default 0, "lockedUntil" timestamptz)`);
    this.addSql('create unique index "twoFactor_userId_idx" on auth."twoFactor" ("userId")');
    this.addSql(`create table auth.used_totp (user_id text not null references auth."user" ("id") on delete cascade,
      code text not null, at timestamptz not null, primary key (user_id, code))`);
    this.addSql(`create table auth."passkey" ("id" text not null primary key, "name" text, "publicKey" text not null,
      "userId" text not null references auth."user" ("id") on delete cascade, "credentialID" text not null unique,
      "counter" integer not null, "deviceType" text not null, "backedUp" boolean not null, "transports" text,
      "createdAt" timestamptz, "aaguid" text)`);
    this.addSql('create index "passkey_userId_idx" on auth."passkey" ("userId")');
    this.addSql('create unique index "account_provider_idx" on auth."account" ("providerId", "accountId")');
    this.#apiTokens();
    this.addSql('grant select, insert, update, delete on all tables in schema auth to auth');
  }

  #apiTokens(): void {
    this.addSql(`create table auth.api_token (id text not null primary key,
      person_id text not null references auth."user" ("id") on delete cascade,
      organisation_id uuid references public.organisations (id), name text not null, hash text not null unique,
      scope text not null check (scope in ('READ', 'READ_AND_CHANGE')), subjects text[],
      created_at timestamptz not null, expires_at timestamptz not null, last_used_at timestamptz, revoked_at timestamptz,
      idempotency_key text, unique (person_id, idempotency_key))`);
    // Whoever loses the last role in an organisation does not get old tokens back with a new one.
    this.addSql(`create function auth.revoke_tokens_without_role() returns trigger
      language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if not exists (select from memberships m where m.person_id = new.person_id and m.archived_at is null
          and m.organisation_id is not distinct from new.organisation_id) then
          update auth.api_token t set revoked_at = new.archived_at
          where t.person_id = new.person_id::text and t.organisation_id is not distinct from new.organisation_id
            and t.revoked_at is null;
        end if;
        return null;
      end $$`);
    this.addSql('revoke execute on function auth.revoke_tokens_without_role() from public');
    this.addSql(`create trigger revoke_tokens_without_role after update of archived_at on memberships
      for each row when (new.archived_at is not null and old.archived_at is null)
      execute function auth.revoke_tokens_without_role()`);
  }
}
