import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { Booking } from './booking.entity.js';
import {
  bookingCancelled,
  bookingCompleted,
  bookingConfirmed,
  bookingDeclined,
  bookingMissed,
} from './booking.messages.js';
import type { CompleteBookingInput } from './booking.type.js';
import { freeTime } from './take-time.js';
import { tellConcerned } from './tell-concerned.js';

type Version = number | null | undefined;

/** The adviser takes a request on. Its time is held already, so nothing can be in the way. */
export async function confirmBooking(context: WriteContext, id: string, version: Version): Promise<string> {
  const booking = await getForChange(context, Booking, id, 'confirm', version);
  booking.confirm(now());
  await tellConcerned(context, booking, bookingConfirmed);
  return id;
}

/** The adviser refuses a request and says why; its time goes back to the pool. */
export async function declineBooking(
  context: WriteContext,
  id: string,
  reason: string,
  version: Version,
): Promise<string> {
  if (reason.trim() === '')
    throw new Invalid({ reason: 'Say why, so that the member knows what to do next.' });
  const booking = await getForChange(context, Booking, id, 'decline', version);
  booking.decline(now(), reason.trim());
  await freeTime(context, id);
  await tellConcerned(context, booking, bookingDeclined);
  return id;
}

/** Calls an appointment off before its start; its time goes back to the pool. */
export async function cancelBooking(
  context: WriteContext,
  id: string,
  reason: string | null,
  version: Version,
): Promise<string> {
  const booking = await getForChange(context, Booking, id, 'cancel', version);
  booking.cancel(now(), reason?.trim() || null);
  await freeTime(context, id);
  await tellConcerned(context, booking, bookingCancelled);
  return id;
}

/** Records that an appointment took place, and what it took. */
export async function completeBooking(
  context: WriteContext,
  id: string,
  input: CompleteBookingInput,
  version: Version,
): Promise<string> {
  const booking = await getForChange(context, Booking, id, 'complete', version);
  booking.complete(now(), input.minutesUsed, input.outcome?.trim() || null);
  await tellConcerned(context, booking, bookingCompleted);
  return id;
}

/** Records that nobody came. */
export async function markNoShow(context: WriteContext, id: string, version: Version): Promise<string> {
  const booking = await getForChange(context, Booking, id, 'markNoShow', version);
  booking.markNoShow(now());
  await tellConcerned(context, booking, bookingMissed);
  return id;
}
