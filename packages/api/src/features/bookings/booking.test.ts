import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';

// A Monday morning in London, in winter time.
const NOW = new Date('2026-11-23T09:00:00Z');

const BOOK = `mutation ($input: BookSlotInput!, $key: String) {
  bookSlot(input: $input, idempotencyKey: $key) {
    id reference label status startsAt endsAt subject details durationMinutes channel version can
    service { id name } adviser { id name } organisation { id name } bookedBy { id name } sharedWith { id }
  }
}`;
const READ = `query ($id: ID!) { booking(id: $id) {
  id label status startsAt subject details service { id } adviser { id } bookedBy { id name } sharedWith { id } organisation { name } can version answerBy } }`;

let system: TestSystem;
let world: Consortium;
let manager: Call;
let adviser: Call;
let nextHour = 0;

/** A start nobody has taken yet, a week or more ahead, in working hours. */
function freeStart(): string {
  nextHour += 1;
  const day = 30 + Math.floor(nextHour / 5);
  return new Date(Date.UTC(2026, 10, day, 9 + (nextHour % 5) * 2)).toISOString();
}

const input = (more: object = {}) => ({
  serviceId: world.advice.id,
  startsAt: freeStart(),
  durationMinutes: 45,
  subject: 'A long absence',
  details: 'What we may ask for, and when.',
  ...more,
});

async function book(call: Call, more: object = {}) {
  const { data, errors } = await call(BOOK, { input: input(more) });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.bookSlot;
}

const errorOf = (answer: { errors?: { extensions: object }[] }) => answer.errors?.[0]?.extensions;

beforeAll(async () => {
  freezeClock(NOW);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
  adviser = await system.as(world.people.adviser);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

describe('booking a slot', () => {
  it('confirms at once where the service wants no approval, and shows the member all of it', async () => {
    const startsAt = freeStart();
    const booking = await book(manager, { startsAt, sharedWith: [world.people.trustee.id] });
    expect(booking).toMatchObject({
      status: 'CONFIRMED',
      label: 'HR appointment',
      subject: 'A long absence',
      startsAt,
      durationMinutes: 45,
      organisation: { name: 'Riverbank Pantry' },
      bookedBy: { name: 'Mandeep Gill' },
      sharedWith: [{ id: world.people.trustee.id }],
    });
    expect(booking.reference).toMatch(/^B-\d{6}$/);
    expect(booking.can).toEqual(expect.arrayContaining(['cancel', 'reschedule']));
  });

  it('is a request where the service wants approval, held for two working days', async () => {
    const booking = await book(manager, { serviceId: world.cases.id });
    expect(booking.status).toBe('REQUESTED');
    const { data } = await manager(READ, { id: booking.id });
    expect(data.booking.answerBy).toBe('2026-11-25T09:00:00.000Z');
  });

  it('gives the adviser with the fewest booked hours, and the time of both only once', async () => {
    const startsAt = freeStart();
    const first = await book(manager, { startsAt });
    const second = await book(manager, { startsAt });
    expect(first.adviser.id).not.toBe(second.adviser.id);
    const third = await manager(BOOK, { input: input({ startsAt }) });
    expect(errorOf(third)).toMatchObject({ code: 'CONFLICT', reason: 'SLOT_TAKEN' });
  });

  it('lets staff book where a manager allowed it, and nobody else', async () => {
    const allowed = await system.as(world.people.bookingStaff);
    expect((await book(allowed)).status).toBe('CONFIRMED');
    for (const person of [world.people.staff, world.people.trustee, world.people.adviser]) {
      const call = await system.as(person);
      expect(errorOf(await call(BOOK, { input: input() }))).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(errorOf(await system.anybody(BOOK, { input: input() }))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it.each([
    ['a length that the service does not have', { durationMinutes: 50 }, 'durationMinutes'],
    ['a start in the past', { startsAt: '2026-11-20T10:00:00Z' }, 'startsAt'],
    ['a start off the grid', { startsAt: '2026-12-08T10:07:00Z' }, 'startsAt'],
    ['a start inside the lead time', { startsAt: '2026-11-23T15:00:00Z' }, 'startsAt'],
    ['a start beyond the horizon', { startsAt: '2027-03-01T10:00:00Z' }, 'startsAt'],
    ['a bank holiday', { startsAt: '2026-12-25T10:00:00Z' }, 'startsAt'],
    ['a time when nobody works', { startsAt: '2026-12-08T22:00:00Z' }, 'startsAt'],
    ['an empty subject', { subject: '' }, 'subject'],
    ['a way that the service does not offer', { channel: 'VISIT' }, 'channel'],
  ])('refuses %s, at the field', async (_, more, field) => {
    const answer = await manager(BOOK, { input: input(more) });
    expect(errorOf(answer)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { [field]: expect.any(String) },
    });
  });

  it('names only people of the own organisation', async () => {
    const answer = await manager(BOOK, { input: input({ sharedWith: [world.people.otherManager.id] }) });
    expect(errorOf(answer)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { sharedWith: expect.any(String) },
    });
  });

  it('does the thing once for one idempotency key, and refuses the key for another input', async () => {
    const variables = { input: input(), key: 'once-please' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => manager(BOOK, variables)));
    expect(new Set(answers.map((answer) => answer.data.bookSlot.id)).size).toBe(1);
    expect(errorOf(await manager(BOOK, { input: input(), key: 'once-please' }))).toMatchObject({
      code: 'CONFLICT',
      reason: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('lets exactly one of a crowd have a slot', async () => {
    const variables = { input: input({ adviserId: world.people.adviser.id }) };
    const answers = await Promise.all(Array.from({ length: 60 }, () => manager(BOOK, variables)));
    expect(answers.filter((answer) => !answer.errors)).toHaveLength(1);
    const reasons = answers
      .filter((answer) => answer.errors)
      .map((answer) => answer.errors?.[0]?.extensions.reason);
    expect(new Set(reasons)).toEqual(new Set(['SLOT_TAKEN']));
  });
});

describe('what a booking is about', () => {
  it('is told to those whom it concerns only', async () => {
    const mine = await book(manager, { sharedWith: [world.people.trustee.id] });
    for (const person of [world.people.manager, world.people.trustee]) {
      const { data } = await (await system.as(person))(READ, { id: mine.id });
      expect(data.booking).toMatchObject({ subject: 'A long absence', bookedBy: { name: 'Mandeep Gill' } });
    }
    const serving = await system.as(mine.adviser);
    expect((await serving(READ, { id: mine.id })).data.booking).toMatchObject({
      subject: 'A long absence',
      bookedBy: { name: 'Mandeep Gill' },
      organisation: { name: 'Riverbank Pantry' },
    });
  });

  it('stays hidden from a manager who did not book it, the provider’s manager and the coordinator', async () => {
    const theirs = await book(await system.as(world.people.bookingStaff));
    for (const person of [world.people.manager, world.people.providerManager, world.people.coordinator]) {
      const { data } = await (await system.as(person))(READ, { id: theirs.id });
      expect(data.booking).toMatchObject({
        label: 'HR appointment',
        subject: null,
        details: null,
        bookedBy: null,
        sharedWith: null,
      });
    }
  });

  it('does not exist for colleagues, other advisers and other organisations', async () => {
    const mine = await book(manager, { adviserId: world.people.adviser.id });
    const { people } = world;
    for (const person of [
      people.staff,
      people.volunteer,
      people.trustee,
      people.secondAdviser,
      people.otherManager,
      people.payrollOfficer,
    ]) {
      const { data, errors } = await (await system.as(person))(READ, { id: mine.id });
      expect(errors).toBeUndefined();
      expect(data.booking).toBeNull();
    }
  });

  it('cannot be found out by searching', async () => {
    await book(await system.as(world.people.bookingStaff), { subject: 'Zebra grievance' });
    const SEARCH = `query ($filter: BookingFilter) { bookings(filter: $filter) { total items { id } } }`;
    expect((await manager(SEARCH, { filter: { q: 'zebra' } })).data.bookings.total).toBe(0);
    const staff = await system.as(world.people.bookingStaff);
    expect((await staff(SEARCH, { filter: { q: 'zebra' } })).data.bookings.total).toBe(1);
  });
});

describe('the life of a booking', () => {
  const CANCEL = `mutation ($id: ID!, $version: Int) { cancelBooking(id: $id, reason: "Plans changed", version: $version) { id status cancelledLate version } }`;
  const CONFIRM = `mutation ($id: ID!) { confirmBooking(id: $id) { status answerBy } }`;
  const COMPLETE = `mutation ($id: ID!, $minutes: Int!) { completeBooking(id: $id, input: {minutesUsed: $minutes, outcome: "Letter drafted"}) { status minutesUsed outcome } }`;
  const MOVE = `mutation ($id: ID!, $input: RescheduleBookingInput!) { rescheduleBooking(id: $id, input: $input) { id reference status startsAt adviser { id } } }`;

  it('frees the time when it is cancelled', async () => {
    const booking = await book(manager, { adviserId: world.people.adviser.id });
    const { data } = await manager(CANCEL, { id: booking.id });
    expect(data.cancelBooking).toMatchObject({ status: 'CANCELLED', cancelledLate: false });
    const again = await book(manager, { adviserId: world.people.adviser.id, startsAt: booking.startsAt });
    expect(again.status).toBe('CONFIRMED');
    expect(errorOf(await manager(CANCEL, { id: booking.id }))).toMatchObject({
      code: 'CONFLICT',
      reason: 'WRONG_STATE',
    });
  });

  it('keeps the terms that stood when it was booked, and records a late cancellation', async () => {
    const booking = await book(manager);
    freezeClock(new Date(new Date(booking.startsAt).getTime() - 3_600_000));
    try {
      expect((await manager(CANCEL, { id: booking.id })).data.cancelBooking).toMatchObject({
        cancelledLate: true,
      });
    } finally {
      freezeClock(NOW);
    }
  });

  it('is confirmed by its adviser, not by the member', async () => {
    const booking = await book(manager, { serviceId: world.cases.id, adviserId: world.people.adviser.id });
    expect(errorOf(await manager(CONFIRM, { id: booking.id }))).toMatchObject({ code: 'FORBIDDEN' });
    expect((await adviser(CONFIRM, { id: booking.id })).data.confirmBooking).toEqual({
      status: 'CONFIRMED',
      answerBy: null,
    });
  });

  it('is completed from its start on, in quarters of an hour', async () => {
    const booking = await book(manager, { adviserId: world.people.adviser.id });
    expect(errorOf(await adviser(COMPLETE, { id: booking.id, minutes: 45 }))).toMatchObject({
      reason: 'WRONG_STATE',
    });
    freezeClock(new Date(booking.endsAt));
    try {
      expect(errorOf(await adviser(COMPLETE, { id: booking.id, minutes: 40 }))).toMatchObject({
        fields: { minutesUsed: expect.any(String) },
      });
      expect((await adviser(COMPLETE, { id: booking.id, minutes: 45 })).data.completeBooking).toEqual({
        status: 'COMPLETED',
        minutesUsed: 45,
        outcome: 'Letter drafted',
      });
    } finally {
      freezeClock(NOW);
    }
  });

  it('keeps its id and reference when it moves, even to a time that overlaps its own', async () => {
    const booking = await book(manager, { adviserId: world.people.adviser.id });
    const startsAt = new Date(new Date(booking.startsAt).getTime() + 30 * 60_000).toISOString();
    const { data } = await manager(MOVE, { id: booking.id, input: { startsAt } });
    expect(data.rescheduleBooking).toMatchObject({
      id: booking.id,
      reference: booking.reference,
      startsAt,
      status: 'CONFIRMED',
    });
  });

  it('does not move at all when the new time is taken', async () => {
    const one = await book(manager, { adviserId: world.people.adviser.id });
    const two = await book(manager, { adviserId: world.people.adviser.id });
    const answer = await manager(MOVE, { id: one.id, input: { startsAt: two.startsAt } });
    expect(errorOf(answer)).toMatchObject({ code: 'CONFLICT', reason: 'SLOT_TAKEN' });
    expect((await manager(READ, { id: one.id })).data.booking.startsAt).toBe(one.startsAt);
  });

  it('swaps two bookings that move at once without waiting in circles', async () => {
    const one = await book(manager, { adviserId: world.people.adviser.id });
    const two = await book(manager, { adviserId: world.people.secondAdviser.id });
    const answers = await Promise.all([
      manager(MOVE, {
        id: one.id,
        input: { startsAt: two.startsAt, adviserId: world.people.secondAdviser.id },
      }),
      manager(MOVE, { id: two.id, input: { startsAt: one.startsAt, adviserId: world.people.adviser.id } }),
    ]);
    for (const answer of answers)
      expect(errorOf(answer)?.valueOf() ?? { reason: 'SLOT_TAKEN' }).toMatchObject({ reason: 'SLOT_TAKEN' });
  });

  it('expires unanswered, and then its time is free', async () => {
    const request = await book(manager, { serviceId: world.cases.id, adviserId: world.people.adviser.id });
    freezeClock(new Date('2026-11-25T10:00:00Z'));
    try {
      const next = await book(manager, { adviserId: world.people.adviser.id, startsAt: request.startsAt });
      expect(next.status).toBe('CONFIRMED');
      expect((await manager(READ, { id: request.id })).data.booking.status).toBe('EXPIRED');
    } finally {
      freezeClock(NOW);
    }
  });

  it('asks who booked to choose another time when a request was declined, until they have', async () => {
    const DEADLINES = '{ deadlines { subject recordId action path } }';
    const request = await book(manager, { serviceId: world.cases.id, adviserId: world.people.adviser.id });
    const asked = await adviser(DEADLINES);
    expect(asked.data.deadlines).toContainEqual(
      expect.objectContaining({ recordId: request.id, action: 'confirm' }),
    );
    await adviser(`mutation ($id: ID!) { declineBooking(id: $id, reason: "On leave") { id } }`, {
      id: request.id,
    });
    const mine = () =>
      manager(DEADLINES).then(({ data }) => data.deadlines.map((one: { recordId: string }) => one.recordId));
    expect(await mine()).toContain(request.id);
    await book(manager, { serviceId: world.cases.id });
    expect(await mine()).not.toContain(request.id);
  });

  it('refuses a change from a stale version', async () => {
    const booking = await book(manager);
    expect(errorOf(await manager(CANCEL, { id: booking.id, version: booking.version + 1 }))).toMatchObject({
      code: 'CONFLICT',
      reason: 'STALE_VERSION',
    });
  });

  it('answers NOT_FOUND for what belongs to others', async () => {
    const booking = await book(manager);
    const other = await system.as(world.people.otherManager);
    expect(errorOf(await other(CANCEL, { id: booking.id }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(errorOf(await other(CANCEL, { id: 'not-an-id' }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
