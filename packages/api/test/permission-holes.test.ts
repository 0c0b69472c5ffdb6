import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLList, type GraphQLSchema, isObjectType } from 'graphql';
import { ACCESS } from '../src/app.js';
import { type AccessTable, everyone } from '../src/platform/access/access-table.js';
import { freezeClock } from '../src/platform/clock.js';
import { closeGates } from '../src/platform/graphql/gate.js';
import type { App } from '../src/platform/open-app.js';
import { asOwner } from './database-role.js';
import { type Arranged, arrange, callOf } from './matrix/arrange.js';
import { askQuery, introspect, operationOf } from './matrix/ask.js';
import { canariesIn } from './matrix/canaries.js';
import type { Asker } from './matrix/facts.js';
import { isOfOthers } from './matrix/mission.js';
import { type Case, queryCases } from './matrix/queries.js';
import { answerType, selectionsOf } from './matrix/selections.js';
import { Verdicts } from './matrix/verdicts.js';
import { startSecondApp } from './second-app.js';

let arranged: Arranged;
let schema: GraphQLSchema;
let opened: App | null = null;

beforeAll(async () => {
  arranged = await arrange();
  schema = await introspect(arranged.system.anybody);
});

afterEach(async () => {
  await opened?.close();
  opened = null;
});

afterAll(async () => {
  freezeClock(null);
  await arranged?.system.close();
});

/** Another app with other rules over the same rows, and everybody before it. */
async function open(access?: readonly AccessTable[]): Promise<Asker[]> {
  const app = await startSecondApp(arranged.system.databaseUrl, access);
  opened = app;
  return arranged.askersOf((cookie, organisation) => callOf(app, cookie, organisation));
}

/** The access tables with everything granted to everybody. */
const NO_RULES: readonly AccessTable[] = ACCESS.map((table) => ({
  ...table,
  read: Object.fromEntries(
    Object.entries(table.read).map(([name, { fields }]) => [name, { fields, who: everyone(true) }]),
  ),
}));

/** What the matrix finds: the first few findings do. */
async function findings(
  askers: readonly Asker[],
  cases: readonly Case[],
  of: GraphQLSchema = schema,
): Promise<string[]> {
  const asked = {
    facts: arranged.facts,
    canaries: arranged.canaries,
    findings: [],
    verdicts: new Verdicts(),
  };
  for (const asker of askers) for (const one of cases) await askQuery(asked, of, asker, one);
  return asked.findings.map(({ asker, what }: { asker: string; what: string }) => `${asker} ${what}`);
}

/** Canaries of other organisations that come through, whatever the API thinks. */
async function throughTheSecondLock(askers: readonly Asker[], cases: readonly Case[]): Promise<string[]> {
  const leaks = new Set<string>();
  for (const asker of askers.filter((one) => !one.roles.includes('COORDINATOR')))
    for (const { field, variables } of cases) {
      const type = answerType(schema, 'query', field);
      for (const selection of type ? selectionsOf(type) : []) {
        const answer = await asker.call(
          operationOf(schema, 'query', field, Object.keys(variables), selection),
          variables,
        );
        for (const text of canariesIn(JSON.stringify(answer))) {
          const canary = arranged.canaries.get(text);
          if (canary && isOfOthers(asker, arranged.facts, canary))
            leaks.add(`${asker.name}: ${canary.table}.${canary.column}`);
        }
      }
    }
  return [...leaks].sort();
}

/** Somebody of each acting organisation: the second lock asks for nothing else, but for one's own rows. */
const oneOfEach = (askers: readonly Asker[]): Asker[] => [
  ...new Map([...askers].reverse().map((asker) => [asker.organisationId, asker])).values(),
];

/** Where rows come out whose tables are unlocked by hand below. */
const UNLOCKED = ['bookings', 'organisations', 'people'];

const bookings = (cases: readonly Case[]) => cases.filter((one) => one.field === 'bookings');

describe('without any rule of the API', () => {
  it('row-level security keeps other organisations’ own things apart', async () => {
    const askers = await open(NO_RULES);
    // Whoever holds the link of an invitation, or of a reader, reads it, signed in or not.
    const byLink = ['openInvitation', 'openPolicyByLink'];
    const cases = queryCases(arranged.facts).filter((one) => !byLink.includes(one.field));
    expect(await throughTheSecondLock(oneOfEach(askers), cases)).toEqual([]);
    // The rules are really off: a colleague's question is told inside the organisation.
    const staff = askers.filter((asker) => asker.name === 'staff');
    expect((await findings(staff, bookings(cases))).join('\n')).toContain('tells Booking.subject');
  }, 300_000);

  it('a table whose row-level security is gone is found', async () => {
    const askers = await open(NO_RULES);
    const managers = askers.filter((asker) => asker.name === 'otherManager');
    for (const table of ['bookings', 'organisation_facts', 'person_contacts']) {
      await asOwner(arranged.system.databaseUrl, `alter table ${table} disable row level security`);
      try {
        const cases = queryCases(arranged.facts).filter(({ field }) => UNLOCKED.includes(field));
        const leaks = await throughTheSecondLock(managers, cases);
        expect(leaks.filter((leak) => leak.includes(`${table}.`))).not.toEqual([]);
      } finally {
        await asOwner(arranged.system.databaseUrl, `alter table ${table} enable row level security`);
      }
    }
  }, 200_000);
});

describe('a planted hole is found', () => {
  const withWho = (subject: string, set: string): readonly AccessTable[] =>
    ACCESS.map((table) => {
      const planted = table.read[set];
      if (table.subject !== subject || !planted) return table;
      return { ...table, read: { ...table.read, [set]: { ...planted, who: everyone(true) } } };
    });

  it.each([
    ['Booking', 'matter', 'manager', 'booking', 'tells Booking.subject to somebody whom it does not concern'],
    ['Booking', 'outline', 'staff', 'booking', 'shows that a booking is there'],
    ['Booking', 'arrangement', 'coordinator', 'booking', 'tells Booking.service'],
    ['Person', 'contact', 'staff', 'people', 'lets out person_contacts.email'],
    ['PolicyReader', 'all', 'staff', 'policyReader', 'lets out policy_readers.email'],
    ['Acknowledgement', 'all', 'volunteer', 'acknowledgements', 'shows that there is a Acknowledgement'],
    ['LawChange', 'writing', 'trainer', 'lawChange', 'shows that there is a LawChange'],
  ])('in the rule of %s.%s, by %s', async (subject, set, name, asked, what) => {
    const askers = (await open(withWho(subject, set))).filter((asker) => asker.name === name);
    const cases = queryCases(arranged.facts).filter(({ field }) => field === asked);
    expect((await findings(askers, cases)).join('\n')).toContain(what);
  });

  it('in the rule of Organisation.facts, once row-level security does not hold it any more', async () => {
    const askers = (await open(withWho('Organisation', 'facts'))).filter((asker) => asker.name === 'manager');
    const cases = queryCases(arranged.facts).filter((one) => one.field === 'organisations');
    expect(await findings(askers, cases)).toEqual([]);
    await asOwner(arranged.system.databaseUrl, 'alter table organisation_facts disable row level security');
    try {
      expect((await findings(askers, cases)).join('\n')).toContain(
        'lets out organisation_facts.annual_income',
      );
    } finally {
      await asOwner(arranged.system.databaseUrl, 'alter table organisation_facts enable row level security');
    }
  });

  it('in a root field that reads past the rules', async () => {
    const askers = await open();
    const query = opened?.schema.getQueryType();
    const booking = opened?.schema.getType('Booking');
    const pool = opened?.database.jobs;
    if (!query || !isObjectType(booking) || !pool) throw new Error('nothing to plant in');
    const resolve = async () =>
      (await pool.query(`select id, subject, '{}'::text[] as can from bookings`)).rows;
    const field = {
      name: 'planted',
      type: new GraphQLList(booking),
      args: [],
      resolve,
      description: null,
      deprecationReason: null,
      extensions: {},
      astNode: null,
    };
    Object.assign(query.getFields(), { planted: field });
    expect(() => opened && closeGates(opened.schema)).toThrow('Query.planted has no gate');
    const [nobody] = askers;
    if (!nobody) throw new Error('nobody asks');
    const seen = await introspect(nobody.call);
    expect(seen.getQueryType()?.getFields()).toHaveProperty('planted');
    const all = await findings(
      [nobody],
      [{ field: 'planted', variables: {}, target: null, label: 'all' }],
      seen,
    );
    expect(all.join('\n')).toContain('nobody lets out bookings.subject');
  });
});
