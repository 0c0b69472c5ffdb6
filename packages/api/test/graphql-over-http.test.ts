import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditServer } from 'graphql-http';
import { newId } from '../src/platform/new-id.js';
import { expectRefused, type Listening, startListening } from './http-client.js';
import { ORIGIN } from './second-app.js';

let system: Listening;

beforeAll(async () => {
  system = await startListening();
});

afterAll(() => system?.close());

const ME = '{ me { person { name } } }';

describe('GraphQL over HTTP', () => {
  it('has no error in the audit of graphql-http', async () => {
    const results = await auditServer({
      url: system.url,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, {
          ...init,
          headers: {
            ...init.headers,
            cookie: system.cookie,
            origin: ORIGIN,
            'apollo-require-preflight': '1',
          },
        }),
    });
    const counts: Record<string, number> = {};
    for (const result of results) counts[result.status] = (counts[result.status] ?? 0) + 1;
    process.stdout.write(`graphql-http audit: ${JSON.stringify(counts)}\n`);
    expect(results.filter((result) => result.status === 'error')).toEqual([]);
    expect(results.length).toBeGreaterThan(50);
  });

  it('answers a page of our own', async () => {
    const sent = await system.send({ query: ME });
    expect(sent).toMatchObject({ status: 200, codes: [] });
    expect(JSON.parse(sent.text).data.me.person.name).toBe('Mandeep Gill');
  });
});

describe('a question asked often, which is compiled', () => {
  const LIST = `query Often($perPage: Int!, $with: Boolean!, $status: [BookingStatus!]) {
    first: bookings(perPage: $perPage, filter: { status: $status }) { total items { ...Row } }
    bookings(perPage: 2) { __typename items { ... on Booking { key: id } } }
    __typename
  }
  fragment Row on Booking { id startsAt organisation { id ...Name } service @include(if: $with) { name } }
  fragment Name on Organisation { name version }`;
  const fitting = { perPage: 5, with: true, status: ['CONFIRMED', 'REQUESTED'] };

  it.each([
    ['aliases, fragments, directives', LIST, fitting],
    ['the other side of a directive', LIST, { ...fitting, with: false }],
    ['an error beside data', LIST, { ...fitting, perPage: 1_000 }],
    ['a variable that is missing', LIST, { with: true }],
    ['a variable of another type', LIST, { ...fitting, perPage: 'five' }],
    ['a value that is none of the enum', LIST, { ...fitting, status: ['LOST'] }],
    ['an enum, a default and null', '{ bookings(sort: null, page: 1) { total } }', {}],
    ['an id that is none', 'query ($id: ID!) { booking(id: $id) { id } }', { id: 'x' }],
    ['introspection', '{ __schema { queryType { name } } __type(name: "Booking") { kind name } }', {}],
  ])('is answered as at first: %s', async (_, query, variables) => {
    const answers = [];
    for (let time = 0; time < 5; time += 1) {
      const { status, text } = await system.send({ query, variables });
      answers.push({ status, text });
    }
    expect(answers.slice(1)).toEqual(Array(4).fill(answers[0]));
  });
});

describe('somebody who is not signed in', () => {
  it.each([
    ['without a cookie', {}],
    ['with a cookie that we did not sign', { cookie: 'back-office.session_token=abc.def' }],
    ['with half a cookie', { cookie: 'back-office.session_token=' }],
    ['with a cookie that is no text', { cookie: 'back-office.session_token=%E0%A4%A' }],
    [
      'with a signed token of nobody',
      { cookie: `back-office.session_token=${'a'.repeat(48)}.${'b'.repeat(44)}` },
    ],
    ['with a malformed bearer token', { authorization: 'Bearer null' }],
    ['with an empty Authorization', { authorization: '' }],
    ['with binary in Authorization', { authorization: 'Bearer \u00ff\u00fe' }],
  ])('is told so: %s', async (_, headers: Record<string, string>) => {
    const sent = await system.send({ query: '{ bookings { total } }' }, { cookie: '', ...headers });
    expectRefused(sent, 'UNAUTHENTICATED');
    expect((await system.send({ query: ME }, { cookie: '', ...headers })).text).toContain('"me":null');
  });

  it('is nobody with the token of somebody and a changed signature', async () => {
    const changed = system.cookie.replace('session_token=', 'session_token=0');
    expectRefused(
      await system.send({ query: '{ bookings { total } }' }, { cookie: changed }),
      'UNAUTHENTICATED',
    );
  });
});

describe('another site', () => {
  it('is refused with its Origin, and where a cookie comes without one', async () => {
    expect((await system.send({ query: ME }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await system.send({ query: ME }, { origin: 'null' })).status).toBe(403);
    expect((await system.send({ query: ME }, { origin: 'http://127.0.0.1:4000.evil.example' })).status).toBe(
      403,
    );
    const bare = await system.app.server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { cookie: system.cookie, 'content-type': 'application/json' },
      payload: { query: ME },
    });
    expect(bare.statusCode).toBe(403);
    const program = await system.app.server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload: { query: ME },
    });
    expect(program.statusCode).toBe(200);
  });

  it('gets nothing by a form, a link or text', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect(
        (await system.send(JSON.stringify({ query: ME }), { 'content-type': type })).status,
      ).toBeGreaterThanOrEqual(400);
    expect((await system.get(ME)).status).toBe(400);
  });

  it('is not invited by CORS', async () => {
    const response = await fetch(system.url, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('acting for an organisation', () => {
  it.each([
    ['unknown', () => newId()],
    ['of others', () => system.world.other.id],
    ['the consortium', () => 'consortium'],
    ['no id at all', () => `' or 1=1`],
  ])('is FORBIDDEN where one does not belong: %s', async (_, organisation) => {
    const sent = await system.send({ query: ME }, { 'x-organisation': organisation() });
    expectRefused(sent, 'FORBIDDEN');
    expect(sent.status).toBe(403);
  });
});
