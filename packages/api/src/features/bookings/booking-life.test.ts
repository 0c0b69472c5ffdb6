import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bookingIn, errorOf, MONDAY, READ } from '../../../test/book.js';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';

let system: TestSystem;
let world: Consortium;
let manager: Call;
let adviser: Call;
const { book } = bookingIn(() => world);

beforeAll(async () => {
  freezeClock(MONDAY);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
  adviser = await system.as(world.people.adviser);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
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
      freezeClock(MONDAY);
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
      freezeClock(MONDAY);
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
      freezeClock(MONDAY);
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
