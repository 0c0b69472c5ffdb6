import { mongoQueryMatcher, subject } from '@casl/ability';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { bookingAccess } from '../src/features/bookings/booking.access.js';
import { BOOKING_STATUSES } from '../src/features/bookings/booking-status.js';
import type { Condition } from '../src/platform/access/access-table.js';
import { Permissions, type Rows } from '../src/platform/access/permissions.js';
import { ROLES } from '../src/platform/access/role.js';
import type { Viewer } from '../src/platform/access/viewer.js';
import { Parameters, rowsSql, type Source } from '../src/platform/db/condition-sql.js';
import { newId } from '../src/platform/new-id.js';
import { startTestSystem, type TestSystem } from './harness.js';

const NOW = new Date('2026-11-23T09:00:00Z');
/** Few of each, so that they meet. */
const PEOPLE = [newId(), newId(), newId()];
const ORGANISATIONS = [newId(), newId(), newId()];

let system: TestSystem;
let pool: pg.Pool;
let source: Source;

beforeAll(async () => {
  system = await startTestSystem();
  pool = new pg.Pool({ connectionString: system.databaseUrl, max: 1 });
  const meta = system.app.database.entities.get('Booking');
  if (!meta) throw new Error('there are no bookings');
  source = { meta, alias: 'r' };
});

afterAll(async () => {
  await pool?.end();
  await system?.close();
});

const person = fc.constantFrom(...PEOPLE);
const organisation = fc.constantFrom(...ORGANISATIONS);
const instant = fc.integer({ min: -2, max: 2 }).map((hours) => new Date(NOW.getTime() + hours * 3_600_000));

const booking = fc.record({
  organisation,
  provider: organisation,
  adviser: person,
  bookedBy: person,
  sharedWith: fc.uniqueArray(person, { maxLength: 3 }),
  status: fc.constantFrom(...BOOKING_STATUSES),
  startsAt: instant,
  answerBy: fc.option(instant, { nil: null }),
});
type Row = typeof booking extends fc.Arbitrary<infer T> ? T : never;
const bookings = fc.array(booking, { minLength: 1, maxLength: 25 });

const viewer: fc.Arbitrary<Viewer> = fc.record({
  personId: person,
  personName: fc.constant(''),
  signInId: fc.constant(''),
  token: fc.constant(null),
  secondFactorMissing: fc.constant(false),
  organisationId: fc.option(organisation, { nil: null }),
  facts: fc.constant(null),
  roles: fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 3 }),
  mayBook: fc.boolean(),
  responsibilities: fc.subarray(['HS_LEAD']),
  memberships: fc.constant([]),
});

/** Which of the rows PostgreSQL finds. */
async function foundBySql(rows: readonly Row[], wanted: Rows): Promise<boolean[]> {
  const parameters = new Parameters();
  const table = parameters.add(
    JSON.stringify(
      rows.map((row) => ({
        organisation_id: row.organisation,
        provider_id: row.provider,
        adviser_id: row.adviser,
        booked_by_id: row.bookedBy,
        shared_with: row.sharedWith,
        status: row.status,
        starts_at: row.startsAt,
        answer_by: row.answerBy,
      })),
    ),
  );
  const condition = rowsSql(source, wanted, parameters) ?? 'true';
  const found = await pool.query<{ holds: boolean | null }>(
    `select ${condition} as holds from jsonb_populate_recordset(null::bookings, ${table}) r`,
    parameters.values,
  );
  return found.rows.map((row) => row.holds === true);
}

describe('a condition means the same in PostgreSQL and in the browser', () => {
  it('in the access table of bookings, for any viewer', async () => {
    const actions = ['read', ...Object.keys(bookingAccess.actions)];
    await fc.assert(
      fc.asyncProperty(viewer, bookings, fc.constantFrom(...actions), async (who, rows, action) => {
        const permissions = new Permissions([bookingAccess], who);
        const granted =
          action === 'read' ? permissions.visible('Booking') : permissions.action('Booking', action);
        const told = rows.map((row) =>
          permissions.ability.can(
            action,
            subject('Booking', { ...row }),
            action === 'read' ? 'id' : undefined,
          ),
        );
        expect(await foundBySql(rows, granted)).toEqual(told);
      }),
      { numRuns: 300 },
    );
  });

  it('for every set of fields', async () => {
    await fc.assert(
      fc.asyncProperty(
        viewer,
        bookings,
        fc.constantFrom('label', 'service', 'subject'),
        async (who, rows, field) => {
          const permissions = new Permissions([bookingAccess], who);
          const told = rows.map((row) =>
            permissions.ability.can('read', subject('Booking', { ...row }), field),
          );
          expect(await foundBySql(rows, permissions.field('Booking', field))).toEqual(told);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('in the states of a booking', async () => {
    const states = Object.values(bookingAccess.states?.(NOW) ?? {});
    expect(states.length).toBeGreaterThan(4);
    await fc.assert(
      fc.asyncProperty(bookings, fc.constantFrom(...states), async (rows, state) => {
        expect(await foundBySql(rows, [state])).toEqual(rows.map(mongoQueryMatcher({ ...state })));
      }),
      { numRuns: 200 },
    );
  });

  it('for every operator that access tables may use', async () => {
    const plain = <T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
      fc.record(parts, { noNullPrototype: true });
    const condition: fc.Arbitrary<Condition> = fc.oneof(
      plain({ answerBy: fc.constantFrom(null, { $ne: null }) }),
      plain({ startsAt: plain({ $gt: instant }) }),
      plain({ startsAt: plain({ $gte: instant, $lt: instant }) }),
      plain({ startsAt: plain({ $lte: instant }) }),
      plain({ status: plain({ $ne: fc.constantFrom(...BOOKING_STATUSES) }) }),
      plain({ status: plain({ $in: fc.subarray([...BOOKING_STATUSES]) }) }),
      plain({ sharedWith: plain({ $all: fc.subarray(PEOPLE, { minLength: 1 }) }), adviser: person }),
    );
    await fc.assert(
      fc.asyncProperty(
        bookings,
        fc.array(condition, { minLength: 1, maxLength: 3 }),
        async (rows, conditions) => {
          const matches = conditions.map((one) => mongoQueryMatcher({ ...one }));
          expect(await foundBySql(rows, conditions)).toEqual(
            rows.map((row) => matches.some((match) => match(row))),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
