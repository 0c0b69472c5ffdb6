import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdviserTime } from '../src/features/availability/adviser-time.entity.js';
import { AvailabilityException } from '../src/features/availability/availability.entity.js';
import { buildAvailabilityException } from '../src/features/availability/availability.factory.js';
import { Booking } from '../src/features/bookings/booking.entity.js';
import { buildAdviserTime, buildBooking } from '../src/features/bookings/booking.factory.js';
import { CONSORTIUM_ID } from '../src/platform/access/viewer.js';
import { newId } from '../src/platform/new-id.js';
import { arrangeConsortium, type Consortium } from './consortium.js';
import { asOwner, asRole, refusalOf } from './database-role.js';
import { startTestSystem, type TestSystem } from './harness.js';

/** Rows that requests only add: nobody reads them by the API. */
const ONLY_WRITTEN = ['acknowledgement_links', 'file_links'];

/** Tables whose every row the pool may know: they say nothing about a member. */
const PUBLIC_IN_THE_POOL = [
  'adviser_time',
  'availabilities',
  'availability_exceptions',
  'bank_holidays',
  'districts',
  'organisations',
  'service_advisers',
  'service_categories',
  'services',
];
/** Of these the pool knows the rows of its advisers. */
const KNOWN_IN_PART = ['people'];
/** Kept by the migrator, under no policy, and so under no right of the application. */
const OF_THE_OWNER = ['mikro_orm_migrations'];

const REFUSED = '42501';

let system: TestSystem;
let world: Consortium;
let booking: Booking;
let url: string;

const tableNames = async () => {
  const rows = await asOwner<{ name: string }>(
    url,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  return rows.map((row) => row.name);
};

const asApp = <T>(organisation: { id: string } | null, work: Parameters<typeof asRole<T>>[3]) =>
  asRole(url, 'app', organisation?.id ?? null, work);

beforeAll(async () => {
  system = await startTestSystem();
  url = system.databaseUrl;
  world = await arrangeConsortium(system.em);
  const { people, member, provider, advice, category } = world;
  booking = system.em.create(
    Booking,
    buildBooking({
      organisation: member.id,
      provider: provider.id,
      category: category.id,
      service: advice.id,
      adviser: people.adviser.id,
      bookedBy: people.manager.id,
    }),
  );
  await system.em.flush();
  system.em.create(AdviserTime, buildAdviserTime(booking, advice));
  system.em.create(
    AvailabilityException,
    buildAvailabilityException({ availability: people.adviser.id, provider: provider.id }),
  );
  await system.em.flush();
});

afterAll(() => system?.close());

describe('nobody in particular', () => {
  it('sees no row but what the pool may know', async () => {
    const names = (await tableNames()).filter((name) => !OF_THE_OWNER.includes(name));
    const counted: Record<string, number> = {};
    for (const name of names) {
      const count = () =>
        asApp(null, (sql) => sql<{ n: number }>(`select count(*)::int as n from "${name}"`));
      if (ONLY_WRITTEN.includes(name)) expect(await refusalOf(count())).toBe(REFUSED);
      else counted[name] = (await count())[0]?.n ?? -1;
    }
    const seen = Object.keys(counted).filter((name) => (counted[name] ?? 0) > 0);
    expect(seen.sort()).toEqual([...PUBLIC_IN_THE_POOL, ...KNOWN_IN_PART].sort());
    expect(counted.people).toBe(2);
  });

  it('cannot write any row', async () => {
    for (const statement of [
      `insert into people (id, name, created_at) values ('${newId()}', 'Nobody', now())`,
      `insert into adviser_time values ('${newId()}', '${world.people.adviser.id}', now(), 15, tstzrange(now(), now() + interval '1 hour'))`,
      `insert into organisations (id, name, kind, created_at) values ('${newId()}', 'Nobody', 'MEMBER', now())`,
      `insert into bank_holidays values ('2026-11-23', 'Every Monday')`,
    ])
      expect(await refusalOf(asApp(null, (sql) => sql(statement)))).toBe(REFUSED);
    expect(
      await asApp(null, (sql) => sql(`update organisations set name = name || '!' returning id`)),
    ).toEqual([]);
    expect(await asApp(null, (sql) => sql(`delete from adviser_time returning booking_id`))).toEqual([]);
  });
});

describe('an organisation', () => {
  it('sees its own rows of what belongs to an organisation', async () => {
    for (const table of ['bookings', 'memberships', 'organisation_facts']) {
      const rows = await asApp(world.member, (sql) =>
        sql<{ organisation_id: string }>(`select organisation_id from ${table}`),
      );
      expect(new Set(rows.map((row) => row.organisation_id))).toEqual(new Set([world.member.id]));
    }
    const contacts = await asApp(world.member, (sql) =>
      sql<{ person_id: string }>('select person_id from person_contacts'),
    );
    const { manager, staff, bookingStaff, trustee, volunteer } = world.people;
    expect(new Set(contacts.map((row) => row.person_id))).toEqual(
      new Set([manager, staff, bookingStaff, trustee, volunteer].map((person) => person.id)),
    );
    expect(await asApp(world.other, (sql) => sql('select id from bookings'))).toEqual([]);
    expect(await asApp(world.provider, (sql) => sql('select id from bookings'))).toEqual([
      { id: booking.id },
    ]);
  });

  const foreign: [string, () => string][] = [
    [
      'a membership',
      () => `insert into memberships (id, person_id, organisation_id, role, created_at)
      values ('${newId()}', '${world.people.manager.id}', '${world.other.id}', 'MANAGER', now())`,
    ],
    [
      'a role in the consortium',
      () => `insert into memberships (id, person_id, role, created_at)
      values ('${newId()}', '${world.people.manager.id}', 'COORDINATOR', now())`,
    ],
    ['facts', () => `insert into organisation_facts (organisation_id) values ('${world.other.id}')`],
    [
      'an organisation',
      () =>
        `insert into organisations (id, name, kind, created_at) values ('${newId()}', 'New', 'MEMBER', now())`,
    ],
    [
      'a category',
      () => `insert into service_categories (id, name, short_name) values ('${newId()}', 'New', 'New')`,
    ],
    [
      'a service',
      () => `insert into services (id, name, category_id, description, provider_id, eligibility, durations, channels, created_at)
      values ('${newId()}', 'New', '${world.category.id}', '', '${world.provider.id}', '{}', '{30}', '{PHONE}', now())`,
    ],
    [
      'an adviser of a service',
      () => `insert into service_advisers values ('${world.advice.id}', '${world.people.manager.id}')`,
    ],
    [
      'an exception',
      () => `insert into availability_exceptions (id, adviser_id, provider_id, kind, from_date, to_date, created_at)
      values ('${newId()}', '${world.people.adviser.id}', '${world.provider.id}', 'LEAVE', '2026-12-01', '2026-12-01', now())`,
    ],
    ['an own booking that moves to it', () => `update bookings set organisation_id = '${world.other.id}'`],
    [
      'an own membership that moves to it',
      () => `update memberships set organisation_id = '${world.other.id}'`,
    ],
    [
      'an own idempotency key',
      () =>
        `insert into idempotency_keys values ('${world.people.manager.id}', '${world.other.id}', 'k', 'h', null, now())`,
    ],
  ];

  it.each(foreign)('cannot give another organisation %s', async (_, statement) => {
    expect(await refusalOf(asApp(world.member, (sql) => sql(statement())))).toBe(REFUSED);
  });

  it('changes nothing of another organisation, whatever the statement', async () => {
    for (const [table, column] of [
      ['organisations', 'name'],
      ['organisation_facts', 'contact_name'],
      ['bookings', 'subject'],
      ['people', 'name'],
      ['person_contacts', 'phone'],
      ['services', 'name'],
      ['availability_exceptions', 'kind'],
    ]) {
      const changed = (organisation: { id: string }) =>
        asApp(organisation, (sql) =>
          sql<{ n: number }>(
            `with u as (update ${table} set ${column} = ${column} returning 1) select count(*)::int as n from u`,
          ),
        );
      const visible = await asOwner<{ n: number }>(url, `select count(*)::int as n from ${table}`);
      expect((await changed(world.other))[0]?.n).toBeLessThan(visible[0]?.n ?? 0);
    }
    const touched = await asApp(world.other, (sql) => sql(`update bookings set subject = 'x' returning id`));
    expect(touched).toEqual([]);
    expect(await refusalOf(asApp(world.member, (sql) => sql('delete from bookings')))).toBe(REFUSED);
    expect(await refusalOf(asApp(world.member, (sql) => sql('truncate bookings')))).toBe(REFUSED);
  });

  it('does not act for the consortium, and the consortium does not touch bookings', async () => {
    const [row] = await asApp(world.member, (sql) =>
      sql<{ acts: boolean }>('select app.acts_for_consortium() as acts'),
    );
    expect(row?.acts).toBe(false);
    expect(
      await asApp({ id: CONSORTIUM_ID }, (sql) => sql(`update bookings set subject = 'x' returning id`)),
    ).toEqual([]);
  });
});

describe('the time of an adviser', () => {
  it('says nothing about members', async () => {
    const columns = await asOwner<{ name: string }>(
      url,
      `select column_name as name from information_schema.columns where table_name = 'adviser_time' order by ordinal_position`,
    );
    expect(columns.map((column) => column.name)).toEqual([
      'booking_id',
      'adviser_id',
      'starts_at',
      'minutes',
      'blocked',
    ]);
  });

  it('cannot be given twice, buffers included, whoever tries', async () => {
    const end = booking.endsAt.getTime();
    const insert = (from: number) =>
      asApp(world.other, (sql) =>
        sql(
          `insert into adviser_time (booking_id, adviser_id, starts_at, minutes, blocked) values ($1, $2, $3, 15, tstzrange($3, $4))`,
          [newId(), world.people.adviser.id, new Date(from), new Date(from + 15 * 60_000)],
        ),
      );
    expect(await refusalOf(insert(booking.startsAt.getTime()))).toBe('23P01');
    expect(await refusalOf(insert(end + 14 * 60_000))).toBe('23P01');
    expect(await refusalOf(insert(end + 15 * 60_000))).toBeNull();
  });
});
