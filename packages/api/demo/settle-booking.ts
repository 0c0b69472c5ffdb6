import { addWorkingDays } from '../src/features/availability/add-working-days.js';
import { isLate } from '../src/features/bookings/booking.entity.js';
import { type BookingStatus } from '../src/features/bookings/booking-status.js';
import { BOOKING_OUTCOMES, CANCEL_REASONS, DECLINE_REASONS } from './content/booking-topics.js';
import type { CategoryName } from './content/types.js';
import { HOLIDAYS } from './demo-calendar.js';
import type { Random } from './random.js';

const DAYS_TO_ANSWER = 2;
const QUARTER = 15;

/** What decides how a booking went. */
export interface Appointment {
  readonly category: CategoryName;
  readonly needsApproval: boolean;
  readonly noticeHours: number;
  readonly createdAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly durationMinutes: number;
}

/** Whether a booking of this status has its row in the advisers' time. */
export const holdsTime = (status: BookingStatus): boolean =>
  !['DECLINED', 'EXPIRED', 'CANCELLED'].includes(status);

/** What may have become of a booking by an instant. */
export function chooseStatus(appointment: Appointment, random: Random, at: Date): BookingStatus {
  if (appointment.needsApproval) {
    if (answerLimit(appointment) > at) return random.chance(0.6) ? 'REQUESTED' : 'CONFIRMED';
    if (random.chance(0.1)) return 'EXPIRED';
    // The reasons for declining that the content offers are those of HR advisers.
    if (appointment.category === 'HR and employment' && random.chance(0.25)) return 'DECLINED';
  }
  if (random.chance(0.09)) return 'CANCELLED';
  if (appointment.endsAt > at) return 'CONFIRMED';
  return random.chance(0.06) ? 'NO_SHOW' : 'COMPLETED';
}

/** The columns that go with a status. */
export function settle(appointment: Appointment, status: BookingStatus, random: Random, at: Date) {
  switch (status) {
    case 'REQUESTED':
      return { status, answerBy: answerLimit(appointment) };
    case 'DECLINED':
      return {
        ...changed(earlier(answerLimit(appointment), at)),
        status,
        declineReason: random.pick(DECLINE_REASONS) ?? null,
      };
    case 'EXPIRED':
      return { ...changed(earlier(answerLimit(appointment), at)), status };
    case 'CANCELLED':
      return cancelled(appointment, random, at);
    case 'COMPLETED':
      return {
        ...changed(appointment.endsAt),
        status,
        minutesUsed: minutesUsed(appointment.durationMinutes, random),
        outcome: random.pick(BOOKING_OUTCOMES[appointment.category]) ?? null,
      };
    default:
      return { status };
  }
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** What calendars know of a booking by its last change. */
const changed = (changedAt: Date) => ({ changedAt, calendarSequence: 1 });

function cancelled(appointment: Appointment, random: Random, at: Date) {
  const cancelReason = random.pick(CANCEL_REASONS) ?? null;
  const on = cancelledAt(appointment, random, at);
  return {
    ...changed(on),
    status: 'CANCELLED' as const,
    cancelReason,
    cancelledLate: isLate(appointment, on),
  };
}

function answerLimit({ createdAt, startsAt }: Appointment): Date {
  const limit = addWorkingDays(createdAt.getTime(), DAYS_TO_ANSWER, HOLIDAYS);
  return new Date(Math.min(limit, startsAt.getTime()));
}

function cancelledAt({ createdAt, startsAt }: Appointment, random: Random, at: Date): Date {
  const latest = Math.min(startsAt.getTime(), at.getTime());
  return new Date(createdAt.getTime() + random.next() * (latest - createdAt.getTime()));
}

/** Mostly what was booked, sometimes a quarter of an hour more or less. */
function minutesUsed(durationMinutes: number, random: Random): number {
  const departure = random.pick([0, 0, 0, 0, QUARTER, -QUARTER]) ?? 0;
  return Math.max(QUARTER, durationMinutes + departure);
}
