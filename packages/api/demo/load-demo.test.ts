import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verify } from '@node-rs/argon2';
import pg from 'pg';
import { ENTITIES } from '../src/features/entities.js';
import { freezeClock } from '../src/platform/clock.js';
import { migrate } from '../src/platform/db/database.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/db/embedded-postgres.js';
import { DEMO_PASSWORD, DEMO_SIGN_INS } from './demo-sign-ins.js';
import { loadDemo } from './load-demo.js';

const NOW = new Date('2026-11-23T14:20:00Z'); // a Monday, on which the HR adviser of the demo works
const MIGRATIONS = fileURLToPath(new URL('../src/migrations', import.meta.url));

let dataDir: string;
let postgres: EmbeddedPostgres;
let url: string;
let pool: pg.Pool;
let milliseconds: number;

async function makeDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const address = postgres.url.replace(/[^/]+$/, name);
  await migrate(address, ENTITIES, MIGRATIONS);
  return address;
}

async function rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await pool.query<Row>(sql, values)).rows;
}

/** A number for each table that changes with any of its rows; salted passwords are left out. */
async function checksums(address: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('public', 'auth') and tablename not like 'mikro_orm%' order by 1`,
    );
    const sums: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const sum = await client.query<{ rows: string; sum: string | null }>(
        `select count(*) as rows, md5(string_agg(row, '' order by row)) as sum
         from (select (to_jsonb(t) - 'password')::text as row from ${name} t) s`,
      );
      sums[name] = `${sum.rows[0]?.rows} rows, ${sum.rows[0]?.sum}`;
    }
    return sums;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  freezeClock(NOW);
  dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
  postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  url = await makeDatabase('demo');
  const begun = performance.now();
  await loadDemo(url, 'http://127.0.0.1:4000');
  milliseconds = performance.now() - begun;
  pool = new pg.Pool({ connectionString: url });
  // Ending PostgreSQL may be quicker than a connection's goodbye.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined)); // PostgreSQL says goodbye when it stops
});

afterAll(async () => {
  freezeClock(null);
  await pool?.end();
  await postgres?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('loading the demo consortium', () => {
  it('takes less than ten seconds', () => {
    expect(milliseconds).toBeLessThan(10_000);
  });

  it('answers the same rows in another database at the same instant, and adds nothing to a system in use', async () => {
    const first = await checksums(url);
    const again = await makeDatabase('again');
    await loadDemo(again, 'http://127.0.0.1:4000');
    expect(await checksums(again)).toEqual(first);
    await loadDemo(url, 'http://127.0.0.1:4000');
    expect(await checksums(url)).toEqual(first);
  });

  it('lets the eight people of the demo sign in, and nobody else', async () => {
    const accounts = await rows<{ email: string; password: string; same: boolean }>(
      `select u.email, a.password, u.id = p.id::text and u.name = p.name and a."accountId" = u.id as same
       from auth."user" u join auth.account a on a."userId" = u.id and a."providerId" = 'credential'
       join person_contacts c on c.email = u.email join people p on p.id = c.person_id`,
    );
    expect(accounts.map(({ email }) => email).sort()).toEqual(DEMO_SIGN_INS.map(({ email }) => email).sort());
    expect(accounts.every(({ same }) => same)).toBe(true);
    expect(await verify(accounts[0]?.password ?? '', DEMO_PASSWORD)).toBe(true);
    expect(await rows('select from auth.account')).toHaveLength(8);
  });

  it('goes on numbering bookings where the demo ends', async () => {
    const [numbers] = await rows(
      `select max(number)::int as last, count(*)::int as count, nextval('bookings_number_seq')::int as next,
         bool_and(number = place) as in_order
       from (select number, row_number() over (order by created_at, id) as place from bookings) b`,
    );
    expect(numbers?.last).toBe(numbers?.count);
    expect(numbers?.next).toBe(numbers?.count + 1);
    expect(numbers?.in_order).toBe(true);
  });

  it('holds the time of every booking that is not declined, expired or cancelled, with the buffers of its service', async () => {
    const wrong = await rows(
      `select b.number, b.status from bookings b join services s on s.id = b.service_id
       left join adviser_time t on t.booking_id = b.id and t.adviser_id = b.adviser_id and t.starts_at = b.starts_at
         and t.minutes = b.duration_minutes
         and t.blocked = tstzrange(b.starts_at - s.buffer_before_minutes * interval '1 minute',
           b.ends_at + s.buffer_after_minutes * interval '1 minute')
       where (b.status in ('DECLINED', 'EXPIRED', 'CANCELLED')) = (t.booking_id is not null)
         or b.ends_at <> b.starts_at + b.duration_minutes * interval '1 minute'`,
    );
    expect(wrong).toEqual([]);
    expect(await rows('select from adviser_time where booking_id not in (select id from bookings)')).toEqual(
      [],
    );
  });

  it('keeps to what each service and each state allows', async () => {
    const wrong = await rows(
      `select b.number, b.status from bookings b join services s on s.id = b.service_id
       where b.created_at > b.starts_at - s.lead_time_hours * interval '1 hour'
         or b.created_at < b.starts_at - s.horizon_days * interval '1 day' or b.created_at >= $1
         or not b.channel = any(s.channels) or not b.duration_minutes = any(s.durations)
         or not exists (select from service_advisers a where a.service_id = s.id and a.person_id = b.adviser_id)
         or not exists (select from memberships m where m.person_id = b.booked_by_id
           and m.organisation_id = b.organisation_id and m.may_book)
         or exists (select from unnest(b.shared_with) p where not exists (select from memberships m
           where m.person_id = p and m.organisation_id = b.organisation_id))
         or (b.status = 'REQUESTED') <> (b.answer_by is not null) or b.answer_by <= $1
         or b.status in ('REQUESTED', 'DECLINED', 'EXPIRED') and not s.needs_approval
         or b.status in ('COMPLETED', 'NO_SHOW') and b.starts_at > $1
         or (b.status = 'COMPLETED') <> (b.minutes_used is not null) or b.minutes_used % 15 <> 0
         or (b.status = 'CANCELLED') <> (b.cancel_reason is not null and b.cancelled_late is not null)
         or (b.status = 'DECLINED') <> (b.decline_reason is not null)`,
      [NOW],
    );
    expect(wrong).toEqual([]);
  });

  it('has a few bookings in every state, none of them by the members of 2007', async () => {
    const counts = await rows<{ status: string; count: number }>(
      'select status, count(*)::int as count from bookings group by status',
    );
    expect(counts).toHaveLength(7);
    expect(Math.min(...counts.map(({ count }) => count))).toBeGreaterThan(1);
    const members = await rows<{ illustrative: boolean }>(
      'select distinct o.id, o.illustrative from bookings b join organisations o on o.id = b.organisation_id',
    );
    expect(members.length).toBeGreaterThan(35);
    expect(members.filter(({ illustrative }) => illustrative)).toEqual([]);
  });
});
