import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import yauzl from 'yauzl';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Answer, type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';
import { Booking } from '../bookings/booking.entity.js';
import { buildBooking } from '../bookings/booking.factory.js';

let system: TestSystem;
let world: Consortium;
let manager: Call;
let staff: Call;
let otherManager: Call;
let coordinator: Call;

const at = (date: string) => freezeClock(new Date(`${date}T10:00:00Z`));
const errorOf = ({ errors }: Answer) => errors?.[0]?.extensions;

const FIELDS = `id name kind status receivedOn dueOn pausedDays extendedOn extensionReason closedOn answer refusalReason
  person { name } organisation { name } pauses { reason pausedOn resumedOn } exports { id status complete bytes eraseOn can } can version`;
const NOTE = `mutation ($input: CreateAccessRequestInput!) { r: createAccessRequest(input: $input) { ${FIELDS} } }`;
const ASK = `mutation ($input: AskForMyDataInput!) { r: askForMyData(input: $input) { ${FIELDS} } }`;
const READ = `query ($id: ID!) { r: accessRequest(id: $id) { ${FIELDS} } }`;
const PAUSE = `mutation ($id: ID!, $version: Int) { r: pauseAccessRequest(id: $id, reason: IDENTITY, version: $version) { ${FIELDS} } }`;
const RESUME = `mutation ($id: ID!, $on: Date) { r: resumeAccessRequest(id: $id, on: $on) { ${FIELDS} } }`;
const EXTEND = `mutation ($id: ID!) { r: extendAccessRequest(id: $id, reason: "Three mailboxes to look through") { ${FIELDS} } }`;
const ANSWER = `mutation ($id: ID!) { r: answerAccessRequest(id: $id, answer: "Sent") { ${FIELDS} } }`;
const REFUSE = `mutation ($id: ID!, $reason: String!) { r: refuseAccessRequest(id: $id, reason: $reason) { ${FIELDS} } }`;
const EXPORT = `mutation ($id: ID!) { r: exportPersonData(id: $id) { ${FIELDS} } }`;
const OPEN = `mutation ($id: ID!) { r: openPersonExport(id: $id) { url expiresAt } }`;
const DEADLINES = `{ deadlines { id sentence dueAt path } }`;

async function note(input: Record<string, unknown> = {}) {
  const { data, errors } = await manager(NOTE, {
    input: { kind: 'ACCESS', name: 'Rowan Example', receivedOn: '2026-11-23', ...input },
  });
  expect(errors).toBeUndefined();
  return data.r;
}

beforeAll(async () => {
  at('2026-11-23');
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
  staff = await system.as(world.people.staff);
  otherManager = await system.as(world.people.otherManager);
  coordinator = await system.as(world.people.coordinator, 'consortium');
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

describe('a request for one’s data', () => {
  it('is noted with the day by which it is answered', async () => {
    const request = await note({ contact: 'rowan@example.org' });
    expect(request).toMatchObject({
      status: 'RECEIVED',
      dueOn: '2026-12-23',
      organisation: { name: 'Riverbank Pantry' },
      person: null,
    });
    expect([...request.can].sort()).toEqual(['answer', 'extend', 'pause', 'refuse']);
  });

  it('says what is wrong at the field', async () => {
    const wrong = async (input: Record<string, unknown>) =>
      errorOf(
        await manager(NOTE, { input: { kind: 'ACCESS', receivedOn: '2026-11-23', name: 'A', ...input } }),
      )?.fields;
    expect(await wrong({ receivedOn: '2026-11-24' })).toHaveProperty('receivedOn');
    expect(await wrong({ receivedOn: '2020-01-01' })).toHaveProperty('receivedOn');
    expect(await wrong({ name: '  ' })).toHaveProperty('name');
    expect(await wrong({ name: null })).toHaveProperty('name');
    expect(await wrong({ personId: world.people.otherStaff.id })).toHaveProperty('personId');
    expect(await wrong({ personId: 'nobody' })).toHaveProperty('personId');
  });

  it('stands still while identity is awaited, and is due later by those days', async () => {
    const { id } = await note();
    at('2026-11-25');
    const paused = (await manager(PAUSE, { id })).data.r;
    expect(paused).toMatchObject({
      status: 'WAITING',
      pauses: [{ pausedOn: '2026-11-25', resumedOn: null }],
    });
    expect(errorOf(await manager(PAUSE, { id }))).toMatchObject({ code: 'CONFLICT', reason: 'WRONG_STATE' });
    at('2026-12-02');
    expect(errorOf(await manager(RESUME, { id, on: '2026-11-24' }))?.fields).toHaveProperty('on');
    expect(errorOf(await manager(RESUME, { id, on: '2026-12-03' }))?.fields).toHaveProperty('on');
    const answer = await manager(RESUME, { id, on: '2026-12-01' });
    expect(answer.errors).toBeUndefined();
    const resumed = answer.data.r;
    expect(resumed).toMatchObject({
      status: 'RECEIVED',
      pausedDays: 6,
      // The 23rd and six days is the 29th.
      dueOn: '2026-12-29',
      pauses: [{ pausedOn: '2026-11-25', resumedOn: '2026-12-01' }],
    });
    at('2026-11-23');
  });

  it('counts two pauses together', async () => {
    const { id } = await note({ receivedOn: '2026-11-02' });
    for (const [from, to] of [
      ['2026-11-03', '2026-11-05'],
      ['2026-11-10', '2026-11-11'],
    ] as const) {
      at(from);
      await manager(PAUSE, { id });
      at(to);
      await manager(RESUME, { id });
    }
    expect((await manager(READ, { id })).data.r).toMatchObject({ pausedDays: 3, dueOn: '2026-12-07' });
    at('2026-11-23');
  });

  it('is extended within the first month only, once, with the reason that the person is told', async () => {
    const { id } = await note();
    expect((await manager(EXTEND, { id })).data.r).toMatchObject({
      status: 'EXTENDED',
      dueOn: '2027-02-23',
      extensionReason: 'Three mailboxes to look through',
    });
    expect(errorOf(await manager(EXTEND, { id }))).toMatchObject({ reason: 'WRONG_STATE' });
    const late = await note({ receivedOn: '2026-10-01' });
    expect(late.dueOn).toBe('2026-11-02');
    expect(errorOf(await manager(EXTEND, { id: late.id }))).toMatchObject({ reason: 'TOO_LATE' });
  });

  it('is answered, or refused with a reason, and then nothing changes it any more', async () => {
    const { id } = await note();
    await manager(PAUSE, { id });
    const answered = (await manager(ANSWER, { id })).data.r;
    expect(answered).toMatchObject({ status: 'ANSWERED', closedOn: '2026-11-23', can: [] });
    expect(answered.pauses[0].resumedOn).toBe('2026-11-23');
    for (const verb of [PAUSE, EXTEND, ANSWER])
      expect(errorOf(await manager(verb, { id }))).toMatchObject({ reason: 'WRONG_STATE' });
    const other = await note();
    expect(errorOf(await manager(REFUSE, { id: other.id, reason: ' ' }))?.fields).toHaveProperty('reason');
    const refused = await manager(REFUSE, { id: other.id, reason: 'The same was asked last week.' });
    expect(refused.data.r).toMatchObject({
      status: 'REFUSED',
      refusalReason: 'The same was asked last week.',
    });
  });

  it('lets one of two managers who pause at once do it', async () => {
    const { id, version } = await note();
    const answers = await Promise.all([manager(PAUSE, { id, version }), manager(PAUSE, { id, version })]);
    expect(answers.filter(({ errors }) => errors).length).toBe(1);
    expect((await manager(READ, { id })).data.r.pauses).toHaveLength(1);
  });

  it('is on Today a week before, and when it is late; not while the clock stands still', async () => {
    const soon = await note({ receivedOn: '2026-10-30' });
    const late = await note({ receivedOn: '2026-10-01' });
    const waiting = await note({ receivedOn: '2026-10-02' });
    await manager(PAUSE, { id: waiting.id });
    const { data } = await manager(DEADLINES);
    const ids = data.deadlines.map(({ id }: { id: string }) => id);
    expect(ids).toContain(`access-request-${soon.id}`);
    expect(ids).toContain(`access-request-${late.id}`);
    expect(ids).not.toContain(`access-request-${waiting.id}`);
    expect(data.deadlines.find(({ id }: { id: string }) => id === `access-request-${soon.id}`)).toMatchObject(
      {
        dueAt: '2026-11-30T23:59:59.000Z',
        path: `/access-requests/${soon.id}/show`,
      },
    );
    for (const call of [staff, otherManager, coordinator]) {
      const others = (await call(DEADLINES)).data.deadlines.map(({ id }: { id: string }) => id);
      expect(others.filter((id: string) => id.startsWith('access-request'))).toEqual([]);
    }
  });

  it('is for whoever asks and those who answer', async () => {
    const mine = (await staff(ASK, { input: { kind: 'ACCESS', details: 'Everything' } })).data.r;
    expect(mine).toMatchObject({ name: 'Stella Frost', person: { name: 'Stella Frost' }, can: ['export'] });
    const trustee = await system.as(world.people.trustee);
    for (const call of [otherManager, coordinator, trustee])
      expect((await call(READ, { id: mine.id })).data.r).toBeNull();
    expect((await manager(READ, { id: mine.id })).data.r.can).toContain('answer');
    expect(errorOf(await staff(ANSWER, { id: mine.id }))?.code).toBe('FORBIDDEN');
    expect(errorOf(await otherManager(ANSWER, { id: mine.id }))?.code).toBe('NOT_FOUND');
    await manager(ANSWER, { id: mine.id });
    const told = await asOwner<{ kind: string; person_id: string; subject: string; text: string }>(
      system.databaseUrl,
      `select kind, person_id, subject, text from mails where kind like 'access-request%' order by created_at`,
    );
    expect(told.map(({ kind, person_id }) => [kind, person_id])).toEqual(
      expect.arrayContaining([
        ['access-request-received', world.people.manager.id],
        ['access-request-closed', world.people.staff.id],
      ]),
    );
    for (const { subject, text } of told) expect(`${subject} ${text}`).not.toMatch(/Stella|Everything/);
  });

  it('can be made to the consortium by its coordinator, and to it alone', async () => {
    const { id } = (await coordinator(ASK, { input: { kind: 'RECTIFICATION' } })).data.r;
    expect((await coordinator(READ, { id })).data.r).toMatchObject({
      organisation: null,
      status: 'RECEIVED',
    });
    expect((await manager(READ, { id })).data.r).toBeNull();
  });
});

describe('the export of a person', () => {
  const entries = (zip: Buffer) =>
    new Promise<Record<string, string>>((resolve, reject) => {
      const found: Record<string, string> = {};
      yauzl.fromBuffer(zip, { lazyEntries: true }, (error, file) => {
        if (error) return reject(error);
        file.on('entry', (entry) =>
          file.openReadStream(entry, (failure, stream) => {
            if (failure) return reject(failure);
            const parts: Buffer[] = [];
            stream.on('data', (part: Buffer) => parts.push(part));
            stream.on('end', () => {
              found[entry.fileName] = Buffer.concat(parts).toString();
              file.readEntry();
            });
          }),
        );
        file.on('end', () => resolve(found));
        file.readEntry();
      });
    });
  const download = async (person: { id: string }, url: string) =>
    system.app.server.inject({ url, headers: { cookie: await system.cookieOf(person) } });

  let id: string;

  beforeAll(async () => {
    const { member, provider, people, advice, category } = world;
    const parties = {
      provider: provider.id,
      category: category.id,
      service: advice.id,
      adviser: people.adviser.id,
    };
    const book = (organisation: string, bookedBy: string, subject: string, sharedWith: string[] = []) =>
      system.em.create(
        Booking,
        buildBooking({ ...parties, organisation, bookedBy, subject, sharedWith, durationMinutes: 45 }),
      );
    book(member.id, people.staff.id, 'My manager <b>shouts</b>');
    book(member.id, people.manager.id, 'About a colleague', [people.staff.id]);
    book(member.id, people.manager.id, 'Nothing to do with her');
    book(world.other.id, people.otherStaff.id, 'Of another organisation');
    await system.em.flush();
    id = (await staff(ASK, { input: { kind: 'ACCESS' } })).data.r.id;
  });

  it('holds all for the person: readable, for programs, and with other people told by their part', async () => {
    const [waiting] = (await staff(EXPORT, { id })).data.r.exports;
    expect(waiting).toMatchObject({ status: 'WAITING', complete: true, eraseOn: '2026-12-23', can: [] });
    expect(errorOf(await staff(EXPORT, { id }))).toMatchObject({ reason: 'WRONG_STATE' });
    expect(errorOf(await staff(OPEN, { id: waiting.id }))).toMatchObject({ reason: 'WRONG_STATE' });
    await system.app.database.queue.drain('make-person-export');
    const [ready] = (await staff(READ, { id })).data.r.exports;
    expect(ready).toMatchObject({ status: 'READY', can: ['open'] });
    const { url } = (await staff(OPEN, { id: ready.id })).data.r;
    const answer = await download(world.people.staff, url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-disposition']).toMatch(/^attachment/);
    expect(answer.rawPayload.length).toBe(ready.bytes);
    const files = await entries(answer.rawPayload);
    expect(Object.keys(files).sort()).toEqual(['data.json', 'index.html']);
    const text = files['index.html'] ?? '';
    expect(text).toContain('<html lang="en-GB">');
    expect(text).toContain('My manager &lt;b&gt;shouts&lt;/b&gt;');
    expect(text).toContain('About a colleague');
    for (const absent of ['Nothing to do with her', 'Of another organisation', 'Mandeep', 'Aisha Rahman'])
      expect(JSON.stringify(files)).not.toContain(absent);
    expect(JSON.parse(files['data.json'] ?? '')).toMatchObject({ person: 'Stella Frost', complete: true });
  });

  it('keeps what is confidential from the manager who answers', async () => {
    await manager(EXPORT, { id });
    await system.app.database.queue.drain('make-person-export');
    const exports = (await manager(READ, { id })).data.r.exports;
    expect(exports).toMatchObject([{ complete: false, status: 'READY' }]);
    const { url } = (await manager(OPEN, { id: exports[0].id })).data.r;
    const files = JSON.stringify(await entries((await download(world.people.manager, url)).rawPayload));
    expect(files).toContain('Stella Frost');
    expect(files).toContain('Confidential');
    expect(files).not.toMatch(/shouts|About a colleague/);
  });

  it('is opened once, within ten minutes, by whoever had it made', async () => {
    const [{ id: exportId }] = (await staff(READ, { id })).data.r.exports;
    expect(errorOf(await manager(OPEN, { id: exportId }))?.code).toBe('NOT_FOUND');
    expect(errorOf(await otherManager(OPEN, { id: exportId }))?.code).toBe('NOT_FOUND');
    const open = async () => (await staff(OPEN, { id: exportId })).data.r.url as string;
    const url = await open();
    expect((await download(world.people.manager, url)).statusCode).toBe(404);
    expect((await system.app.server.inject({ url })).statusCode).toBe(401);
    const answers = await Promise.all(Array.from({ length: 5 }, () => download(world.people.staff, url)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404, 404, 404, 404]);
    const later = await open();
    freezeClock(new Date('2026-11-23T10:11:00Z'));
    expect((await download(world.people.staff, later)).statusCode).toBe(404);
    expect((await download(world.people.staff, '/files/made-up')).statusCode).toBe(404);
    at('2026-11-23');
  });

  it('is not made of somebody who is not known here, nor for a request that is closed', async () => {
    const stranger = await note();
    expect(errorOf(await manager(EXPORT, { id: stranger.id }))).toMatchObject({ reason: 'WRONG_STATE' });
    const { id: closed } = await note({ personId: world.people.volunteer.id, name: null });
    await manager(ANSWER, { id: closed });
    expect(errorOf(await manager(EXPORT, { id: closed }))).toMatchObject({ reason: 'WRONG_STATE' });
  });

  it('is erased after thirty days', async () => {
    at('2026-12-23');
    await system.app.database.queue.send({ name: 'apply-retention', handle: async () => undefined }, {});
    await system.app.database.queue.drain('apply-retention');
    const [{ id: exportId, status }] = (await staff(READ, { id })).data.r.exports;
    expect(status).toBe('ERASED');
    expect(errorOf(await staff(OPEN, { id: exportId }))).toMatchObject({ reason: 'WRONG_STATE' });
    expect(
      await asOwner(
        system.databaseUrl,
        `select from files where attached_to_type = 'PersonExport' and erased_at is null and attached_to_id = $1`,
        [exportId],
      ),
    ).toEqual([]);
    at('2026-11-23');
  });
});
