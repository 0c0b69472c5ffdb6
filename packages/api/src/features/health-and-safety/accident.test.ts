import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Answer, type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';
import { eraseWhatIsDue } from '../data-protection/erase-what-is-due.js';
import { collectPersonalData } from '../data-protection/personal-data.js';
import { retentionRule } from '../data-protection/retention-rules.js';

let system: TestSystem;
let world: Consortium;
let manager: Call;
let staff: Call;
let colleague: Call;
let trustee: Call;
let lead: Call;
let otherManager: Call;
let coordinator: Call;

const NOW = new Date('2026-11-23T10:00:00Z');
const errorOf = ({ errors }: Answer) => errors?.[0]?.extensions;

const FIELDS = `id kind severity proposedSeverity happenedOn happenedAt place what hurtName hurtAs daysOff measures reportedBy { name }
  hurt { name } clock { duty reportBy atOnce why source } reportedOn reportReference closedOn can version`;
const REPORT = `mutation ($input: ReportAccidentInput!, $key: String) { r: reportAccident(input: $input, idempotencyKey: $key) { ${FIELDS} } }`;
const READ = `query ($id: ID!) { r: accident(id: $id) { ${FIELDS} } }`;
const LIST = `query ($filter: AccidentFilter) { r: accidents(filter: $filter) { total items { id what } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateAccidentInput!, $version: Int!) { r: updateAccident(id: $id, input: $input, version: $version) { ${FIELDS} } }`;
const NOTE = `mutation ($id: ID!, $on: Date, $reference: String!) { r: noteAccidentReport(id: $id, on: $on, reference: $reference) { ${FIELDS} } }`;
const CLOSE = `mutation ($id: ID!) { r: closeAccident(id: $id) { ${FIELDS} } }`;
const FIGURES = `{ r: accidentFigures(from: "2026-01-01", to: "2026-12-31") { month kind count } }`;
const HISTORY = `query ($id: ID!) { r: history(type: "Accident", id: $id) { action by { name } changes { field kind before after } } }`;
const GIVE = `mutation ($personId: ID!) { r: giveResponsibility(input: { personId: $personId, kind: HS_LEAD }) { id kind person { name } can } }`;
const END = `mutation ($id: ID!) { r: endResponsibility(id: $id) { id } }`;
const DEADLINES = '{ deadlines { id sentence who dueAt path } }';

const fall = {
  kind: 'ACCIDENT',
  severity: 'MINOR',
  happenedOn: '2026-11-20',
  happenedAt: '14:30',
  place: 'Back stairs',
  what: 'Fell with a tray.',
  hurtAs: 'EMPLOYEE',
  injury: 'A sprained wrist',
};

const deadlinesOf = async (call: Call): Promise<{ id: string; sentence: string; dueAt: string }[]> =>
  (await call(DEADLINES)).data.deadlines.filter((deadline: { id: string }) =>
    /^(accident|health-and-safety)-/.test(deadline.id),
  );

const report = async (call: Call, more: object = {}) => {
  const { data, errors } = await call(REPORT, { input: { ...fall, hurtName: 'Vera Lund', ...more } });
  expect(errors).toBeUndefined();
  return data.r;
};

const mails = (kind: string) =>
  asOwner<{ person_id: string; subject: string; text: string }>(
    system.databaseUrl,
    'select person_id, subject, text from mails where kind = $1 order by id',
    [kind],
  );

beforeAll(async () => {
  freezeClock(NOW);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  const { people } = world;
  manager = await system.as(people.manager);
  staff = await system.as(people.staff);
  colleague = await system.as(people.volunteer);
  trustee = await system.as(people.trustee);
  lead = await system.as(people.bookingStaff);
  otherManager = await system.as(people.otherManager);
  coordinator = await system.as(people.coordinator, 'consortium');
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

describe('where nobody is health and safety lead', () => {
  it('a report waits unread, and the managers are told to name one, without a word of it', async () => {
    const { id } = await report(staff);
    expect((await manager(READ, { id })).data.r).toBeNull();
    expect((await lead(READ, { id })).data.r).toBeNull();
    expect((await staff(READ, { id })).data.r).toMatchObject({ what: 'Fell with a tray.', can: [] });
    expect(await mails('accident-reported')).toEqual([]);
    const told = await mails('health-and-safety-lead-missing');
    expect(told.map(({ person_id }) => person_id)).toEqual([world.people.manager.id]);
    expect(told[0]?.text).not.toMatch(/tray|Vera/);
    expect((await deadlinesOf(manager)).map((deadline) => deadline.id)).toEqual([
      `health-and-safety-lead-${world.member.id}`,
    ]);
    for (const call of [staff, trustee, otherManager, coordinator])
      expect(await deadlinesOf(call)).toEqual([]);
  });
});

describe('the responsibility of health and safety lead', () => {
  it('is given by a manager to somebody of the organisation, once, and known to all of it', async () => {
    const { people } = world;
    for (const call of [staff, trustee, colleague])
      expect(errorOf(await call(GIVE, { personId: people.staff.id }))?.code).toBe('FORBIDDEN');
    expect(errorOf(await manager(GIVE, { personId: people.otherStaff.id }))?.fields).toHaveProperty(
      'personId',
    );
    expect(errorOf(await manager(GIVE, { personId: 'nobody' }))?.fields).toHaveProperty('personId');
    const given = await manager(GIVE, { personId: people.bookingStaff.id });
    expect(given.data.r).toMatchObject({ kind: 'HS_LEAD', person: { name: 'Bola Adeyemi' }, can: ['end'] });
    expect(errorOf(await manager(GIVE, { personId: people.bookingStaff.id }))?.reason).toBe('ALREADY_EXISTS');
    const ask = `query ($id: ID!) { person(id: $id) { responsibilities { kind can } } }`;
    const seen = async (call: Call) =>
      (await call(ask, { id: people.bookingStaff.id })).data.person?.responsibilities;
    expect(await seen(staff)).toEqual([{ kind: 'HS_LEAD', can: [] }]);
    expect(await seen(coordinator)).toEqual([]);
    expect(await seen(otherManager)).toBeUndefined();
    expect((await deadlinesOf(manager)).length).toBe(0);
    expect((await deadlinesOf(lead)).map(({ sentence }) => sentence)).toEqual([
      'Look into a report of an accident, and close it',
    ]);
  });

  it('stands in the history of the person, and ends by another manager’s word at once', async () => {
    const { id } = (await manager(GIVE, { personId: world.people.trustee.id })).data.r;
    const asked = await manager(`query ($id: ID!) { r: history(type: "Person", id: $id) { action about } }`, {
      id: world.people.trustee.id,
    });
    expect(asked.errors).toBeUndefined();
    expect(asked.data.r).toContainEqual({ action: 'RESPONSIBILITY_GIVEN', about: 'HS_LEAD' });
    expect((await trustee(LIST)).data.r.total).toBe(1);
    for (const call of [otherManager, coordinator])
      expect(errorOf(await call(END, { id }))?.code).toMatch(/NOT_FOUND|FORBIDDEN/);
    expect(errorOf(await staff(END, { id }))?.code).toBe('FORBIDDEN');
    expect((await manager(END, { id })).errors).toBeUndefined();
    expect((await trustee(LIST)).data.r.total).toBe(0);
    expect(errorOf(await manager(END, { id }))?.code).toBe('NOT_FOUND');
  });

  it('counts in the organisation in which it was given alone, and not for programs with a token', async () => {
    const { people } = world;
    await asOwner(
      system.databaseUrl,
      `insert into memberships (id, person_id, organisation_id, role, may_book, created_at)
       values ('01900000-0000-7000-8000-0000000000a1', $1, $2, 'STAFF', false, now())`,
      [people.bookingStaff.id, world.other.id],
    );
    const elsewhere = await system.as(people.bookingStaff, world.other);
    expect((await elsewhere(LIST)).data.r.total).toBe(0);
    expect((await lead(LIST)).data.r.total).toBe(1);
    const made = await lead(
      `mutation { createApiToken(input: { name: "Script", scope: READ, days: 1 }) { token } }`,
    );
    const secret = made.data?.createApiToken?.token;
    expect(secret).toEqual(expect.any(String));
    const answer = await system.app.server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      payload: JSON.stringify({ query: LIST }),
    });
    expect(answer.json().data.r.total).toBe(0);
  });

  it('hangs on a person who leaves: somebody takes it, or it ends', async () => {
    const { people } = world;
    const find = `query ($id: ID!) { openThings(personId: $id) { id sentence ending candidates { id name whyNot } } }`;
    const remove = `mutation ($id: ID!, $handovers: [HandoverInput!]!) { removePerson(id: $id, handovers: $handovers) { id } }`;
    const given = (await manager(GIVE, { personId: people.trustee.id })).data.r;
    const [thing] = (await manager(find, { id: people.trustee.id })).data.openThings;
    expect(thing).toMatchObject({ id: `responsibility-${given.id}`, sentence: 'Health and safety lead' });
    expect(thing.candidates).toContainEqual({
      id: people.bookingStaff.id,
      name: 'Bola Adeyemi',
      whyNot: 'holds it already',
    });
    expect(errorOf(await manager(remove, { id: people.trustee.id, handovers: [] }))?.reason).toBe(
      'OPEN_THINGS',
    );
    const handovers = [{ thingId: thing.id, toPersonId: people.manager.id }];
    expect((await manager(remove, { id: people.trustee.id, handovers })).errors).toBeUndefined();
    const held = await asOwner<{ id: string; person_id: string }>(
      system.databaseUrl,
      'select id, person_id from responsibilities where organisation_id = $1 and ended_at is null order by person_id',
      [world.member.id],
    );
    expect(held.map(({ person_id }) => person_id).sort()).toEqual(
      [people.manager.id, people.bookingStaff.id].sort(),
    );
    // The manager of these tests is not lead.
    const id = held.find(({ person_id }) => person_id === people.manager.id)?.id;
    expect((await manager(END, { id })).errors).toBeUndefined();
    await asOwner(system.databaseUrl, 'update memberships set archived_at = null where person_id = $1', [
      people.trustee.id,
    ]);
  });
});

describe('an accident', () => {
  it('is for the lead, who was hurt and who reported it, and for nobody else', async () => {
    const { id } = await report(staff, { hurtName: undefined, hurtId: world.people.volunteer.id });
    for (const call of [lead, staff, colleague])
      expect((await call(READ, { id })).data.r).toMatchObject({
        what: 'Fell with a tray.',
        hurtName: 'Vera Lund',
        reportedBy: { name: 'Stella Frost' },
      });
    for (const call of [manager, trustee, otherManager]) {
      expect((await call(READ, { id })).data.r).toBeNull();
      expect((await call(LIST, { filter: { q: 'tray' } })).data.r.total).toBe(0);
      expect(errorOf(await call(HISTORY, { id }))?.code).toBe('NOT_FOUND');
      expect(errorOf(await call(UPDATE, { id, version: 1, input: { daysOff: 1 } }))?.code).toMatch(
        /FORBIDDEN|NOT_FOUND/,
      );
    }
    expect(errorOf(await coordinator(READ, { id }))?.code).toBe('FORBIDDEN');
    const activity = await manager('{ changes(perPage: 100) { items { type record } } }');
    expect(activity.errors).toBeUndefined();
    expect(activity.data.changes.items.filter(({ type }: { type: string }) => type === 'Accident')).toEqual(
      [],
    );
    const told = await mails('accident-reported');
    expect(told.map(({ person_id }) => person_id)).toEqual([world.people.bookingStaff.id]);
    expect(`${told[0]?.subject} ${told[0]?.text}`).not.toMatch(/tray|Vera|stairs/);
  });

  it('stays out of the log of changes but for hashes', async () => {
    const rows = await asOwner<{ row: string }>(
      system.databaseUrl,
      `select coalesce(c.before::text, '') || coalesce(c.after::text, '') as row from audit.changes c where c.table_name in ('accidents', 'accident_matters')`,
    );
    expect(rows.length).toBeGreaterThan(3);
    const text = rows.map(({ row }) => row).join('\n');
    expect(text).not.toMatch(/tray|Vera|stairs|wrist/);
    expect(text).not.toContain(world.people.volunteer.id);
  });

  it('is counted for managers without names', async () => {
    await report(lead, { kind: 'NEAR_MISS', severity: 'NEAR_MISS', hurtAs: null, hurtName: null });
    expect((await manager(FIGURES)).data.r).toEqual([
      { month: '2026-11', kind: 'ACCIDENT', count: 2 },
      { month: '2026-11', kind: 'NEAR_MISS', count: 1 },
    ]);
    expect((await otherManager(FIGURES)).data.r).toEqual([]);
    for (const call of [staff, trustee, coordinator])
      expect(errorOf(await call(FIGURES))?.code).toBe('FORBIDDEN');
    const asked = `{ r: accidentFigures(from: "2000-01-01", to: "2026-12-31") { month } }`;
    expect(errorOf(await manager(asked))?.fields).toHaveProperty('from');
  });

  it('runs the clock of the law until it is reported, with the reference, and is closed after that', async () => {
    const { id, version, clock } = await report(staff);
    expect(clock).toMatchObject({ duty: 'NONE', reportBy: null });
    const off = await lead(UPDATE, { id, version, input: { daysOff: 9 } });
    expect(off.data.r).toMatchObject({ severity: 'MINOR', proposedSeverity: 'OVER_7_DAYS' });
    const worse = await lead(UPDATE, {
      id,
      version: off.data.r.version,
      input: { severity: 'OVER_7_DAYS', measures: 'A second handrail' },
    });
    expect(worse.data.r).toMatchObject({
      proposedSeverity: null,
      measures: 'A second handrail',
      clock: { duty: 'REPORT', reportBy: '2026-12-05', atOnce: false },
    });
    const mine = (await deadlinesOf(lead)).find((deadline) => deadline.id === `accident-${id}`);
    expect(mine).toMatchObject({
      sentence: 'Report an accident to the Health and Safety Executive',
      dueAt: '2026-12-05T23:59:59.000Z',
    });
    expect(errorOf(await lead(CLOSE, { id }))?.reason).toBe('NOT_REPORTED');
    expect(errorOf(await staff(NOTE, { id, reference: 'X' }))?.code).toBe('FORBIDDEN');
    expect(errorOf(await lead(NOTE, { id, reference: ' ' }))?.fields).toHaveProperty('reference');
    expect(errorOf(await lead(NOTE, { id, reference: 'X', on: '2026-11-19' }))?.fields).toHaveProperty('on');
    expect(errorOf(await lead(NOTE, { id, reference: 'X', on: '2026-11-24' }))?.fields).toHaveProperty('on');
    expect((await lead(NOTE, { id, reference: 'HSE-4711' })).data.r).toMatchObject({
      reportedOn: '2026-11-23',
      reportReference: 'HSE-4711',
    });
    expect(errorOf(await lead(NOTE, { id, reference: 'HSE-4711' }))?.reason).toBe('WRONG_STATE');
    expect((await lead(CLOSE, { id })).data.r).toMatchObject({ closedOn: '2026-11-23', can: ['update'] });
    expect((await deadlinesOf(lead)).map((deadline) => deadline.id)).not.toContain(`accident-${id}`);
    const answered = await lead(HISTORY, { id });
    expect(answered.errors).toBeUndefined();
    const told = answered.data.r;
    expect(told.map(({ action }: { action: string }) => action)).toEqual([
      'CLOSED',
      'REPORTED',
      'CHANGED',
      'CHANGED',
      'CREATED',
    ]);
    expect(JSON.stringify(told)).not.toMatch(/handrail/);
  });

  it('is changed from the version that was seen', async () => {
    const { id, version } = await report(staff);
    expect((await lead(UPDATE, { id, version, input: { treatment: 'Ice' } })).errors).toBeUndefined();
    expect(errorOf(await lead(UPDATE, { id, version, input: { treatment: 'Heat' } }))?.reason).toBe(
      'STALE_VERSION',
    );
  });

  it('is written once with the same key', async () => {
    const before = (await lead(LIST)).data.r.total;
    const variables = { input: { ...fall, hurtName: 'Somebody' }, key: 'twice' };
    const [first, second] = [await staff(REPORT, variables), await staff(REPORT, variables)];
    expect(second.data.r.id).toBe(first.data.r.id);
    expect((await lead(LIST)).data.r.total).toBe(before + 1);
  });

  it.each([
    ['a day to come', { happenedOn: '2026-11-24' }, 'happenedOn'],
    ['an hour to come', { happenedOn: '2026-11-23', happenedAt: '10:01' }, 'happenedAt'],
    ['a time that is none', { happenedAt: '25:00' }, 'happenedAt'],
    ['no words', { what: ' ' }, 'what'],
    ['no place', { place: '' }, 'place'],
    ['somebody of another organisation', { hurtName: null, hurtId: 'OTHER' }, 'hurtId'],
    ['somebody hurt without saying who', { hurtName: null }, 'hurtName'],
    ['somebody hurt without saying as what', { hurtAs: null }, 'hurtAs'],
    ['a broken leg of nobody', { severity: 'SPECIFIED_INJURY', hurtAs: null, hurtName: null }, 'hurtAs'],
    ['days off below nothing', { daysOff: -1 }, 'daysOff'],
    ['days off beyond ten years', { daysOff: 3_651 }, 'daysOff'],
  ])('is refused with %s, at the field', async (_, wrong, field) => {
    const input = { ...fall, hurtName: 'Somebody', ...wrong };
    const hurtId =
      'hurtId' in input && input.hurtId === 'OTHER' ? { hurtId: world.people.otherStaff.id } : {};
    const answer = await staff(REPORT, { input: { ...input, ...hurtId } });
    expect(errorOf(answer)).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(errorOf(answer)?.fields).toHaveProperty(field);
  });

  it('is among a person’s own data, and whom they reported about is not', async () => {
    const run = <Row extends object>(text: string, values: readonly unknown[]) =>
      asOwner<Row>(system.databaseUrl, text, [...values]);
    const of = async (person: { id: string }) =>
      collectPersonalData({ run, personId: person.id, organisation: world.member.id, complete: true });
    const rowsOf = async (person: { id: string }, title: string) =>
      (await of(person)).find((section) => section.title === title)?.rows ?? [];
    expect(await rowsOf(world.people.volunteer, 'Accidents in which you were hurt')).toMatchObject([
      { Where: 'Back stairs', Injury: 'A sprained wrist' },
    ]);
    const reported = await rowsOf(world.people.staff, 'Accidents that you reported');
    expect(reported.length).toBeGreaterThan(1);
    expect(JSON.stringify(reported)).not.toMatch(/Vera|wrist/);
  });

  it('loses its words three years after it was written down, once it is closed', async () => {
    const rule = retentionRule('accidents');
    if (!rule) throw new Error('There is no rule');
    const closed = await asOwner<{ id: string }>(
      system.databaseUrl,
      'select id from accidents where closed_on is not null',
    );
    expect(closed).toHaveLength(1);
    const at = async (instant: string) => {
      freezeClock(new Date(instant));
      return eraseWhatIsDue(system.app.database, rule, new Date(instant));
    };
    expect(await at('2029-11-23T10:00:00Z')).toEqual([]);
    expect(await at('2029-11-24T10:00:00Z')).toEqual([{ organisation: world.member.id, erased: 1 }]);
    freezeClock(NOW);
    const [row] = await asOwner<Record<string, unknown>>(
      system.databaseUrl,
      'select a.reported_by_id, a.hurt_id, a.severity, m.* from accidents a join accident_matters m on m.accident_id = a.id where a.id = $1',
      [closed[0]?.id],
    );
    expect(row).toMatchObject({
      reported_by_id: null,
      severity: 'OVER_7_DAYS',
      report_reference: 'HSE-4711',
    });
    expect(JSON.stringify(row)).not.toMatch(/tray|Vera|stairs|wrist|handrail/);
    expect((await lead(READ, { id: closed[0]?.id })).data.r.can).toEqual([]);
  });
});
