import { setTimeout as sleep } from 'node:timers/promises';
import { type HttpCall } from './http-client.js';

/** A booking that somebody wants, whatever happens meanwhile. */
export interface Wish {
  serviceId: string;
  adviserId: string;
  startsAt: string;
  durationMinutes: number;
}

/** What became of a wish. */
export interface Outcome {
  /** Of this attempt only. */
  subject: string;
  /** What the system acknowledged; null where it refused. */
  booked: { id: string; startsAt: string; adviser: { id: string }; status: string } | null;
  refusal: string | null;
  tries: number;
}

const BOOK = `mutation ($input: BookSlotInput!, $key: String!) {
  bookSlot(input: $input, idempotencyKey: $key) { id startsAt adviser { id } status } }`;

const SERVICES = `{ services(perPage: 100) { items { id durations unavailableBecause } } }`;
const SLOTS = `query ($serviceId: ID!, $from: Date!, $to: Date!) {
  availableSlots(serviceId: $serviceId, from: $from, to: $to) { startsAt advisers { id } } }`;

/** Bookable times of all services that the caller may book, in no particular order but always the same. */
export async function findWishes(call: HttpCall): Promise<Wish[]> {
  const { data } = await call(SERVICES);
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const wishes: Wish[] = [];
  for (const service of data.services.items) {
    if (service.unavailableBecause !== null) continue;
    const answer = await call(SLOTS, { serviceId: service.id, from: day(1), to: day(60) });
    for (const slot of answer.data?.availableSlots ?? [])
      for (const { id } of slot.advisers)
        wishes.push({
          serviceId: service.id,
          adviserId: id,
          startsAt: slot.startsAt,
          durationMinutes: service.durations[0],
        });
  }
  // A stride without a common divisor goes through all of them, and neighbours come late.
  return wishes.map((_, n) => wishes[(n * 7_919) % wishes.length]).filter((wish) => wish !== undefined);
}

/**
 * Books as a patient program does: where no answer comes, or one that says "try again", the same request is sent again
 * under the same key until there is an answer.
 */
export async function bookThrough(call: HttpCall, wish: Wish, subject: string): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    const answer = await call(BOOK, { input: { ...wish, subject }, key: subject }).catch(() => null);
    if (answer?.data?.bookSlot) return { subject, booked: answer.data.bookSlot, refusal: null, tries };
    const error = answer?.errors?.[0]?.extensions;
    if (answer?.status === 200 && error && error.code !== 'INTERNAL_SERVER_ERROR')
      return { subject, booked: null, refusal: error.reason ?? error.code, tries };
    await sleep(50);
  }
}
