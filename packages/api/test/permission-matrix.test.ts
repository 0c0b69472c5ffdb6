import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { FeedLinks } from '../src/platform/calendar/feed-links.js';
import { freezeClock } from '../src/platform/clock.js';
import { asOwner } from './database-role.js';
import { SECRET } from './harness.js';
import { type Arranged, arrange, tablesOf } from './matrix/arrange.js';
import { type Asked, askOracle, askQuery, introspect } from './matrix/ask.js';
import { canariesIn, findForgottenColumns } from './matrix/canaries.js';
import { doMutation } from './matrix/do.js';
import type { Asker } from './matrix/facts.js';
import { isConcerned, mayKnowArrangement, mayKnowOfBooking } from './matrix/mission.js';
import { mutationCases } from './matrix/mutations.js';
import { oracles, queryCases } from './matrix/queries.js';
import { RolledBack } from './matrix/rolled-back.js';
import { printMatrix, Verdicts } from './matrix/verdicts.js';
import { ORIGIN } from './second-app.js';

/** What mutations alone answer: `Mutation.openFile` tells who gets a link; `invitation.test.ts` what accepting answers. */
const OF_MUTATIONS = [
  'FileLink',
  'AcceptedInvitation',
  'RowProblem',
  'DocumentLink',
  'ImportedText',
  'PackLink',
];

/** What there is no occasion for in this world; `new-editions.test.ts` and `policies-and-readers.test.ts` see it. */
const WITHOUT_OCCASION = [
  'Policy.adviserService',
  'PolicyClash.taken',
  'PolicyByLink.documentName',
  'PolicyByLink.documentUrl',
];

/** People who ask their queries at the same time. */
const AT_ONCE = 4;

const COMMITTED = new URL('./permission-matrix.json', import.meta.url);

let arranged: Arranged;
let schema: GraphQLSchema;
let asked: Asked;

beforeAll(async () => {
  arranged = await arrange();
  schema = await introspect(arranged.system.anybody);
  asked = { facts: arranged.facts, canaries: arranged.canaries, findings: [], verdicts: new Verdicts() };
});

afterAll(async () => {
  freezeClock(null);
  await arranged?.system.close();
});

/** What was found since the last look. */
const found = () =>
  asked.findings.splice(0).map(({ asker, operation, what }) => `${asker}: ${operation}: ${what}`);

/** All that the database holds, in one number a table. */
async function checksums(): Promise<unknown[]> {
  const tables = await tablesOf(arranged.system.databaseUrl);
  const sums = tables.map(
    (table) =>
      `select '${table}' as name, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as sum from "${table}" t`,
  );
  return asOwner(arranged.system.databaseUrl, `${sums.join(' union all ')} order by 1`);
}

describe('everybody who asks for everything', () => {
  it('finds a canary in every free text', async () => {
    expect(await findForgottenColumns(arranged.system.databaseUrl)).toEqual([]);
  });

  it('is told by queries what the mission allows, and no more', async () => {
    const cases = queryCases(arranged.facts);
    const fields = new Set(cases.map((one) => one.field));
    expect([...fields].sort()).toEqual(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort());
    const ask = async (asker: Asker) => {
      for (const one of cases) await askQuery(asked, schema, asker, one);
    };
    // Each waits for the database most of the time.
    for (let first = 0; first < arranged.askers.length; first += AT_ONCE)
      await Promise.all(arranged.askers.slice(first, first + AT_ONCE).map(ask));
    expect(found()).toEqual([]);
  }, 600_000);

  it('finds out nothing by searching', async () => {
    for (const asker of arranged.askers)
      for (const one of oracles(arranged.facts, arranged.services, arranged.canaries))
        await askOracle(asked, asker, one);
    expect(found()).toEqual([]);
  }, 120_000);

  it('changes what is theirs to change, and nothing else', async () => {
    const before = await checksums();
    const undone = new RolledBack(arranged.system.app.database, await tablesOf(arranged.system.databaseUrl));
    const cases = mutationCases(schema, arranged.facts);
    const done = new Set([
      ...cases.map((one) => one.field),
      'revokeSignIn',
      'revokeOtherSignIns',
      'revokeApiToken',
      'complain',
    ]);
    expect([...done].sort()).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
    for (const asker of arranged.askers) {
      // They all ask from one network address, which may not try more than so many links a minute.
      await asOwner(arranged.system.databaseUrl, 'delete from auth.sign_in_failure');
      for (const one of cases) await doMutation(asked, schema, undone, asker, one);
    }
    expect(found()).toEqual([]);
    expect(await checksums()).toEqual(before);
  }, 600_000);

  it('is told the same when all ask at once', async () => {
    const ask = async (asker: Asker) =>
      JSON.stringify(
        (
          await asker.call(
            '{ bookings(perPage: 100) { total items { id subject } } people { items { id email } } }',
          )
        ).data,
      );
    const alone: string[] = [];
    for (const asker of arranged.askers) alone.push(await ask(asker));
    for (let round = 0; round < 8; round += 1)
      expect(await Promise.all(arranged.askers.map(ask))).toEqual(alone);
  });

  it('is told the same by an API token of theirs, and no more', async () => {
    const query =
      '{ bookings(perPage: 100) { total items { id subject can } } people { items { id email pendingEmail } } organisations { items { id annualIncome } } }';
    for (const asker of arranged.askers.filter(({ roles }) => roles.length > 0)) {
      const { data } = await asker.call(
        'mutation { createApiToken(input: { name: "x", scope: READ_AND_CHANGE }) { token } }',
      );
      const answer = await arranged.system.app.server.inject({
        method: 'POST',
        url: '/graphql',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${data.createApiToken.token}`,
        },
        payload: JSON.stringify({ query }),
      });
      expect(answer.json().data).toEqual((await asker.call(query)).data);
    }
  });

  it('ends nobody else’s API token', async () => {
    const all = () =>
      asOwner(arranged.system.databaseUrl, 'select id, revoked_at from auth.api_token order by 1');
    const before = await all();
    const { people } = arranged.world;
    for (const asker of arranged.askers)
      for (const { id } of Object.values(people).filter((person) => person.id !== asker.personId)) {
        const { errors } = await asker.call('mutation ($id: ID!) { revokeApiToken(id: $id) }', { id });
        if (asker.personId === null) expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      }
    expect(await all()).toEqual(before);
  });

  it('ends nobody else’s sign-in', async () => {
    const all = () =>
      asOwner<{ id: string; userId: string }>(
        arranged.system.databaseUrl,
        'select id, "userId" from auth.session order by id',
      );
    const before = await all();
    for (const asker of arranged.askers)
      for (const signIn of before.filter((one) => one.userId !== asker.personId).slice(0, 5)) {
        const { errors } = await asker.call('mutation ($id: ID!) { revokeSignIn(id: $id) }', {
          id: signIn.id,
        });
        if (asker.personId === null) expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      }
    const { data } = (await arranged.askers[1]?.call('mutation { revokeOtherSignIns }')) ?? {};
    expect(data).toEqual({ revokeOtherSignIns: true });
    expect(await all()).toEqual(before);
  });
});

describe('calendar feeds', () => {
  it('lead everybody to the appointments that they may know of, and to no word about them', async () => {
    const links = new FeedLinks(SECRET, ORIGIN);
    const revision = 1;
    const told: string[] = [];
    for (const [id, feed] of arranged.facts.feeds) {
      const answer = await arranged.system.app.server.inject({
        url: new URL(links.urlOf({ id, revision })).pathname,
      });
      const owner = arranged.askers.find(
        (asker) => asker.personId === feed.person && asker.organisationId === feed.organisation,
      );
      const isManager = owner?.roles.includes('MANAGER') ?? false;
      const isOpen = owner && !feed.revoked && (feed.scope === 'PERSON' || isManager);
      expect({ feed, status: answer.statusCode }).toEqual({ feed, status: isOpen ? 200 : 404 });
      if (!isOpen) continue;
      for (const text of canariesIn(answer.body.replaceAll('\r\n ', '')))
        told.push(`${arranged.canaries.get(text)?.table}.${arranged.canaries.get(text)?.column}`);
      for (const booking of arranged.facts.bookings.keys()) {
        const shown = answer.body.includes(`UID:booking-${booking}@`);
        const may =
          feed.scope === 'PERSON'
            ? isConcerned(owner, arranged.facts, booking)
            : mayKnowOfBooking(owner, arranged.facts, booking);
        expect({ feed, booking, shown }).toEqual({ feed, booking, shown: may });
        const [, entry = ''] = answer.body.split(`UID:booking-${booking}@`);
        const arrangement = entry.split('END:VEVENT')[0]?.includes('LOCATION:') ?? false;
        expect({ feed, booking, arrangement }).toEqual({
          feed,
          booking,
          arrangement: shown && mayKnowArrangement(owner, arranged.facts, booking),
        });
      }
    }
    expect([...new Set(told)].sort()).toEqual(['organisations.name', 'service_categories.short_name']);
  });
});

describe('the matrix', () => {
  it('has seen every field of the schema told to somebody', () => {
    const matrix = asked.verdicts.toMatrix();
    const fields = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(
        (type) =>
          !type.name.startsWith('__') && type.name !== 'Mutation' && !OF_MUTATIONS.includes(type.name),
      )
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    expect(fields.filter((field) => !(field in matrix) && !WITHOUT_OCCASION.includes(field))).toEqual([]);
  });

  it('is as committed (else look at what changed, then: UPDATE_MATRIX=1 npm test -w packages/api -- permission-matrix)', () => {
    const now = printMatrix(asked.verdicts.toMatrix());
    if (process.env.UPDATE_MATRIX === '1') writeFileSync(COMMITTED, now);
    expect(now).toBe(readFileSync(COMMITTED, 'utf8'));
  });
});
