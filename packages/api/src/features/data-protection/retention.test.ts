import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangePolicy } from '../../../test/adopted-policy.js';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Answer, type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import { storeFile } from '../../platform/storage/store-file.js';
import { Acknowledgement, AcknowledgementLink } from '../acknowledgements/acknowledgement.entity.js';
import { buildAcknowledgement, buildPolicyReader } from '../acknowledgements/acknowledgement.factory.js';
import { PolicyReader } from '../acknowledgements/policy-reader.entity.js';
import { Booking } from '../bookings/booking.entity.js';
import { buildBooking } from '../bookings/booking.factory.js';
import { Membership, Person, PersonContact } from '../people/person.entity.js';
import { buildMembership, buildPerson, buildPersonContact } from '../people/person.factory.js';
import { Complaint, ComplaintMatter } from './complaint.entity.js';
import { buildComplaint, buildComplaintMatter } from './data-protection.factory.js';
import { dueBefore, mismatchedKinds } from './erase-what-is-due.js';

let system: TestSystem;
let world: Consortium;
let manager: Call;

const NOW = new Date('2032-11-23T10:00:00Z');
const errorOf = ({ errors }: Answer) => errors?.[0]?.extensions;
const one = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await asOwner<Row>(system.databaseUrl, text, values))[0];

const HOLD = `mutation ($input: CreateLegalHoldInput!) { r: createLegalHold(input: $input) { id can version } }`;
const RELEASE = `mutation ($id: ID!) { r: releaseLegalHold(id: $id) { releasedAt releasedBy { name } can } }`;
const LONGER = `mutation ($input: KeepLongerInput!) { r: keepLonger(input: $input) { id months ownMonths ownReason } }`;
const RULES = `{ retentionRules { id months days ownMonths lastRunAt erased holds } }`;

async function run() {
  await system.app.database.queue.send({ name: 'apply-retention', handle: async () => undefined }, {});
  await system.app.database.queue.drain('apply-retention');
  expect(await system.app.database.queue.deadLetters()).toEqual([]);
}

function book(endsOn: string, more: Partial<Booking> = {}) {
  const { member, provider, people, advice, category } = world;
  const startsAt = new Date(`${endsOn}T10:00:00Z`);
  return system.em.create(
    Booking,
    buildBooking({
      organisation: member.id,
      provider: provider.id,
      category: category.id,
      service: advice.id,
      adviser: people.adviser.id,
      bookedBy: people.bookingStaff.id,
      status: 'COMPLETED',
      subject: 'Something private',
      details: 'More of it',
      outcome: 'What came of it',
      ...more,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 45 * 60_000),
    }),
  );
}
const subjectOf = async (booking: { id: string }) =>
  (await one<{ subject: string }>('select subject from bookings where id = $1', [booking.id]))?.subject;

beforeAll(async () => {
  freezeClock(NOW);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

describe('how long things are kept', () => {
  it('has a step for each rule and a rule for each step', () => {
    expect(mismatchedKinds()).toEqual([]);
  });

  it.each([
    [{ months: 72 }, '2032-02-29T10:00:00Z', '2026-02-28T00:00:00.000Z'],
    [{ months: 72 }, '2032-11-23T10:00:00Z', '2026-11-23T00:00:00.000Z'],
    [{ days: 90 }, '2032-07-01T10:00:00Z', '2032-04-01T23:00:00.000Z'],
  ])('%o counts back from %s to %s', (period, at, expected) => {
    const rule = {
      kind: '',
      what: '',
      from: '',
      end: 'ERASE',
      note: '',
      choosable: false,
      ...period,
    } as const;
    expect(dueBefore(rule, new Date(at)).toISOString()).toBe(expected);
  });
});

describe('the nightly erasure', () => {
  it('erases what a booking was about six years after it, not a day before, and says how many', async () => {
    const old = book('2026-11-22');
    const young = book('2026-11-23');
    await system.em.flush();
    await run();
    expect(
      await one('select subject, details, outcome, status from bookings where id = $1', [old.id]),
    ).toEqual({
      subject: expect.stringMatching(/^Erased/),
      details: null,
      outcome: null,
      status: 'COMPLETED',
    });
    expect(await subjectOf(young)).toBe('Something private');
    const rule = (await manager(RULES)).data.retentionRules.find(
      ({ id }: { id: string }) => id === 'bookings',
    );
    expect(rule).toMatchObject({ months: 72, erased: 1, lastRunAt: NOW.toISOString() });
    const others = await (await system.as(world.people.otherManager))(RULES);
    expect(others.data.retentionRules[0]).toMatchObject({ erased: 0, lastRunAt: NOW.toISOString() });
    await run();
    expect((await manager(RULES)).data.retentionRules[0].erased).toBe(1);
  });

  it('erases the files of a booking with what it was about', async () => {
    const attach = (booking: { id: string }) =>
      storeFile(system.app.files, {
        organisation: world.member.id,
        madeFor: null,
        name: 'dismissal-letter.txt',
        mediaType: 'text/plain',
        stream: Readable.from([Buffer.from('Dear …')]),
        encrypted: true,
        attachedTo: { type: 'Booking', id: booking.id },
      });
    const [old, young] = [book('2026-11-21'), book('2026-11-24')];
    await system.em.flush();
    const [gone, kept] = [await attach(old), await attach(young)];
    await run();
    const file = 'select name, wrapped_key is null as lost from files where id = $1';
    expect(await one(file, [gone])).toEqual({ name: '', lost: true });
    expect(await one(file, [kept])).toEqual({ name: 'dismissal-letter.txt', lost: false });
  });

  it('keeps what is held: one booking, all about a person, or everything', async () => {
    const held = book('2026-01-10');
    const ofPerson = book('2026-01-11', { bookedBy: world.people.trustee.id });
    const named = book('2026-01-12', { sharedWith: [world.people.trustee.id] });
    const free = book('2026-01-13');
    await system.em.flush();
    const place = async (input: object) =>
      (await manager(HOLD, { input: { reason: 'A tribunal', ...input } })).data.r.id;
    const holds = [await place({ bookingId: held.id }), await place({ personId: world.people.trustee.id })];
    await run();
    for (const booking of [held, ofPerson, named]) expect(await subjectOf(booking)).toBe('Something private');
    expect(await subjectOf(free)).toMatch(/^Erased/);
    const everything = await place({});
    for (const id of holds) await manager(RELEASE, { id });
    await run();
    expect(await subjectOf(held)).toBe('Something private');
    expect((await manager(RELEASE, { id: everything })).data.r).toMatchObject({
      releasedAt: NOW.toISOString(),
      releasedBy: { name: 'Mandeep Gill' },
      can: [],
    });
    expect(errorOf(await manager(RELEASE, { id: everything }))).toMatchObject({ reason: 'WRONG_STATE' });
    await run();
    for (const booking of [held, ofPerson, named]) expect(await subjectOf(booking)).toMatch(/^Erased/);
  });

  it('keeps what the provider holds, and what either of the two keeps longer', async () => {
    const booking = book('2026-02-10');
    await system.em.flush();
    const provider = await system.as(world.people.providerManager);
    const hold = await provider(HOLD, { input: { reason: 'A claim', bookingId: booking.id } });
    await run();
    expect(await subjectOf(booking)).toBe('Something private');
    await provider(RELEASE, { id: hold.data.r.id });
    await provider(LONGER, {
      input: { kind: 'bookings', months: 84, reason: 'Our funder asks for seven years.' },
    });
    await run();
    expect(await subjectOf(booking)).toBe('Something private');
    await provider(LONGER, { input: { kind: 'bookings', months: null } });
    await run();
    expect(await subjectOf(booking)).toMatch(/^Erased/);
  });

  it('forgets people six years after their last role, with contact and sign-in, and nobody else', async () => {
    const make = (name: string, endedOn: string | null, createdAt = '2020-01-01') => {
      const person = system.em.create(Person, buildPerson({ name, createdAt: new Date(createdAt) }));
      system.em.create(PersonContact, buildPersonContact({ person: person.id }));
      const archivedAt = endedOn ? new Date(`${endedOn}T10:00:00Z`) : null;
      system.em.create(
        Membership,
        buildMembership({
          person: person.id,
          organisation: world.member.id,
          role: 'STAFF',
          archivedAt,
          createdAt: person.createdAt,
        }),
      );
      return person;
    };
    const gone = make('Long Gone', '2026-11-22');
    const recent = make('Left Lately', '2026-11-24');
    const here = make('Still Here', null);
    const held = make('In Dispute', '2025-01-01');
    await system.em.flush();
    await system.cookieOf(gone);
    await manager(HOLD, { input: { reason: 'A pension claim', personId: held.id } });
    await run();
    const names = await asOwner<{ id: string; name: string; email: string | null }>(
      system.databaseUrl,
      `select p.id, p.name, c.email from people p left join person_contacts c on c.person_id = p.id where p.id = any ($1)`,
      [[gone.id, recent.id, here.id, held.id]],
    );
    const of = (person: { id: string }) => names.find(({ id }) => id === person.id);
    expect(of(gone)).toMatchObject({ name: 'Former person', email: null });
    expect(of(recent)).toMatchObject({ name: 'Left Lately', email: expect.anything() });
    expect(of(here)).toMatchObject({ name: 'Still Here' });
    expect(of(held)).toMatchObject({ name: 'In Dispute', email: expect.anything() });
    expect(await asOwner(system.databaseUrl, 'select from auth."user" where id = $1', [gone.id])).toEqual([]);
  });

  it('forgets readers without a sign-in six years after they were archived, and keeps that they confirmed', async () => {
    const make = (name: string, archivedAt: string | null) =>
      system.em.create(
        PolicyReader,
        buildPolicyReader({
          organisation: world.member.id,
          name,
          email: `${name.toLowerCase()}@example.org`,
          archivedAt: archivedAt === null ? null : new Date(`${archivedAt}T10:00:00Z`),
        }),
      );
    const gone = make('Gone', '2026-11-22');
    const lately = make('Lately', '2026-11-24');
    const here = make('Here', null);
    const { policy, version } = arrangePolicy(system.em, {
      organisation: world.member.id,
      adoptedOn: '2026-01-05',
    });
    await system.em.flush();
    const { id: policyVersion, sha256 } = version;
    const confirmed = buildAcknowledgement({
      organisation: world.member.id,
      policy: policy.id,
      policyVersion,
      sha256: sha256 ?? '',
      reader: gone.id,
      way: 'LINK',
    });
    system.em.create(Acknowledgement, confirmed);
    for (const [tokenHash, expiresAt] of [
      ['old', '2032-10-01T10:00:00Z'],
      ['young', '2032-11-20T10:00:00Z'],
    ] as const)
      system.em.create(AcknowledgementLink, {
        organisation: world.member.id,
        reader: here.id,
        policyVersion,
        tokenHash,
        expiresAt: new Date(expiresAt),
        usedAt: null,
      });
    await system.em.flush();
    await run();
    const rows = await system.em.fork().find(PolicyReader, { id: { $in: [gone.id, lately.id, here.id] } });
    const of = (reader: { id: string }) => rows.find(({ id }) => id === reader.id);
    expect(of(gone)).toMatchObject({ name: 'Former person', email: null });
    expect(of(lately)).toMatchObject({ name: 'Lately', email: 'lately@example.org' });
    expect(of(here)).toMatchObject({ name: 'Here' });
    expect(await system.em.fork().count(Acknowledgement, { reader: gone.id })).toBe(1);
    expect(await system.em.fork().find(AcknowledgementLink, {})).toMatchObject([{ tokenHash: 'young' }]);
  });

  it('erases mails after 90 days, words of closed complaints after six years, and short-lived traces', async () => {
    const mail = async (createdAt: string, status: string) => {
      const id = newId();
      await asOwner(
        system.databaseUrl,
        `insert into mails (id, kind, message_group, person_id, organisation_id, subject, text, html, secret, status, attempts, created_at, version)
         values ($1, 'a', 'a', $2, $3, 's', 't', 'h', false, $4, 0, $5, 1)`,
        [id, world.people.staff.id, world.member.id, status, createdAt],
      );
      return id;
    };
    const old = await mail('2032-08-24T10:00:00Z', 'SENT');
    const waiting = await mail('2032-08-24T10:00:00Z', 'WAITING');
    const young = await mail('2032-08-26T10:00:00Z', 'SENT');
    const complaint = system.em.create(
      Complaint,
      buildComplaint({ organisation: world.member.id, receivedOn: '2026-10-01', closedOn: '2026-11-01' }),
    );
    await system.em.flush();
    system.em.create(
      ComplaintMatter,
      buildComplaintMatter({
        complaint: complaint.id,
        organisation: world.member.id,
        name: 'Wren Example',
        senderHash: 'x',
        receivedAt: new Date('2026-10-01T10:00:00Z'),
      }),
    );
    await system.em.flush();
    await asOwner(
      system.databaseUrl,
      `insert into auth.sign_in_failure values ('x', now() - interval '2 days')`,
    );
    await run();
    const left = await asOwner<{ id: string }>(
      system.databaseUrl,
      'select id from mails where id = any ($1)',
      [[old, waiting, young]],
    );
    expect(left.map(({ id }) => id).sort()).toEqual([waiting, young].sort());
    expect(
      await one('select name, email, outcome, sender_hash from complaint_matters where complaint_id = $1', [
        complaint.id,
      ]),
    ).toEqual({ name: 'Former person', email: null, outcome: null, sender_hash: null });
    expect(await asOwner(system.databaseUrl, 'select from auth.sign_in_failure')).toEqual([]);
  });
});

describe('an organisation’s own time', () => {
  it('is longer than the rule, with a reason, and only for what is its own to choose', async () => {
    const wrong = async (input: object) => errorOf(await manager(LONGER, { input }))?.fields;
    expect(await wrong({ kind: 'bookings', months: 60, reason: 'Less' })).toHaveProperty('months');
    expect(await wrong({ kind: 'bookings', months: 84 })).toHaveProperty('reason');
    expect(await wrong({ kind: 'bookings', months: 9_999, reason: 'Ever' })).toHaveProperty('months');
    expect(await wrong({ kind: 'mails', months: 84, reason: 'More' })).toHaveProperty('kind');
    expect(await wrong({ kind: 'nothing', months: 84, reason: 'More' })).toHaveProperty('kind');
    const { data } = await manager(LONGER, { input: { kind: 'bookings', months: 120, reason: 'A funder' } });
    expect(data.r[0]).toMatchObject({ id: 'bookings', months: 72, ownMonths: 120, ownReason: 'A funder' });
    const others = await (await system.as(world.people.otherManager))(RULES);
    expect(others.data.retentionRules[0].ownMonths).toBeNull();
    const staff = await system.as(world.people.staff);
    expect(errorOf(await staff(RULES))?.code).toBe('FORBIDDEN');
    expect(errorOf(await staff(LONGER, { input: { kind: 'bookings', months: 120 } }))?.code).toBe(
      'FORBIDDEN',
    );
  });

  it('holds only what is one’s own', async () => {
    const wrong = async (input: object) =>
      errorOf(await manager(HOLD, { input: { reason: 'A claim', ...input } }))?.fields;
    expect(await wrong({ personId: world.people.otherStaff.id })).toHaveProperty('personId');
    expect(await wrong({ bookingId: newId() })).toHaveProperty('bookingId');
    expect(await wrong({ reason: ' ' })).toHaveProperty('reason');
    expect(await wrong({ heldFrom: '2032-11-24' })).toHaveProperty('heldFrom');
  });
});
