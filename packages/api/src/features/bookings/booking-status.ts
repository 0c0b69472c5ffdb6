/** Where a booking stands; REQUESTED and CONFIRMED hold their time, COMPLETED and NO_SHOW have used it. */
export const BOOKING_STATUSES = [
  'REQUESTED',
  'CONFIRMED',
  'COMPLETED',
  'NO_SHOW',
  'DECLINED',
  'EXPIRED',
  'CANCELLED',
] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];
