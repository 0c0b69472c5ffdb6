import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { Booking } from './booking.entity.js';
import type { CompleteBookingInput } from './booking.type.js';
import { freeTime } from './take-time.js';

type Version = number | null | undefined;

export async function confirmBooking(context: WriteContext, id: string, version: Version): Promise<string> {
  const booking = await getForChange(context, Booking, id, 'confirm', version);
  if (booking.answerBy && booking.answerBy <= now())
    throw new Conflict('WRONG_STATE', 'This request has expired. The member can ask for another time.');
  booking.confirm();
  return id;
}

export async function declineBooking(
  context: WriteContext,
  id: string,
  reason: string,
  version: Version,
): Promise<string> {
  if (reason.trim() === '')
    throw new Invalid({ reason: 'Say why, so that the member knows what to do next.' });
  const booking = await getForChange(context, Booking, id, 'decline', version);
  booking.decline(reason.trim());
  await freeTime(context, id);
  return id;
}

export async function cancelBooking(
  context: WriteContext,
  id: string,
  reason: string | null,
  version: Version,
): Promise<string> {
  const booking = await getForChange(context, Booking, id, 'cancel', version);
  booking.cancel(now(), reason?.trim() || null);
  await freeTime(context, id);
  return id;
}

export async function completeBooking(
  context: WriteContext,
  id: string,
  input: CompleteBookingInput,
  version: Version,
): Promise<string> {
  const booking = await getForChange(context, Booking, id, 'complete', version);
  booking.complete(now(), input.minutesUsed, input.outcome?.trim() || null);
  return id;
}

export async function markNoShow(context: WriteContext, id: string, version: Version): Promise<string> {
  const booking = await getForChange(context, Booking, id, 'markNoShow', version);
  booking.markNoShow(now());
  return id;
}
