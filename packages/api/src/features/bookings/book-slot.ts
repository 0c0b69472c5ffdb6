import { Forbidden, Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { newId } from '../../platform/new-id.js';
import { attachFile } from '../../platform/storage/attach-file.js';
import { Membership } from '../people/person.entity.js';
import { Service } from '../services/service.entity.js';
import { whyUnavailable } from '../services/why-unavailable.js';
import { Booking } from './booking.entity.js';
import { bookingConfirmed, bookingRequested } from './booking.messages.js';
import type { BookSlotInput } from './booking.type.js';
import { answerBy, takeTime } from './take-time.js';
import { tellConcerned } from './tell-concerned.js';

/**
 * A member takes an appointment with an adviser of the pool. It holds its time from this moment on: confirmed at once,
 * or as a request where the service wants approval.
 * @throws Invalid at the field, Conflict SLOT_TAKEN
 */
export async function bookSlot(context: WriteContext, input: BookSlotInput): Promise<string> {
  const { viewer } = context;
  if (!viewer.organisationId) throw new Forbidden('Choose the organisation you book for.');
  const service = isUuid(input.serviceId) ? await context.em.findOne(Service, { id: input.serviceId }) : null;
  if (!service || (service.status === 'ARCHIVED' && service.provider !== viewer.organisationId))
    throw new NotFound('service');
  const unavailable = whyUnavailable(service, viewer.facts);
  if (unavailable) throw new Invalid({ serviceId: unavailable }, 'NOT_ELIGIBLE');
  checkDuration(service, input.durationMinutes);
  const channel = input.channel ?? service.channels[0];
  if (!channel || !service.channels.includes(channel))
    throw new Invalid({ channel: 'Choose one of the ways that the service offers.' });
  const sharedWith = await checkSharedWith(context, input.sharedWith ?? []);
  const adviserIds = await getAdvisers(context, service.id, input.adviserId);

  const id = newId();
  const adviser = await takeTime(context, {
    bookingId: id,
    service,
    startsAt: input.startsAt,
    durationMinutes: input.durationMinutes,
    adviserIds,
    isMove: false,
  });
  const booking = context.em.create(Booking, {
    id,
    status: service.needsApproval ? 'REQUESTED' : 'CONFIRMED',
    organisation: viewer.organisationId,
    provider: service.provider,
    category: service.category,
    service: service.id,
    adviser,
    bookedBy: viewer.personId,
    sharedWith,
    startsAt: input.startsAt,
    endsAt: new Date(input.startsAt.getTime() + input.durationMinutes * 60_000),
    durationMinutes: input.durationMinutes,
    channel,
    subject: input.subject.trim(),
    details: input.details ?? null,
    noticeHours: service.noticeHours,
    lateCountsAsUsed: service.lateCountsAsUsed,
    answerBy: service.needsApproval ? await answerBy(context, input.startsAt) : null,
    declineReason: null,
    cancelReason: null,
    cancelledLate: null,
    minutesUsed: null,
    outcome: null,
  });
  await tellConcerned(context, booking, service.needsApproval ? bookingRequested : bookingConfirmed);
  const attachTo = { type: 'Booking', id, alsoFor: [service.provider] };
  for (const fileId of input.fileIds ?? []) await attachFile(context, fileId, attachTo);
  return id;
}

/** Refuses a length that the service does not have. */
export function checkDuration(service: Service, durationMinutes: number): void {
  if (!service.durations.includes(durationMinutes))
    throw new Invalid({
      durationMinutes: `Choose a length that the service has: ${service.durations.join(', ')} minutes.`,
    });
}

/**
 * Who may serve a booking: the named adviser, or all of the service.
 * @throws Invalid where the named one does not give it
 */
export async function getAdvisers(
  context: WriteContext,
  serviceId: string,
  adviserId: string | null | undefined,
): Promise<string[]> {
  const rows = await context.query<{ person_id: string }>(
    'select person_id from service_advisers where service_id = $1',
    [serviceId],
  );
  const all = rows.map((row) => row.person_id);
  if (!adviserId) return all;
  if (!all.includes(adviserId.toLowerCase()))
    throw new Invalid({ adviserId: 'This adviser does not give this service. Choose one who does.' });
  return [adviserId.toLowerCase()];
}

async function checkSharedWith(context: WriteContext, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (wanted.length === 0) return [];
  const places = await context.em.find(Membership, {
    person: { $in: wanted.filter(isUuid) },
    organisation: context.viewer.organisationId,
    archivedAt: null,
  });
  const known = new Set(places.map((place) => place.person));
  if (wanted.some((id) => !known.has(id)))
    throw new Invalid({ sharedWith: 'Choose people of your own organisation.' });
  return wanted;
}
