import { now } from '../clock.js';
import { newId } from '../new-id.js';
import type { Mail } from './mail.entity.js';

type Data = Omit<Mail, 'version'>;

/** A message that was kept for its reader, not read yet. */
export function buildMail(overrides: Partial<Data> & Pick<Data, 'person'>): Data {
  return {
    id: newId(),
    kind: 'booking-confirmed',
    group: 'bookings',
    organisation: null,
    to: 'reader@example.org',
    subject: 'HR appointment: confirmed',
    text: 'Your appointment is confirmed.',
    html: '<p>Your appointment is confirmed.</p>',
    attachments: null,
    path: '/app/bookings',
    secret: false,
    key: null,
    delivery: 'AT_ONCE',
    status: 'KEPT',
    attempts: 1,
    claimedAt: null,
    error: null,
    createdAt: now(),
    sentAt: now(),
    readAt: null,
    ...overrides,
  };
}
