import type { WriteContext } from '../../platform/graphql/context.js';
import { dayInWords, timeInWords } from '../../platform/local-time.js';
import type { MailAttachment, Message } from '../../platform/mail/message.js';
import { tell, tellEach } from '../../platform/mail/tell.js';
import type { Channel } from '../services/channel.js';
import type { Booking } from './booking.entity.js';
import {
  type AppointmentNews,
  bookingCompleted,
  bookingMissed,
  bookingPassedOn,
} from './booking.messages.js';
import { bookingInvitation } from './invite-to-booking.js';

const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  PHONE: 'by phone',
  VIDEO: 'by video',
  VISIT: 'as a visit',
};

/** Of an appointment: whom it concerns, and what its messages need. */
export type Appointment = Pick<
  Booking,
  | 'id'
  | 'organisation'
  | 'category'
  | 'adviser'
  | 'bookedBy'
  | 'sharedWith'
  | 'startsAt'
  | 'endsAt'
  | 'channel'
>;

/** The names that go with an appointment. */
export interface AppointmentNames {
  label: string;
  adviser: string;
  organisation: string;
}

/** Names of an appointment, for the three ids in $1 (category), $2 (adviser) and $3 (organisation). */
export const NAMES = `select (select short_name || ' appointment' from service_categories where id = $1) as label,
  (select name from people where id = $2) as adviser, (select name from organisations where id = $3) as organisation`;

/** Who booked, who was named and who serves it: each once. */
export const concernedBy = ({ bookedBy, sharedWith, adviser }: Appointment): string[] => [
  ...new Set([bookedBy, ...sharedWith, adviser]),
];

/** What one reader is told of an appointment. */
export const newsFor = (
  booking: Appointment,
  names: AppointmentNames,
  personId: string,
): AppointmentNews => ({
  id: booking.id,
  ...names,
  day: dayInWords(booking.startsAt),
  time: `${timeInWords(booking.startsAt)} to ${timeInWords(booking.endsAt)}`,
  channel: CHANNEL_WORDS[booking.channel],
  toAdviser: personId === booking.adviser,
});

/** Tells everybody whom a booking concerns what became of it, in the transaction in which that happens. */
export async function tellConcerned(
  context: WriteContext,
  booking: Appointment,
  message: Message<AppointmentNews>,
): Promise<void> {
  const names = await namesOf(context, booking);
  const attachments = await calendarEntryOf(context, booking, message);
  await tellEach(
    context,
    message,
    concernedBy(booking).map((personId) => ({
      to: { personId },
      data: newsFor(booking, names, personId),
      attachments,
      organisationId: personId === booking.adviser ? null : booking.organisation,
    })),
  );
}

/** Tells the adviser who had a booking before that a colleague has it now. */
export async function tellFormerAdviser(
  context: WriteContext,
  booking: Appointment,
  former: string,
): Promise<void> {
  await context.em.flush();
  const recall = await bookingInvitation(context.query, booking.id, 'CANCEL', context.publicUrl);
  const names = await namesOf(context, booking);
  await tell(
    context,
    bookingPassedOn,
    { personId: former },
    { ...newsFor(booking, names, former), toAdviser: true },
    { organisationId: null, attachments: recall ? [recall] : [] },
  );
}

async function namesOf(context: WriteContext, booking: Appointment): Promise<AppointmentNames> {
  const [found] = await context.query<{ [name in keyof AppointmentNames]: string | null }>(NAMES, [
    booking.category,
    booking.adviser,
    booking.organisation,
  ]);
  return {
    label: found?.label ?? 'Appointment',
    adviser: found?.adviser ?? 'the adviser',
    organisation: found?.organisation ?? 'a member',
  };
}

// What only records how it went changes nothing in a calendar.
const WITHOUT_ENTRY: readonly Message<AppointmentNews>[] = [bookingCompleted, bookingMissed];

async function calendarEntryOf(
  context: WriteContext,
  booking: Appointment,
  message: Message<AppointmentNews>,
): Promise<MailAttachment[]> {
  if (WITHOUT_ENTRY.includes(message)) return [];
  // The entry is told by the database, in the words of the feeds.
  await context.em.flush();
  const entry = await bookingInvitation(context.query, booking.id, 'REQUEST', context.publicUrl);
  return entry ? [entry] : [];
}
