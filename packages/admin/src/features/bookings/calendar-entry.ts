import type { BookingDetails } from './booking.graphql.ts';

const stamp = (instant: string | Date) => `${new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '')}`;
const text = (value: string) => value.replace(/([\\,;])/g, '\\$1').replace(/\n/g, '\\n');

/** Downloads one appointment as an iCalendar file (RFC 5545). It names the label, not the subject: calendars are shared. */
export function calendarEntry(booking: BookingDetails): void {
  if (!booking.startsAt || !booking.endsAt) return;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Shared back office//EN',
    'BEGIN:VEVENT',
    `UID:${booking.id}`,
    `DTSTAMP:${stamp(new Date())}`,
    `DTSTART:${stamp(booking.startsAt)}`,
    `DTEND:${stamp(booking.endsAt)}`,
    `SUMMARY:${text(`${booking.label ?? booking.reference} (${booking.adviser?.name ?? ''})`)}`,
    `DESCRIPTION:${text(booking.reference ?? '')}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  const address = URL.createObjectURL(new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${booking.reference ?? 'appointment'}.ics`;
  link.click();
  URL.revokeObjectURL(address);
}
