import { buildCalendar } from '../../platform/calendar/build-calendar.js';
import { type EventRow, eventJsonSql, toEvent } from '../../platform/calendar/calendar-source.js';
import type { Query } from '../../platform/db/read-as.js';
import type { MailAttachment } from '../../platform/mail/message.js';
import { eventColumnsOfB } from './booking-event.js';

/**
 * The invitation to a booking as it stands in the database; for one that came to nothing, its recall whatever is wanted.
 * Calendars find the entry that they have by its uid and take the higher sequence, so it goes with each message about a
 * change of time, adviser, channel or status, to each of those concerned. It holds no address: the mail puts those in when
 * it goes out (`address-calendar.ts`).
 * @param query reads on the connection of the change, which is flushed already
 * @param wanted CANCEL takes it out of the calendar of somebody who has no more to do with it, such as the adviser before
 * @returns null where the booking is not visible there
 */
export async function bookingInvitation(
  query: Query,
  bookingId: string,
  wanted: 'REQUEST' | 'CANCEL',
  publicUrl: string,
): Promise<MailAttachment | null> {
  const [row] = await query<{ event: EventRow }>(
    `select ${eventJsonSql(eventColumnsOfB)} as event from bookings b where b.id = $1`,
    [bookingId],
  );
  if (!row) return null;
  const event = toEvent(row.event, publicUrl);
  const method = event.status === 'CANCELLED' ? 'CANCEL' : wanted;
  const status = method === 'CANCEL' ? 'CANCELLED' : event.status;
  const content = buildCalendar([{ ...event, status }], { method });
  return { filename: 'appointment.ics', content, type: 'text/calendar', method };
}
