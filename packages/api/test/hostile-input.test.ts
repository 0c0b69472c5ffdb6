import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectNoInsides, expectRefused, type Listening, startListening } from './http-client.js';
import { ORIGIN } from './second-app.js';

let system: Listening;

beforeAll(async () => {
  system = await startListening();
});

afterAll(() => system?.close());

const ME = '{ me { person { name } } }';

describe('an operation that asks too much', () => {
  it('of 10 MB is refused as too large, and the next one is answered', async () => {
    const sent = await system
      .send({ query: ME, variables: { filler: 'x'.repeat(10_000_000) } })
      .catch(() => null);
    // A connection that is cut while we still send is a refusal too.
    if (sent) expect(sent.status).toBe(413);
    const whole = await system.app.server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { cookie: system.cookie, origin: ORIGIN, 'content-type': 'application/json' },
      payload: `{"query":"${'x'.repeat(10_000_000)}"}`,
    });
    expect(whole.statusCode).toBe(413);
    expect((await system.send({ query: ME })).status).toBe(200);
  });

  it.each([
    ['perPage', { perPage: 1_000_000, page: 1 }],
    ['perPage', { perPage: 101, page: 1 }],
    ['perPage', { perPage: 0, page: 1 }],
    ['perPage', { perPage: -1, page: 1 }],
    ['page', { perPage: 25, page: 0 }],
    ['page', { perPage: 100, page: 2_147_483_647 }],
  ])('is refused at the field: %s %j, by variable and for every list', async (field, variables) => {
    for (const list of ['bookings', 'people', 'organisations', 'services']) {
      const sent = await system.send({
        query: `query ($page: Int!, $perPage: Int!) { ${list}(page: $page, perPage: $perPage) { total } }`,
        variables,
      });
      expectRefused(sent, 'BAD_USER_INPUT');
      expect(JSON.parse(sent.text).errors[0].extensions.fields).toHaveProperty(field);
    }
  });

  it.each([
    [
      '20 levels',
      `{ me { person { memberships ${'{ person { memberships '.repeat(9)} { id } ${'} }'.repeat(9)} } } }`,
    ],
    [
      '100 aliases',
      `{ ${Array.from({ length: 100 }, (_, n) => `a${n}: me { actsForConsortium }`).join(' ')} }`,
    ],
    [
      '50 mutations',
      `mutation { ${Array.from({ length: 50 }, (_, n) => `a${n}: revokeOtherSignIns`).join(' ')} }`,
    ],
    ['100 directives', `{ me { actsForConsortium ${'@skip(if: false) '.repeat(100)} } }`],
    ['5,000 tokens', `{ me { ${'roles '.repeat(5_000)} } }`],
    ['fragments in a circle', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
  ])('is refused: %s', async (_, query) => {
    const sent = await system.send({ query });
    expect(sent.status).toBeLessThan(500);
    expect(sent.codes.length).toBeGreaterThan(0);
    expect(sent.codes).not.toContain('INTERNAL_SERVER_ERROR');
    expect(sent.text).not.toMatch(/"data":\{/);
    expectNoInsides(sent);
  });

  it('is refused in batches, as a persisted query, and by GET where it changes something', async () => {
    expect((await system.send([{ query: ME }, { query: ME }])).status).toBe(400);
    const persisted = await system.send({
      extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
    });
    expect(persisted.codes).toEqual(['BAD_USER_INPUT']);
    const get = await system.get('mutation { revokeOtherSignIns }', { 'apollo-require-preflight': '1' });
    expect(get.status).toBe(405);
  });
});

describe('nonsense', () => {
  it.each([
    ['no JSON', '{'],
    ['JSON of another kind', '"query"'],
    ['null', 'null'],
    ['no query', '{}'],
    ['a query that is a number', '{"query":1}'],
    ['variables that are a list', '{"query":"{ me { roles } }","variables":[]}'],
    ['no GraphQL', '{"query":"select 1"}'],
    ['a field that is not there', '{"query":"{ me { pasword } }"}'],
  ])('is refused without a word of our insides: %s', async (_, body) => {
    const sent = await system.send(body, { accept: 'application/graphql-response+json' });
    expect(sent.status).toBeGreaterThanOrEqual(400);
    expect(sent.status).toBeLessThan(500);
    expectNoInsides(sent);
    expect(sent.text).not.toContain('Did you mean');
  });

  it.each([
    ['a text with a NUL in a filter', 'query ($v: String) { people(filter: {q: $v}) { total } }', 'a\u0000b'],
    ['ids that are none', 'query ($v: ID!) { booking(id: $v) { id } }', "' or 1=1 --"],
    ['percent signs', 'query ($v: String) { people(filter: {q: $v}) { total } }', '%_\\'],
    [
      'the year 0',
      'query ($v: Date!) { availableSlots(serviceId: "x", from: $v, to: $v) { startsAt } }',
      '0000-01-01',
    ],
    [
      'a day that is none',
      'query ($v: Date!) { availableSlots(serviceId: "x", from: $v, to: $v) { startsAt } }',
      '2026-02-30',
    ],
    [
      'all days there are',
      'query ($v: Date!) { availableSlots(serviceId: "x", from: "0001-01-01", to: $v) { startsAt } }',
      '9999-12-31',
    ],
    [
      'a long idempotency key',
      'mutation ($v: String) { updatePerson(id: "x", input: {}, version: 1, idempotencyKey: $v) { id } }',
      'k'.repeat(5_000),
    ],
  ])('is no error of ours: %s', async (_, query, v) => {
    const started = performance.now();
    const sent = await system.send({ query, variables: { v } });
    expect(sent.status).toBeLessThan(500);
    expect(sent.codes).not.toContain('INTERNAL_SERVER_ERROR');
    expect(performance.now() - started).toBeLessThan(2_000);
    expectNoInsides(sent);
  });
});
