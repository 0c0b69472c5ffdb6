import type { Consortium } from './consortium.js';
import type { Call } from './harness.js';

/** A Monday morning in London, in winter time: when the tests of bookings happen. */
export const MONDAY = new Date('2026-11-23T09:00:00Z');

export const BOOK = `mutation ($input: BookSlotInput!, $key: String) {
  bookSlot(input: $input, idempotencyKey: $key) {
    id reference label status startsAt endsAt subject details durationMinutes channel version can
    service { id name } adviser { id name } organisation { id name } bookedBy { id name } sharedWith { id }
  }
}`;

export const READ = `query ($id: ID!) { booking(id: $id) {
  id label status startsAt subject details service { id } adviser { id } bookedBy { id name } sharedWith { id }
  organisation { name } can version answerBy } }`;

/** What a refusal says beside its message. */
export const errorOf = (answer: { errors?: { extensions: object }[] }) => answer.errors?.[0]?.extensions;

/** Booking in one line, each time at a start that nobody has taken yet. */
export function bookingIn(world: () => Consortium) {
  let booked = 0;

  /** A week or more ahead, in working hours. */
  function freeStart(): string {
    booked += 1;
    const day = 30 + Math.floor(booked / 5);
    return new Date(Date.UTC(2026, 10, day, 9 + (booked % 5) * 2)).toISOString();
  }

  const input = (more: object = {}) => ({
    serviceId: world().advice.id,
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

  return { freeStart, input, book };
}
