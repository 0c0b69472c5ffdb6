import { LockMode } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import type { Leaving, OpenThing } from '../deadlines/open-thing.type.js';
import { Booking } from './booking.entity.js';
import { bookingCancelled, bookingHandedOver, bookingShared } from './booking.messages.js';
import { freeTime, passTime } from './take-time.js';
import { tellConcerned, tellOne } from './tell-concerned.js';

/**
 * Gives an appointment of an adviser who leaves to another one who is free then, or cancels it; of somebody who booked
 * it, gives it a new contact in the organisation, or cancels it. Those concerned are told.
 * @throws Conflict SLOT_TAKEN or WRONG_STATE, Invalid where the new adviser does not give the service
 */
export async function handOverBooking(
  context: WriteContext,
  { personId }: Leaving,
  thing: OpenThing,
  to: string | null,
): Promise<void> {
  const booking = await context.em.findOneOrFail(
    Booking,
    { id: thing.recordId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  booking.checkMovable(now());
  const isServed = booking.adviser === personId;
  if (to === null) return cancel(context, booking, isServed);
  return isServed ? toAdviser(context, booking, thing, to) : toContact(context, booking, to);
}

async function cancel(context: WriteContext, booking: Booking, isServed: boolean): Promise<void> {
  booking.cancel(now(), isServed ? 'The adviser leaves.' : 'Whoever booked it leaves.');
  // What the provider takes back does not count against the member.
  if (isServed) booking.cancelledLate = false;
  await freeTime(context, booking.id);
  await tellConcerned(context, booking, bookingCancelled);
}

async function toAdviser(
  context: WriteContext,
  booking: Booking,
  thing: OpenThing,
  to: string,
): Promise<void> {
  const gives = await context.query('select from service_advisers where service_id = $1 and person_id = $2', [
    booking.service,
    to,
  ]);
  const problem = `handovers.${thing.id}`;
  if (gives.length === 0)
    throw new Invalid({ [problem]: `Choose somebody who gives this service: ${thing.sentence}.` });
  if (!(await passTime(context, booking.id, to)))
    throw new Conflict(
      'SLOT_TAKEN',
      `They have just been booked at this time: ${thing.sentence}. Choose again.`,
    );
  booking.adviser = to;
  await tellConcerned(context, booking, bookingHandedOver);
}

async function toContact(context: WriteContext, booking: Booking, to: string): Promise<void> {
  booking.sharedWith = [...new Set([...booking.sharedWith, to])];
  await tellOne(context, booking, bookingShared, to);
}
