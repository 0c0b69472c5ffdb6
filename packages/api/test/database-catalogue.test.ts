import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner, asRole, refusalOf } from './database-role.js';
import { startTestSystem, type TestSystem } from './harness.js';

/** Kept by the migrator, under no policy, and so under no right of the application. */
const OF_THE_OWNER = ['mikro_orm_migrations'];

let system: TestSystem;
let url: string;

/** Tables of the schema public that are not under forced row-level security. */
async function findUnprotected(): Promise<string[]> {
  const rows = await asOwner<{ name: string }>(
    url,
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
     and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
  );
  return rows.map((row) => row.name).filter((name) => !OF_THE_OWNER.includes(name));
}

beforeAll(async () => {
  system = await startTestSystem();
  url = system.databaseUrl;
});

afterAll(() => system?.close());

describe('the catalogue', () => {
  it('has forced row-level security on every table, and no view that goes round it', async () => {
    expect(await findUnprotected()).toEqual([]);
  });

  it('is told by this check when somebody forgets it', async () => {
    await asOwner(url, 'create table planted (id uuid, organisation_id uuid)');
    expect(await findUnprotected()).toEqual(['planted']);
    await asOwner(url, 'alter table bookings no force row level security');
    expect(await findUnprotected()).toEqual(['bookings', 'planted']);
    await asOwner(url, 'alter table bookings force row level security');
    await asOwner(url, 'drop table planted');
  });

  it('gives the application exactly the rights that its policies speak of', async () => {
    const rows = await asOwner<{ name: string; held: string[]; spoken: string[] }>(
      url,
      `select c.relname as name,
         array(select p from unnest(array['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER']) p
           where has_table_privilege('app', c.oid, p) order by p) as held,
         array(select case polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else 'ALL' end
           from pg_policy where polrelid = c.oid and polroles = array['app'::regrole::oid] order by 1) as spoken
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { name, held, spoken } of rows) expect({ name, held }).toEqual({ name, held: spoken });
  });

  it('gives the application the reading of the audit’s changes, and nothing else of the audit', async () => {
    const rows = await asOwner<{ name: string; held: string[]; forced: boolean }>(
      url,
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
         array(select p from unnest(array['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER']) p
           where has_table_privilege('app', c.oid, p) order by p) as held
       from pg_class c where c.relnamespace = 'audit'::regnamespace and c.relkind = 'r' order by 1`,
    );
    expect(rows).toEqual([
      { name: 'changes', held: ['SELECT'], forced: true },
      { name: 'seals', held: [], forced: true },
      { name: 'settings', held: [], forced: true },
    ]);
  });

  it('has no policy for everybody, and no role that the application could become', async () => {
    const open = await asOwner(url, `select polname from pg_policy where polroles @> array[0::oid]`);
    expect(open).toEqual([]);
    const [role] = await asOwner(
      url,
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
         exists (select from pg_auth_members where member = pg_roles.oid) as "inherits",
         exists (select from pg_class where relowner = pg_roles.oid) as "owns",
         has_schema_privilege('app', 'public', 'create') or has_schema_privilege('app', 'app', 'create') as "creates"
       from pg_roles where rolname = 'app'`,
    );
    expect(new Set(Object.values(role ?? {}))).toEqual(new Set([false]));
  });

  it.each([
    // That somebody can sign in is all that the application learns of sign-ins.
    // Of the library it finds ids by words, and learns sums of downloads and of adopters; that an address is taken.
    [
      'app',
      [
        'app.can_sign_in',
        'app.downloads_of',
        'app.expire_requests',
        'app.is_register_slug_taken',
        'app.search_templates',
        'app.template_adoptions',
        'audit.record_read',
      ],
    ],
    // An invitation is accepted under this role: it makes a sign-in where there is none.
    [
      'jobs',
      [
        'app.can_sign_in',
        'app.expire_requests',
        'audit.record_read',
        'audit.seal',
        'auth.make_sign_in',
        'auth.sign_in_of',
      ],
    ],
    ['auth', []],
  ])('lets %s run these functions with the rights of the owner, and no other', async (role, names) => {
    const rows = await asOwner<{ name: string }>(
      url,
      `select p.oid::regproc::text as name from pg_proc p
       where p.prosecdef and has_function_privilege($1, p.oid, 'execute') order by 1`,
      [role],
    );
    expect(rows.map((row) => row.name)).toEqual(names);
  });

  it('keeps the schema of sign-in from the application', async () => {
    const tables = await asOwner<{ name: string }>(
      url,
      `select tablename as name from pg_tables where schemaname = 'auth'`,
    );
    expect(tables.length).toBeGreaterThan(4);
    for (const { name } of tables)
      for (const role of ['app', 'jobs'])
        expect(await refusalOf(asRole(url, role, null, (sql) => sql(`select from auth."${name}"`)))).toBe(
          '42501',
        );
  });
});
