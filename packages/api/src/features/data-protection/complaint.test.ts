import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Answer, type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';

let system: TestSystem;
let world: Consortium;
let manager: Call;
let coordinator: Call;

const NOW = new Date('2026-11-23T10:00:00Z');
const errorOf = ({ errors }: Answer) => errors?.[0]?.extensions;

const COMPLAIN = `mutation ($input: ComplainInput!, $key: String) { complain(input: $input, idempotencyKey: $key) }`;
const LIST = `query ($filter: ComplaintFilter) { complaints(filter: $filter, perPage: 100) { total items {
  id receivedOn acknowledgeBy acknowledgedOn closedOn name email what outcome organisation { name } person { name } can version } } }`;
const CREATE = `mutation ($input: CreateComplaintInput!) { r: createComplaint(input: $input) { id acknowledgeBy acknowledgedOn } }`;
const ACKNOWLEDGE = `mutation ($id: ID!, $on: Date) { r: acknowledgeComplaint(id: $id, on: $on) { acknowledgedOn can } }`;
const CLOSE = `mutation ($id: ID!, $outcome: String!) { r: closeComplaint(id: $id, outcome: $outcome) { closedOn acknowledgedOn outcome can } }`;
const DEADLINES = `{ deadlines { id dueAt sentence } }`;

const input = (more: object = {}) => ({
  organisationId: world.member.id,
  name: 'Wren Example',
  email: 'wren@example.org',
  what: 'You sent my address to a newspaper.',
  ...more,
});
const drain = () => system.app.database.queue.drain('tell-of-complaint');
const newest = async (call: Call) => (await call(LIST)).data.complaints.items[0];
const mails = (kind: string) =>
  asOwner<{ to_address: string | null; person_id: string | null; subject: string; text: string }>(
    system.databaseUrl,
    'select to_address, person_id, subject, text from mails where kind = $1',
    [kind],
  );
/** A form sent from some network address; the proxy in front names it. */
const send = async (from: string, more: object = {}) => {
  const response = await system.app.server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    payload: JSON.stringify({ query: COMPLAIN, variables: { input: input(more) } }),
  });
  return { status: response.statusCode, answer: response.json() as Answer };
};

beforeAll(async () => {
  freezeClock(NOW);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
  coordinator = await system.as(world.people.coordinator, 'consortium');
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

describe('a complaint by anybody', () => {
  it('is taken without signing in, told to the managers, and acknowledged where there is an address', async () => {
    expect((await send('198.51.100.1')).answer).toEqual({ data: { complain: true } });
    expect((await newest(manager)).acknowledgedOn).toBeNull();
    await drain();
    expect(await newest(manager)).toMatchObject({
      receivedOn: '2026-11-23',
      acknowledgeBy: '2026-12-22',
      acknowledgedOn: '2026-11-23',
      name: 'Wren Example',
      what: 'You sent my address to a newspaper.',
      can: ['close'],
    });
    const [receipt] = await mails('complaint-acknowledged');
    expect(receipt).toMatchObject({ to_address: 'wren@example.org', person_id: null });
    expect(receipt?.text).toContain('Riverbank Pantry');
    const told = await mails('complaint-received');
    expect(told.map(({ person_id }) => person_id)).toEqual([world.people.manager.id]);
    expect(JSON.stringify(told)).not.toMatch(/Wren|newspaper/);
  });

  it('is told once, however often the job runs', async () => {
    const { id } = await newest(manager);
    await system.app.database.queue.send(
      { name: 'tell-of-complaint', handle: async () => undefined },
      { id },
    );
    await drain();
    expect(await mails('complaint-received')).toHaveLength(1);
    expect(await mails('complaint-acknowledged')).toHaveLength(1);
  });

  it('is read by the managers of the organisation; the coordinator sees that there is one', async () => {
    const seen = (await coordinator(LIST)).data.complaints;
    expect(seen.total).toBe(1);
    expect(seen.items[0]).toMatchObject({
      organisation: { name: 'Riverbank Pantry' },
      acknowledgeBy: '2026-12-22',
      name: null,
      email: null,
      what: null,
      can: [],
    });
    for (const person of [world.people.otherManager, world.people.staff, world.people.trustee])
      expect((await (await system.as(person))(LIST)).data.complaints.total).toBe(0);
  });

  it('says at the field what is wrong', async () => {
    const wrong = async (more: object) => errorOf((await send('198.51.100.2', more)).answer)?.fields;
    expect(await wrong({ name: ' ' })).toHaveProperty('name');
    expect(await wrong({ what: '' })).toHaveProperty('what');
    expect(await wrong({ email: 'nobody' })).toHaveProperty('email');
    expect(await wrong({ what: 'x'.repeat(10_001) })).toHaveProperty('what');
    for (const organisationId of ['nobody', '00000000-0000-0000-0000-000000000000', world.people.staff.id])
      expect(await wrong({ organisationId })).toHaveProperty('organisationId');
  });

  it('does not let one address flood an organisation, however many come at once, and says so honestly', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => send('198.51.100.3')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(7);
    expect(errorOf(refused[0]?.answer ?? { data: null })?.code).toBe('RATE_LIMITED');
    expect((await send('198.51.100.4', { organisationId: world.other.id })).status).toBe(200);
    freezeClock(new Date(NOW.getTime() + 61 * 60_000));
    expect((await send('198.51.100.3')).status).toBe(200);
    freezeClock(NOW);
  });

  it('is not taken beyond what can be read in all, from many addresses about many organisations', async () => {
    freezeClock(new Date(NOW.getTime() + 3 * 3_600_000));
    const many = (count: number) =>
      asOwner(
        system.databaseUrl,
        `with made as (
           insert into complaints (id, organisation_id, received_on, acknowledge_by, created_at, version)
           select gen_random_uuid(), $1, '2026-11-23', '2026-12-23', $2, 1 from generate_series(1, $3::int) returning id, organisation_id)
         insert into complaint_matters (complaint_id, organisation_id, name, what, sender_hash, received_at)
         select id, organisation_id, 'x', 'x', id::text, $2 from made`,
        [world.other.id, new Date(NOW.getTime() + 3 * 3_600_000 - 1), count],
      );
    await many(199);
    expect((await send('198.51.100.8')).status).toBe(200);
    expect((await send('198.51.100.9')).status).toBe(429);
    await asOwner(system.databaseUrl, `delete from complaint_matters where what = 'x'`);
    await asOwner(
      system.databaseUrl,
      'delete from complaints c where not exists (select from complaint_matters m where m.complaint_id = c.id)',
    );
    freezeClock(NOW);
  });

  it('is taken once with the same key', async () => {
    const before = (await manager(LIST)).data.complaints.total;
    const staff = await system.as(world.people.staff);
    for (let turn = 0; turn < 2; turn += 1)
      expect(
        (await staff(COMPLAIN, { input: input({ email: null }), key: 'the same' })).errors,
      ).toBeUndefined();
    expect((await manager(LIST)).data.complaints.total).toBe(before + 1);
    const own = (await staff(LIST, { filter: { mine: true } })).data.complaints;
    expect(own.items).toMatchObject([{ what: 'You sent my address to a newspaper.', can: [] }]);
  });

  it('tells nobody outside which organisations there are', async () => {
    const ask = async (id: string) =>
      (await system.anybody(`query ($id: ID!) { complaintAddressee(id: $id) { name } }`, { id })).data
        .complaintAddressee;
    expect(await ask(world.member.id)).toEqual({ name: 'Riverbank Pantry' });
    expect(await ask('consortium')).toEqual({ name: 'The consortium' });
    expect(await ask(world.people.staff.id)).toBeNull();
    expect(await ask('%')).toBeNull();
  });

  it('about the consortium is for the coordinator', async () => {
    await send('198.51.100.5', { organisationId: 'consortium', what: 'You lost my letter.' });
    const { items } = (await coordinator(LIST)).data.complaints;
    expect(items.find(({ organisation }: { organisation: unknown }) => organisation === null)).toMatchObject({
      what: 'You lost my letter.',
      can: expect.arrayContaining(['acknowledge', 'close']),
    });
    expect(JSON.stringify((await manager(LIST)).data)).not.toContain('lost my letter');
  });
});

describe('the register of complaints', () => {
  it('takes what came by telephone, says when its receipt is to be acknowledged, and when that is late', async () => {
    const made = await manager(CREATE, {
      input: { name: 'Linnet Example', what: 'A call about a wrong letter', receivedOn: '2026-10-15' },
    });
    expect(made.data.r).toMatchObject({ acknowledgeBy: '2026-11-13', acknowledgedOn: null });
    const { id } = made.data.r;
    expect((await manager(LIST, { filter: { late: true } })).data.complaints.items).toMatchObject([{ id }]);
    const due = (await manager(DEADLINES)).data.deadlines.find(
      (deadline: { id: string }) => deadline.id === `complaint-acknowledge-${id}`,
    );
    expect(due).toMatchObject({ dueAt: '2026-11-13T23:59:59.000Z' });
    expect(errorOf(await manager(ACKNOWLEDGE, { id, on: '2026-10-14' }))?.fields).toHaveProperty('on');
    expect(errorOf(await manager(ACKNOWLEDGE, { id, on: '2026-11-24' }))?.fields).toHaveProperty('on');
    expect((await manager(ACKNOWLEDGE, { id })).data.r).toMatchObject({ acknowledgedOn: '2026-11-23' });
    expect(errorOf(await manager(ACKNOWLEDGE, { id }))).toMatchObject({ reason: 'WRONG_STATE' });
  });

  it('is closed with what came of it, and tells whoever gave an address', async () => {
    const { items } = (await manager(LIST)).data.complaints;
    const { id } = items.find(({ email }: { email: string | null }) => email === 'wren@example.org');
    expect(errorOf(await manager(CLOSE, { id, outcome: ' ' }))?.fields).toHaveProperty('outcome');
    const closed = await manager(CLOSE, { id, outcome: 'We asked the newspaper to take it down.' });
    expect(closed.data.r).toMatchObject({ closedOn: '2026-11-23', can: [] });
    expect(await mails('complaint-answered')).toMatchObject([{ to_address: 'wren@example.org' }]);
    expect(errorOf(await manager(CLOSE, { id, outcome: 'Again' }))).toMatchObject({ reason: 'WRONG_STATE' });
    const other = await system.as(world.people.otherManager);
    expect(errorOf(await other(CLOSE, { id, outcome: 'Mine' }))?.code).toBe('NOT_FOUND');
    expect(errorOf(await coordinator(CLOSE, { id, outcome: 'Mine' }))?.code).toBe('FORBIDDEN');
  });
});
