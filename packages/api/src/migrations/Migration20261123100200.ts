import { Migration } from '@mikro-orm/migrations';

/** The tables of sign-in, as better-auth wants them, in a schema and under a role of their own. */
export class Migration20261123100200 extends Migration {
  override name = 'Migration20261123100200';

  override up(): void {
    this.addSql('create schema if not exists auth');
    this.addSql('grant usage on schema auth to auth');
    this.addSql(`create table auth."user" ("id" text not null primary key, "name" text not null,
      "email" text not null unique, "emailVerified" boolean not null, "image" text,
      "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz default current_timestamp not null)`);
    this.addSql(`create table auth."session" ("id" text not null primary key, "expiresAt" timestamptz not null,
      "token" text not null unique, "createdAt" timestamptz default current_timestamp not null,
      "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
      "userId" text not null references auth."user" ("id") on delete cascade)`);
    this.addSql(`create table auth."account" ("id" text not null primary key, "accountId" text not null,
      "providerId" text not null, "userId" text not null references auth."user" ("id") on delete cascade,
      "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz,
      "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text,
      "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz not null)`);
    this.addSql(`create table auth."verification" ("id" text not null primary key, "identifier" text not null,
      "value" text not null, "expiresAt" timestamptz not null,
      "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz not null)`);
    this.addSql(`create table auth."rateLimit" ("id" text not null primary key, "key" text not null unique,
      "count" integer not null, "lastRequest" bigint not null)`);
    this.addSql('create index "session_userId_idx" on auth."session" ("userId")');
    this.addSql('create index "account_userId_idx" on auth."account" ("userId")');
    this.addSql('create index "verification_identifier_idx" on auth."verification" ("identifier")');
    this.addSql('create table auth.sign_in_failure (account text not null, at timestamptz not null)');
    this.addSql('create index sign_in_failure_account_at on auth.sign_in_failure (account, at)');
    this.addSql('grant select, insert, update, delete on all tables in schema auth to auth');
  }
}
