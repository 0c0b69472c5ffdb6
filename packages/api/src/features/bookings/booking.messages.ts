import {
  defineMessage,
  type Message,
  type MessageGroup,
  type MessageText,
} from '../../platform/mail/message.js';

/** What is told of appointments as it happens. */
const BOOKINGS: MessageGroup = { name: 'bookings', delivery: 'AT_ONCE', choosable: true };
const REMINDERS: MessageGroup = { name: 'reminders', delivery: 'AT_ONCE', choosable: true };
const ADVISER_DAY: MessageGroup = { name: 'adviserDay', delivery: 'AT_ONCE', choosable: true };

/**
 * An appointment as its messages tell of it: never what it is about. Mails pass through many hands, so the matter itself
 * is read in the console.
 */
export interface AppointmentNews {
  id: string;
  /** Such as "HR appointment". */
  label: string;
  day: string;
  time: string;
  /** Such as "by phone". */
  channel: string;
  adviser: string;
  organisation: string;
  /** The reader serves it; otherwise they are of the member. */
  toAdviser: boolean;
}

const facts = (news: AppointmentNews): NonNullable<MessageText['facts']> => [
  ['When', `${news.day}, ${news.time}`],
  ['How', news.channel],
  news.toAdviser ? ['For', news.organisation] : ['With', news.adviser],
];

const button = (news: AppointmentNews) => ({
  label: 'See the appointment',
  path: `/app/bookings/${news.id}/show`,
});

function appointmentMessage(
  kind: string,
  state: string,
  say: (news: AppointmentNews) => readonly string[],
  group = BOOKINGS,
): Message<AppointmentNews> {
  return defineMessage<AppointmentNews>({
    kind,
    group,
    write: (news) => ({
      subject: `${news.label}: ${state}`,
      paragraphs: say(news),
      facts: facts(news),
      button: button(news),
    }),
  });
}

export const bookingRequested = appointmentMessage('booking-requested', 'asked for', (news) =>
  news.toAdviser
    ? [`${news.organisation} asks for an appointment with you. The time is held for them until you answer.`]
    : [
        'Your request has reached the adviser, and the time is held for you. You hear from us once it is answered.',
      ],
);

export const bookingConfirmed = appointmentMessage('booking-confirmed', 'confirmed', (news) =>
  news.toAdviser
    ? [`${news.organisation} has an appointment with you.`]
    : ['Your appointment is confirmed. The calendar entry is attached; later changes update it.'],
);

export const bookingMoved = appointmentMessage('booking-moved', 'moved', () => [
  'This appointment has a new time. The attached calendar entry replaces the old one.',
]);

/** To the adviser who had it before. */
export const bookingPassedOn = appointmentMessage('booking-passed-on', 'with a colleague', () => [
  'This appointment has gone to a colleague, and the time is yours again. The attached entry takes it out of your calendar.',
]);

export const bookingDeclined = appointmentMessage('booking-declined', 'not possible', (news) =>
  news.toAdviser
    ? ['You declined this appointment. Its time is free again.']
    : [
        'The adviser cannot take this appointment. You find the reason on its page, where you can choose another time.',
      ],
);

export const bookingCancelled = appointmentMessage('booking-cancelled', 'cancelled', () => [
  'This appointment is cancelled, and its time is free again.',
]);

export const bookingHandedOver = appointmentMessage('booking-handed-over', 'another adviser', (news) =>
  news.toAdviser
    ? ['This appointment is yours now: the colleague who had it leaves.']
    : ['The adviser whom you booked leaves. Somebody else takes your appointment, at the same time.'],
);

export const bookingExpired = appointmentMessage('booking-expired', 'not answered in time', (news) =>
  news.toAdviser
    ? ['This request ran out before it was answered. Its time is free again.']
    : [
        'Your request was not answered in time, so it has run out. Choose another time: we are sorry for the delay.',
      ],
);

export const bookingCompleted = appointmentMessage('booking-completed', 'recorded', () => [
  'This appointment has taken place and is recorded, with the time that was used.',
]);

export const bookingMissed = appointmentMessage('booking-missed', 'missed', (news) =>
  news.toAdviser
    ? ['You recorded that nobody came.']
    : ['The adviser recorded that nobody came to this appointment. If that is wrong, tell them.'],
);

export const tomorrowReminder = appointmentMessage(
  'booking-reminder-day',
  'tomorrow',
  () => ['This is to remind you of your appointment.'],
  REMINDERS,
);

export const soonReminder = appointmentMessage(
  'booking-reminder-hour',
  'in an hour',
  () => ['Your appointment begins within the hour.'],
  REMINDERS,
);

/** The day of an adviser, in the morning. */
export const adviserDay = defineMessage<{
  day: string;
  appointments: readonly (readonly [time: string, what: string])[];
}>({
  kind: 'adviser-day',
  group: ADVISER_DAY,
  write: ({ day, appointments }) => ({
    subject:
      appointments.length === 1 ? 'One appointment today' : `${appointments.length} appointments today`,
    paragraphs: [`Your appointments on ${day}:`],
    facts: appointments,
    button: { label: 'Open my day', path: '/app/' },
  }),
});

/** All that bookings tell. */
export const bookingMessages: readonly Message<never>[] = [
  bookingRequested,
  bookingConfirmed,
  bookingMoved,
  bookingPassedOn,
  bookingDeclined,
  bookingCancelled,
  bookingHandedOver,
  bookingExpired,
  bookingCompleted,
  bookingMissed,
  tomorrowReminder,
  soonReminder,
  adviserDay,
];
