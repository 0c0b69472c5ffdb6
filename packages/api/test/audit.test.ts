import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Viewer } from '../src/platform/access/viewer.js';
import { type ChainReport, checkChain } from '../src/platform/audit/check-chain.js';
import { recordRead } from '../src/platform/audit/record-read.js';
import { sealChanges } from '../src/platform/audit/seal-audit.job.js';
import { queryPrepared } from '../src/platform/db/prepared.js';
import { newId } from '../src/platform/new-id.js';
import { arrangeConsortium, type Consortium } from './consortium.js';
import { asOwner, asRole, refusalOf } from './database-role.js';
import { startTestSystem, type TestSystem } from './harness.js';

/** Tables of which no change is recorded, and why. */
const EXEMPT: Readonly<Record<string, string>> = {
  adviser_time: 'follows from bookings, whose changes are recorded',
  bank_holidays: 'comes with the program at each start',
  districts: 'comes with a migration',
  file_erasures: 'is itself the record of what was erased, and is only added to',
  file_links: 'live for ten minutes',
  idempotency_keys: 'is forgotten after a day',
  import_rows: 'says what stood in a file; what was made of it is recorded where it was made',
  mails: 'is itself the record of what was told to whom, and changes as it is sent',
  retention_runs: 'is itself the record of what was erased, and is only added to',
  mikro_orm_migrations: 'is the migrator’s',
  saved_views: 'is a person’s own convenience, and nobody else’s business',
  template_downloads: 'must not say who looked up what, and the log would',
  tasks: 'says how far work is; what the work changes is recorded',
};

let system: TestSystem;
let world: Consortium;
let url: string;

beforeAll(async () => {
  system = await startTestSystem();
  url = system.databaseUrl;
  world = await arrangeConsortium(system.em);
});

afterAll(() => system?.close());

/** The newest changes of a table, the newest first. */
const changesOf = (table: string) =>
  asOwner<{
    id: string;
    person_id: string | null;
    acting_for: string | null;
    organisation_ids: string[];
    row_id: string;
    action: string;
    before: Record<string, unknown> | null;
    after: Record<string, unknown> | null;
    at: Date;
  }>(url, 'select * from audit.changes where table_name = $1 order by id desc', [table]);

async function check(knownHead?: string): Promise<ChainReport> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await checkChain(client, knownHead);
  } finally {
    await client.end();
  }
}

const UPDATE = `mutation ($id: ID!, $input: UpdateServiceInput!, $version: Int!) {
  updateService(id: $id, input: $input, version: $version) { id version } }`;
const ONE = `query ($id: ID!) { service(id: $id) { version } }`;

async function changeService(input: object): Promise<void> {
  const call = await system.as(world.people.providerManager);
  const { data } = await call(ONE, { id: world.advice.id });
  const answer = await call(UPDATE, { id: world.advice.id, input, version: data.service.version });
  expect(answer.errors).toBeUndefined();
}

describe('the audit', () => {
  it('watches every table of what people make', async () => {
    const rows = await asOwner<{ name: string; watched: boolean }>(
      url,
      `select c.relname as name, exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit' and t.tgenabled = 'O') as watched
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
    );
    const wrong = rows.filter(({ name, watched }) => watched === name in EXEMPT).map(({ name }) => name);
    expect(wrong).toEqual([]);
  });

  it('says who changed what, for whom, from what to what, and nothing else of the row', async () => {
    await changeService({ noticeHours: 48 });
    const [change] = await changesOf('services');
    expect(change).toMatchObject({
      person_id: world.people.providerManager.id,
      acting_for: world.provider.id,
      organisation_ids: [world.provider.id],
      row_id: world.advice.id,
      action: 'UPDATE',
      before: { notice_hours: 24, version: expect.any(Number) },
      after: { notice_hours: 48, version: expect.any(Number) },
    });
    expect(Object.keys(change?.after ?? {}).sort()).toEqual(['notice_hours', 'version']);
    expect(Math.abs(Date.now() - Number(change?.at))).toBeLessThan(60_000);
  });

  it('sees what goes past the application too, and a change that is taken back leaves nothing', async () => {
    await asOwner(url, `update services set price_note = 'By hand' where id = $1`, [world.cases.id]);
    const before = await changesOf('services');
    expect(before[0]).toMatchObject({ person_id: null, acting_for: null, after: { price_note: 'By hand' } });
    await asRole(url, 'app', world.provider.id, (sql) =>
      sql(`update services set price_note = 'x' where id = $1`, [world.cases.id]),
    );
    expect(await changesOf('services')).toHaveLength(before.length);
  });

  it('keeps secrets as hashes: equal ones are told on one row, and no two rows can be compared', async () => {
    const book = (id: string) =>
      asOwner(
        url,
        `insert into bookings (id, status, organisation_id, provider_id, category_id, service_id, adviser_id, booked_by_id, shared_with,
           starts_at, ends_at, duration_minutes, channel, subject, notice_hours, late_counts_as_used, created_at, changed_at)
         values ($1, 'CONFIRMED', $2, $3, $4, $5, $6, $7, '{}', now(), now(), 45, 'PHONE', 'Redundancy', 24, true, now(), now())`,
        [
          id,
          world.member.id,
          world.provider.id,
          world.category.id,
          world.advice.id,
          world.people.adviser.id,
          world.people.manager.id,
        ],
      );
    const [one, two] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];
    await book(one);
    await book(two);
    for (const subject of ['Something else', 'Redundancy'])
      await asOwner(url, 'update bookings set subject = $2 where id = $1', [one, subject]);
    const rows = await changesOf('bookings');
    expect(JSON.stringify(rows)).not.toMatch(/Redundancy|Something else/);
    const of = (id: string) => rows.filter((row) => row.row_id === id).map((row) => row.after?.subject);
    const [last, between, first] = of(one);
    expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(last).toBe(first);
    expect(between).not.toBe(first);
    expect(of(two)[0]).not.toBe(first);
    expect(rows[0]).toMatchObject({ organisation_ids: [world.member.id, world.provider.id] });
    expect(rows.find((row) => row.action === 'INSERT')?.after).toMatchObject({
      details: null,
      status: 'CONFIRMED',
    });
  });
});

const NOBODY: Viewer = {
  personId: '',
  personName: '',
  signInId: '',
  token: null,
  secondFactorMissing: false,
  organisationId: null,
  facts: null,
  roles: [],
  mayBook: false,
  responsibilities: [],
  memberships: [],
};

describe('opening something sensitive', () => {
  it('is recorded beside the changes, with who and for whom, and told to those who may know who did what', async () => {
    const { adviser, bookingStaff, manager } = world.people;
    const booking = await asOwner<{ id: string }>(
      url,
      `insert into bookings (id, status, organisation_id, provider_id, category_id, service_id, adviser_id, booked_by_id, shared_with,
         starts_at, ends_at, duration_minutes, channel, subject, notice_hours, late_counts_as_used, created_at, changed_at)
       values ('01900000-0000-7000-8000-000000000003', 'CONFIRMED', $1, $2, $3, $4, $5, $6, '{}', now(), now(), 45, 'PHONE', 'x', 24, true, now(), now())
       returning id`,
      [world.member.id, world.provider.id, world.category.id, world.advice.id, adviser.id, bookingStaff.id],
    );
    const id = booking[0]?.id ?? '';
    const viewer: Viewer = {
      ...NOBODY,
      personId: adviser.id,
      organisationId: world.provider.id,
      roles: ['ADVISER'],
    };
    await recordRead(
      { viewer, query: (text, values) => queryPrepared(system.app.database.app, text, values) },
      { table: 'bookings', id, organisations: [world.member.id, world.provider.id], what: 'file' },
    );
    const [read] = await changesOf('bookings');
    expect(read).toMatchObject({
      action: 'READ',
      person_id: adviser.id,
      acting_for: world.provider.id,
      row_id: id,
      after: { what: 'file' },
    });
    const HISTORY = 'query ($id: ID!) { history(type: "Booking", id: $id) { action by { name } } }';
    const actions = async (person: { id: string }) =>
      (await (await system.as(person))(HISTORY, { id })).data.history.map(
        (entry: { action: string; by: { name: string } | null }) => [entry.action, entry.by?.name],
      );
    expect(await actions(bookingStaff)).toContainEqual(['READ', 'Aisha Rahman']);
    expect(JSON.stringify(await actions(manager))).not.toMatch(/READ|Aisha/);
  });
});

describe('a read that the application claims', () => {
  it('is told to those whose record it is and to the acting organisation, whomever it names', async () => {
    const viewer: Viewer = { ...NOBODY, organisationId: world.other.id };
    const claim = (table: string, id: string, organisations: readonly string[]) =>
      recordRead(
        { viewer, query: (text, values) => queryPrepared(system.app.database.app, text, values) },
        { table, id, organisations, what: 'claimed' },
      );
    const told = async (id: string) =>
      (
        await asOwner<{ organisation_ids: string[] }>(
          url,
          `select organisation_ids from audit.changes where action = 'READ' and row_id = $1 order by id desc limit 1`,
          [id],
        )
      )[0]?.organisation_ids;
    const made = newId();
    await claim('files', made, [world.member.id, world.provider.id]);
    expect(await told(made)).toEqual([world.other.id]);
    await claim('organisations', world.member.id, [world.member.id, world.provider.id]);
    expect(await told(world.member.id)).toEqual([world.member.id]);
  });
});

describe('the log', () => {
  const seenBy = (organisation: { id: string } | null) =>
    asRole(url, 'app', organisation?.id ?? null, (sql) =>
      sql<{ organisation_ids: string[] }>('select organisation_ids from audit.changes'),
    );

  it('is read by the organisation that it belongs to', async () => {
    expect(await seenBy(null)).toEqual([]);
    for (const organisation of [world.member, world.other, world.provider]) {
      const rows = await seenBy(organisation);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row.organisation_ids).toContain(organisation.id);
    }
  });

  it.each(['app', 'auth', 'jobs'])('is written, changed and switched off by nobody as %s', async (role) => {
    for (const statement of [
      `insert into audit.changes (at, xid, organisation_ids, table_name, row_id, action) values (now(), 1, '{}', 'x', '${world.member.id}', 'INSERT')`,
      'update audit.changes set person_id = null',
      'delete from audit.changes',
      'truncate audit.changes',
      'update audit.seals set rows = 0',
      'delete from audit.seals',
      'select salt from audit.settings',
      'update audit.settings set xid_offset = 0',
      'alter table audit.changes disable row level security',
      'alter table bookings disable trigger audit',
      'drop trigger audit on bookings',
      `set session_replication_role = 'replica'`,
      `select audit.record('bookings', '${world.member.id}', 'INSERT', '{}', null, null, '{}')`,
      `select audit.watch('bookings', '''{}''')`,
      'select audit.go_on()',
    ])
      expect([
        statement,
        await refusalOf(asRole(url, role, world.member.id, (sql) => sql(statement))),
      ]).toEqual([statement, '42501']);
  });

  it('is sealed by the job only', async () => {
    expect(await refusalOf(asRole(url, 'app', world.member.id, (sql) => sql('select audit.seal()')))).toBe(
      '42501',
    );
    expect(await refusalOf(asRole(url, 'jobs', null, (sql) => sql('select audit.seal()')))).toBeNull();
  });
});

/** Seals all that there is: a transaction in any database of the server, also of another test, makes it wait. */
async function sealAll(): Promise<void> {
  for (let tries = 0; tries < 500 && (await check()).unsealed > 0; tries += 1) {
    await sealChanges(system.app.database.jobs);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('the chain', () => {
  it('covers what has ended, and waits for what is under way', async () => {
    const slow = new pg.Client({ connectionString: url });
    await slow.connect();
    await slow.query('begin');
    await slow.query(`update services set price_note = 'Slow' where id = $1`, [world.cases.id]);
    await changeService({ noticeHours: 12 });
    await sealChanges(system.app.database.jobs);
    const during = await check();
    expect(during.problems).toEqual([]);
    expect(during.unsealed).toBeGreaterThan(0);
    await slow.query('commit');
    await slow.end();
    await sealAll();
    const afterwards = await check(during.head);
    expect(afterwards).toMatchObject({
      problems: [],
      unsealed: 0,
      changes: during.changes + during.unsealed + 1,
    });
  });

  it('is broken by each of a hundred tamperings, and by none that is taken back', async () => {
    for (let n = 0; n < 8; n += 1) {
      await changeService({ noticeHours: 20 + n });
      await sealAll();
    }
    const whole = await check();
    expect(whole.problems).toEqual([]);
    expect(whole.seals).toBeGreaterThan(8);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const found: [string, number][] = [];
    for (let n = 0; n < 100; n += 1) {
      const statement = TAMPERINGS[n % TAMPERINGS.length] ?? '';
      // checkChain opens its own transaction, so the tampering is a savepoint of one that is never committed.
      await client.query('begin');
      await client.query(`select setseed($1)`, [n / 100]);
      await client.query(statement);
      const inside = Object.assign(Object.create(client), {
        query: (text: string, values?: unknown[]) =>
          /^(begin|rollback)/.test(text) ? Promise.resolve() : client.query(text, values),
      });
      const { problems } = await checkChain(inside, whole.head);
      await client.query('rollback');
      if (problems.length === 0) found.push([statement, n]);
    }
    await client.end();
    expect(found).toEqual([]);
    expect(await check(whole.head)).toEqual(whole);
  }, 60_000);
});

const ANY = '(select id from audit.changes order by random() limit 1)';
const SEAL = '(select number from audit.seals order by random() limit 1)';
const OTHER_ID = `'01900000-0000-7000-8000-00000000ffff'`;

/** What somebody with all rights over the database might do to the log. */
const TAMPERINGS = [
  `update audit.changes set at = at - interval '1 microsecond' where id = ${ANY}`,
  `update audit.changes set xid = xid + 1 where id = ${ANY}`,
  `update audit.changes set person_id = ${OTHER_ID} where id = ${ANY}`,
  `update audit.changes set person_id = null where id = (select id from audit.changes where person_id is not null order by random() limit 1)`,
  `update audit.changes set acting_for = ${OTHER_ID} where id = ${ANY}`,
  `update audit.changes set organisation_ids = organisation_ids || ${OTHER_ID}::uuid where id = ${ANY}`,
  `update audit.changes set table_name = 'people' where id = (select id from audit.changes where table_name <> 'people' order by random() limit 1)`,
  `update audit.changes set row_id = ${OTHER_ID} where id = ${ANY}`,
  `update audit.changes set action = 'READ' where id = ${ANY}`,
  `update audit.changes set before = '{"noticeHours": 1}' where id = ${ANY}`,
  `update audit.changes set after = after || '{"version": 99}' where id = (select id from audit.changes where after is not null order by random() limit 1)`,
  `update audit.changes set after = null where id = (select id from audit.changes where after is not null order by random() limit 1)`,
  `delete from audit.changes where id = ${ANY}`,
  `insert into audit.changes (at, xid, organisation_ids, table_name, row_id, action)
     select at, xid, organisation_ids, table_name, row_id, action from audit.changes where id = ${ANY}`,
  `with two as (select id, row_number() over () n from (select id from audit.changes order by random() limit 2) t)
     update audit.changes c set after = d.after, before = d.before, action = d.action, row_id = d.row_id, table_name = d.table_name
     from two a, two b, audit.changes d where a.n = 1 and b.n = 2 and c.id = a.id and d.id = b.id`,
  `update audit.seals set hash = sha256('x') where number = ${SEAL}`,
  `update audit.seals set previous = sha256('x') where number = ${SEAL}`,
  `update audit.seals set rows = rows + 1 where number = ${SEAL}`,
  `update audit.seals set upto = upto + 1 where number = (select number from audit.seals order by number limit 1)`,
  `update audit.seals set at = at + interval '1 second' where number = ${SEAL}`,
  `delete from audit.seals where number = ${SEAL}`,
  `delete from audit.seals where number = (select max(number) from audit.seals)`,
  'truncate audit.seals',
  'truncate audit.changes',
  // A chain made anew over what was changed is whole in itself: the hash that was kept outside is not in it.
  `with gone as (delete from audit.seals) update audit.changes set person_id = null; select audit.seal()`,
];
