import { buildCalendar } from '../../platform/calendar/build-calendar.js';
import { type EventRow, eventJsonSql, toEvent } from '../../platform/calendar/calendar-source.js';
import type { Query } from '../../platform/db/read-as.js';
import { eventColumnsOfB } from './booking-event.js';

/** A file for a mail about a booking. The part of the mail says the same: `text/calendar; method=REQUEST`. */
export interface CalendarAttachment {
  filename: string;
  content: string;
  method: 'REQUEST' | 'CANCEL';
}

/** Who sends invitations: the system's own mail address, and the address under which people reach it. */
export interface CalendarSender {
  email: string;
  publicUrl: string;
}

/**
 * The invitation to a booking as it stands in this transaction, for one recipient; for one that came to nothing, its
 * recall whatever is wanted. Programs find the entry that they have by the uid, and take the higher sequence: send it after each change of
 * time, adviser, channel or status, to each of those concerned in a mail of their own.
 * @param query reads with the transaction's connection; flush the change first
 * @param wanted CANCEL takes it out of the calendar of somebody who no longer has to do with it, such as the adviser before
 * @returns null where the booking is not visible there
 */
export async function bookingInvitation(
  query: Query,
  bookingId: string,
  recipient: string,
  wanted: CalendarAttachment['method'],
  sender: CalendarSender,
): Promise<CalendarAttachment | null> {
  const [row] = await query<{ event: EventRow }>(
    `select ${eventJsonSql(eventColumnsOfB)} as event from bookings b where b.id = $1`,
    [bookingId],
  );
  if (!row) return null;
  const event = toEvent(row.event, sender.publicUrl);
  const method = event.status === 'CANCELLED' ? 'CANCEL' : wanted;
  const status = method === 'CANCEL' ? 'CANCELLED' : event.status;
  const content = buildCalendar([{ ...event, status }], { method, organiser: sender.email, recipient });
  return { filename: 'appointment.ics', content, method };
}
