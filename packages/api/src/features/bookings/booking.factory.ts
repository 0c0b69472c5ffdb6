import { now } from '../../platform/clock.js';
import { addDays, londonDate, toInstant } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import type { AdviserTime } from '../availability/adviser-time.entity.js';
import type { Service } from '../services/service.entity.js';
import type { Booking } from './booking.entity.js';

const MINUTE = 60_000;

const UNDECIDED = {
  details: null,
  answerBy: null,
  declineReason: null,
  cancelReason: null,
  cancelledLate: null,
  minutesUsed: null,
  outcome: null,
} satisfies Partial<Booking>;

type Parties = Pick<Booking, 'organisation' | 'provider' | 'category' | 'service' | 'adviser' | 'bookedBy'>;
type Data = Parties &
  Pick<Booking, 'id' | 'status' | 'sharedWith' | 'startsAt' | 'endsAt' | 'durationMinutes' | 'channel'> &
  Pick<
    Booking,
    | 'subject'
    | 'noticeHours'
    | 'lateCountsAsUsed'
    | 'createdAt'
    | 'changedAt'
    | 'calendarSequence'
    | keyof typeof UNDECIDED
  >;

/**
 * A confirmed appointment of 45 minutes by telephone, at ten in the morning a week from today. It holds its time only
 * together with `buildAdviserTime`.
 */
export function buildBooking(overrides: Partial<Data> & Parties): Data {
  const nextWeek = new Date(toInstant(addDays(londonDate(now().getTime()), 7), '10:00'));
  const { startsAt = nextWeek, durationMinutes = 45 } = overrides;
  return {
    ...UNDECIDED,
    id: newId(),
    status: 'CONFIRMED',
    sharedWith: [],
    startsAt,
    endsAt: new Date(startsAt.getTime() + durationMinutes * MINUTE),
    durationMinutes,
    channel: 'PHONE',
    subject: 'Something to talk about',
    noticeHours: 24,
    lateCountsAsUsed: true,
    calendarSequence: 0,
    createdAt: now(),
    changedAt: overrides.createdAt ?? now(),
    ...overrides,
  };
}

/** The time that a booking takes in its adviser's calendar: the appointment and the buffers of its service. */
export function buildAdviserTime(
  booking: Pick<Booking, 'id' | 'adviser' | 'startsAt' | 'durationMinutes'>,
  buffers: Pick<Service, 'bufferBeforeMinutes' | 'bufferAfterMinutes'>,
): Pick<AdviserTime, 'booking' | 'adviser' | 'startsAt' | 'minutes' | 'blocked'> {
  const start = booking.startsAt.getTime();
  const from = new Date(start - buffers.bufferBeforeMinutes * MINUTE);
  const to = new Date(start + (booking.durationMinutes + buffers.bufferAfterMinutes) * MINUTE);
  return {
    booking: booking.id,
    adviser: booking.adviser,
    startsAt: booking.startsAt,
    minutes: booking.durationMinutes,
    blocked: `[${from.toISOString()},${to.toISOString()})`,
  };
}
