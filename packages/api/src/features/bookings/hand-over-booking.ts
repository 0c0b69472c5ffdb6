import { LockMode } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { Parameters } from '../../platform/db/condition-sql.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import type { Leaving, OpenThing } from '../deadlines/open-thing.type.js';
import { Booking } from './booking.entity.js';
import { bookingCancelled, bookingHandedOver } from './booking.messages.js';
import { freeTime, passTime } from './take-time.js';
import { tellConcerned } from './tell-concerned.js';

/**
 * Gives an appointment of an adviser who leaves to another one who is free then, or cancels it; calls off what somebody
 * who leaves booked for themselves. Those concerned are told.
 * @throws Conflict SLOT_TAKEN or WRONG_STATE, Invalid where the new adviser does not give the service
 */
export async function handOverBooking(
  context: WriteContext,
  leaving: Leaving,
  thing: OpenThing,
  to: string | null,
): Promise<void> {
  if (thing.recordId === leaving.personId) return callOffBooked(context, leaving);
  const booking = await getMovable(context, thing.recordId);
  return to === null
    ? cancel(context, booking, 'The adviser leaves.')
    : toAdviser(context, booking, thing, to);
}

/** Appointments to come that somebody booked in an organisation, in which nobody else of it was named. */
export async function findBookedAlone(
  context: ApiContext,
  { personId, organisationId }: Leaving,
): Promise<string[]> {
  const parameters = new Parameters();
  const at = parameters.add(now());
  const rows = await readRows<{ id: string }>(
    context,
    `select b.id from bookings b
     where b.booked_by_id = ${parameters.add(personId)}::uuid and b.organisation_id = ${parameters.add(organisationId)}::uuid
       and b.starts_at > ${at} and (b.status = 'CONFIRMED' or (b.status = 'REQUESTED' and b.answer_by > ${at}))
       and not exists (
         select from memberships m where m.person_id = any (b.shared_with) and m.person_id <> b.booked_by_id
           and m.organisation_id = b.organisation_id and m.archived_at is null)
     order by b.id`,
    parameters,
  );
  return rows.map(({ id }) => id);
}

async function callOffBooked(context: WriteContext, leaving: Leaving): Promise<void> {
  for (const id of await findBookedAlone(context, leaving))
    await cancel(context, await getMovable(context, id), 'Whoever booked it leaves.');
}

async function getMovable(context: WriteContext, id: string): Promise<Booking> {
  const booking = await context.em.findOneOrFail(Booking, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  booking.checkMovable(now());
  return booking;
}

// That somebody leaves is no late cancellation of anybody's.
async function cancel(context: WriteContext, booking: Booking, reason: string): Promise<void> {
  booking.cancel(now(), reason);
  booking.cancelledLate = false;
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
