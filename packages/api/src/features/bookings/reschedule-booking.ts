import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { Service } from '../services/service.entity.js';
import { checkDuration, getAdvisers } from './book-slot.js';
import { Booking } from './booking.entity.js';
import { bookingMoved, bookingRequested } from './booking.messages.js';
import type { RescheduleBookingInput } from './booking.type.js';
import { answerBy, takeTime } from './take-time.js';
import { tellConcerned, tellFormerAdviser } from './tell-concerned.js';

/**
 * Moves a booking: the new time is taken before the old is given up, in one transaction, and where that fails nothing
 * has changed. Row, id and reference stay; a service that wants approval is asked again.
 * @throws Invalid at the field, Conflict SLOT_TAKEN, WRONG_STATE or STALE_VERSION
 */
export async function rescheduleBooking(
  context: WriteContext,
  id: string,
  input: RescheduleBookingInput,
  version?: number | null,
): Promise<string> {
  const booking = await getForChange(context, Booking, id, 'reschedule', version);
  booking.checkMovable(now());
  const service = await context.em.findOneOrFail(Service, { id: booking.service });
  if (service.status === 'ARCHIVED')
    throw new Invalid({ startsAt: 'This service is no longer offered, so the appointment cannot be moved.' });
  const durationMinutes = input.durationMinutes ?? booking.durationMinutes;
  if (durationMinutes !== booking.durationMinutes) checkDuration(service, durationMinutes);
  const adviserIds = input.adviserId
    ? await getAdvisers(context, service.id, input.adviserId)
    : [booking.adviser];
  await lockAdvisers(context, [...adviserIds, booking.adviser]);
  const { startsAt } = input;
  const adviser = await takeTime(context, {
    bookingId: id,
    service,
    startsAt,
    durationMinutes,
    adviserIds,
    isMove: true,
  });
  const former = booking.adviser;
  const limit = service.needsApproval ? await answerBy(context, startsAt) : null;
  booking.move({ adviser, startsAt, durationMinutes }, limit);
  await tellConcerned(context, booking, limit ? bookingRequested : bookingMoved);
  if (former !== adviser) await tellFormerAdviser(context, booking, former);
  return id;
}

// Two bookings that swap their times would wait for each other; in the order of ids they queue instead.
async function lockAdvisers(context: WriteContext, adviserIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(adviserIds)].sort())
    await context.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
}
