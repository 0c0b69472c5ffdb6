import { createTransport } from 'nodemailer';
import { addressCalendar } from '../calendar/address-calendar.js';
import type { MailAttachment } from './message.js';

/** A mail on its way out. */
export interface OutgoingMail {
  id: string;
  to: { address: string; name: string | null };
  subject: string;
  text: string;
  html: string;
  attachments: readonly MailAttachment[];
}

/** Brings mails out of the house. */
export interface Postman {
  /** False where no mail server is configured: mails are then read in the console only. */
  readonly goesOut: boolean;
  /** @throws where the server does not take it; `isRefusal` tells whether trying again is of use */
  post(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** Where mails are sent from, and through which server; without one they stay in the console's outbox. */
export function openPostman(smtpUrl: string | null, from: string): Postman {
  if (smtpUrl === null) return { goesOut: false, post: async () => undefined, close: () => undefined };
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 5,
    maxMessages: 1_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  const host = new URL(`mailto:${from}`).pathname.split('@')[1]?.replace('>', '') ?? 'localhost';
  return {
    goesOut: true,
    async post({ id, to, subject, text, html, attachments }) {
      await transport.sendMail({
        // The same for every attempt, so that a receiver can tell a repetition.
        messageId: `<${id}@${host}>`,
        from,
        to: to.name ? { name: to.name, address: to.address } : to.address,
        subject,
        text,
        html,
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...calendarAndFiles(attachments, from, to.address),
      });
    },
    close: () => transport.close(),
  };
}

// A calendar entry is an alternative of the text (RFC 6047): that is where mail programs look for it.
function calendarAndFiles(attachments: readonly MailAttachment[], from: string, to: string): object {
  const entry = attachments.find(({ method }) => method !== undefined);
  const organiser = /<([^>]+)>/.exec(from)?.[1] ?? from;
  return {
    ...(entry
      ? {
          icalEvent: {
            method: entry.method,
            filename: entry.filename,
            content: addressCalendar(entry.content, organiser, to),
          },
        }
      : {}),
    attachments: attachments
      .filter((one) => one !== entry)
      .map(({ filename, content, type }) => ({ filename, content, contentType: type })),
  };
}

/** A mail server's lasting no (5xx, RFC 5321 4.2.1), such as an address that does not exist. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 500;
