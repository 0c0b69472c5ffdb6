import ICAL from 'ical.js';

/**
 * Puts the parties into an invitation or its recall, which RFC 5546 wants: this system, and the one recipient of the mail
 * that it goes with. It is done when the mail goes out, because only then the recipient's address is known; nobody learns
 * who else is invited.
 */
export function addressCalendar(text: string, organiser: string, recipient: string): string {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const event of calendar.getAllSubcomponents('vevent')) {
    event.updatePropertyWithValue('organizer', mailto(organiser));
    event.updatePropertyWithValue('attendee', mailto(recipient));
  }
  return ICAL.stringify([calendar.toJSON()]);
}

// In its percent form an address brings no line of its own.
const mailto = (address: string): string => `mailto:${encodeURI(address)}`;
