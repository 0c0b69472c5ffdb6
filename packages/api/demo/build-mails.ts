import type { Booking } from '../src/features/bookings/booking.entity.js';
import {
  bookingCancelled,
  bookingCompleted,
  bookingConfirmed,
  bookingDeclined,
  bookingExpired,
  bookingMissed,
  bookingRequested,
} from '../src/features/bookings/booking.messages.js';
import type { BookingStatus } from '../src/features/bookings/booking-status.js';
import { type Appointment, concernedBy, newsFor } from '../src/features/bookings/tell-concerned.js';
import type { Mail } from '../src/platform/mail/mail.entity.js';
import { renderHtml, renderText } from '../src/platform/mail/render-mail.js';
import type { Consortium } from './build-consortium.js';

const DAY = 24 * 3_600_000;
const DAYS_KEPT = 14;
const DAYS_UNREAD = 2;

const LAST_NEWS = {
  REQUESTED: bookingRequested,
  CONFIRMED: bookingConfirmed,
  DECLINED: bookingDeclined,
  CANCELLED: bookingCancelled,
  EXPIRED: bookingExpired,
  COMPLETED: bookingCompleted,
  NO_SHOW: bookingMissed,
} as const satisfies Record<BookingStatus, unknown>;

type Told = Appointment & Pick<Booking, 'status' | 'createdAt'>;

/** What those who can sign in were told of the newest bookings, read but for the last two days. */
export function buildMails(
  consortium: Consortium,
  bookings: readonly Told[],
  readers: ReadonlySet<string>,
  ids: (at: Date) => string,
  at: Date,
  publicUrl: string,
) {
  const { people, organisations, categories } = consortium;
  const nameOf = (rows: readonly { id: string; name: string }[], id: string) =>
    rows.find((row) => row.id === id)?.name ?? '';
  const address = new Map(consortium.contacts.map(({ person, email }) => [person, email]));
  return bookings
    .filter(({ createdAt }) => createdAt <= at && at.getTime() - createdAt.getTime() < DAYS_KEPT * DAY)
    .flatMap((booking) => {
      const category = categories.find(({ id }) => id === booking.category);
      const names = {
        label: `${category?.shortName ?? ''} appointment`,
        adviser: nameOf(people, booking.adviser),
        organisation: nameOf(organisations, booking.organisation),
      };
      const message = LAST_NEWS[booking.status];
      return concernedBy(booking)
        .filter((person) => readers.has(person))
        .map((person) => {
          const { createdAt } = booking;
          const said = message.write(newsFor(booking, names, person));
          const isOld = at.getTime() - createdAt.getTime() > DAYS_UNREAD * DAY;
          return {
            id: ids(createdAt),
            kind: message.kind,
            group: message.group.name,
            person,
            organisation: person === booking.adviser ? null : booking.organisation,
            to: address.get(person) ?? null,
            subject: said.subject,
            text: renderText(said, publicUrl),
            html: renderHtml(said, publicUrl),
            attachments: null,
            path: said.button?.path ?? null,
            secret: false,
            key: null,
            delivery: message.group.delivery,
            status: 'KEPT' as const,
            attempts: 1,
            claimedAt: null,
            error: null,
            createdAt,
            sentAt: createdAt,
            readAt: isOld ? createdAt : null,
          } satisfies Partial<Mail>;
        });
    });
}
