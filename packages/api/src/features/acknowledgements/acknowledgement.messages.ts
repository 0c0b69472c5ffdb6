import { defineMessage, type Message, type MessageGroup } from '../../platform/mail/message.js';
import { linkPath } from './link-path.js';

/** What one is asked to read. */
const TO_READ: MessageGroup = { name: 'toRead', delivery: 'AT_ONCE', choosable: true };

const readPath = (versionId: string) => `/app/to-read/${versionId}`;

/** What of a policy is told to those who are asked to read it. */
export interface Asked {
  organisation: string;
  title: string;
  /** Null where it is new to the reader. */
  changeSummary: string | null;
  by: string;
}

const whatChanged = ({ changeSummary }: Asked): string[] =>
  changeSummary === null ? [] : [`What changed: ${changeSummary}`];

/** To somebody with a sign-in. */
export const policyToRead = defineMessage<Asked & { versionId: string }>({
  kind: 'policy-to-read',
  group: TO_READ,
  write: (asked) => ({
    subject: 'Something to read and confirm',
    paragraphs: [
      `${asked.organisation} asks you to read “${asked.title}” and to confirm that you did.`,
      ...whatChanged(asked),
    ],
    facts: [['By', asked.by]],
    button: { label: 'Read it', path: readPath(asked.versionId) },
  }),
});

/** To somebody without one. */
export const policyToReadByLink = defineMessage<Asked & { name: string; token: string; until: string }>({
  kind: 'policy-to-read-by-link',
  group: TO_READ,
  secret: true,
  write: (asked) => ({
    subject: 'Something to read and confirm',
    paragraphs: [
      `Dear ${asked.name},`,
      `${asked.organisation} asks you to read “${asked.title}” and to confirm that you did. You need no account for it.`,
      ...whatChanged(asked),
      `The link below is for you alone. It works until ${asked.until}.`,
    ],
    facts: [['Please read it by', asked.by]],
    button: { label: 'Read it', path: linkPath(asked.token) },
  }),
});

/** To somebody with a sign-in, once a week while something is left. */
export const policiesLeftToRead = defineMessage<{ organisation: string; titles: readonly string[] }>({
  kind: 'policies-left-to-read',
  group: TO_READ,
  write: ({ organisation, titles }) => ({
    subject: 'Still to read and confirm',
    paragraphs: [
      titles.length === 1
        ? `${organisation} is still waiting for you to read and confirm one document:`
        : `${organisation} is still waiting for you to read and confirm ${titles.length} documents:`,
      ...titles.map((title) => `“${title}”`),
      'These reminders stop as soon as you have.',
    ],
    button: { label: 'See what is left', path: '/app/to-read' },
  }),
});

/** All of them, for app.ts. */
export const acknowledgementMessages: readonly Message<never>[] = [
  policyToRead,
  policyToReadByLink,
  policiesLeftToRead,
];
