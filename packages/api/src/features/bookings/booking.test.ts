import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BOOK, bookingIn, errorOf, MONDAY, READ } from '../../../test/book.js';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';

let system: TestSystem;
let world: Consortium;
let manager: Call;

const { freeStart, input, book } = bookingIn(() => world);

beforeAll(async () => {
  freezeClock(MONDAY);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
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
