import { defineMessage, type MessageGroup } from '../../platform/mail/message.js';

/** About people's rights: they always come, because somebody's rights and a deadline hang on them. */
const DATA_PROTECTION: MessageGroup = { name: 'dataProtection', delivery: 'AT_ONCE', choosable: false };

const requestPath = (id: string) => `/app/access-requests/${id}/show`;

/** To those who answer for an organisation. */
export const accessRequestReceived = defineMessage<{ id: string }>({
  kind: 'access-request-received',
  group: DATA_PROTECTION,
  write: ({ id }) => ({
    subject: 'A request to your organisation',
    paragraphs: [
      'Somebody of your organisation uses a right that they have about their own data. It has to be answered within a month.',
    ],
    button: { label: 'Open the request', path: requestPath(id) },
  }),
});

/** To who asked. */
export const accessRequestChanged = defineMessage<{ id: string }>({
  kind: 'access-request-changed',
  group: DATA_PROTECTION,
  write: ({ id }) => ({
    subject: 'Your request',
    paragraphs: ['There is news about your request. Open it to see what happens next, and by when.'],
    button: { label: 'Open your request', path: requestPath(id) },
  }),
});

/** To who asked. */
export const accessRequestClosed = defineMessage<{ id: string }>({
  kind: 'access-request-closed',
  group: DATA_PROTECTION,
  write: ({ id }) => ({
    subject: 'Your request',
    paragraphs: [
      'Your request has been closed. Open it to read the answer.',
      'If you do not agree with it, you can complain to the organisation, and to the Information Commissioner’s Office: ico.org.uk/make-a-complaint.',
    ],
    button: { label: 'Open your request', path: requestPath(id) },
  }),
});

/** To who had the data collected. */
export const personExportReady = defineMessage<{ requestId: string }>({
  kind: 'person-export-ready',
  group: DATA_PROTECTION,
  write: ({ requestId }) => ({
    subject: 'A file is ready',
    paragraphs: ['The data that you asked for are collected. You can download them for thirty days.'],
    button: { label: 'Go to the download', path: requestPath(requestId) },
  }),
});

/** To those who answer for an organisation. */
export const complaintReceived = defineMessage<{ id: string; acknowledgeBy: string }>({
  kind: 'complaint-received',
  group: DATA_PROTECTION,
  write: ({ id, acknowledgeBy }) => ({
    subject: 'Somebody wrote to your organisation',
    paragraphs: [
      'Somebody complains about how their data are used. The law wants you to say within 30 days that you have it, to look into it without undue delay, and to tell them what came of it.',
    ],
    facts: [['Acknowledge by', acknowledgeBy]],
    button: { label: 'Open the complaint', path: `/app/complaints/${id}/show` },
  }),
});

/** To who complained, where they gave an address. */
export const complaintAcknowledged = defineMessage<{ organisation: string; receivedOn: string }>({
  kind: 'complaint-acknowledged',
  group: DATA_PROTECTION,
  write: ({ organisation, receivedOn }) => ({
    subject: 'We have received what you wrote',
    paragraphs: [
      `${organisation} has received your complaint about how your data are used. Somebody there will look into it and tell you what came of it.`,
      'You can also turn to the Information Commissioner’s Office: ico.org.uk/make-a-complaint.',
    ],
    facts: [['Received on', receivedOn]],
  }),
});

/** To who complained, where they gave an address. */
export const complaintAnswered = defineMessage<{ organisation: string; outcome: string }>({
  kind: 'complaint-answered',
  group: DATA_PROTECTION,
  write: ({ organisation, outcome }) => ({
    subject: 'What came of what you wrote',
    paragraphs: [
      `${organisation} has looked into your complaint:`,
      outcome,
      'If you do not agree, you can turn to the Information Commissioner’s Office: ico.org.uk/make-a-complaint.',
    ],
  }),
});

/** To the managers of members whose people are affected by an incident of their processor. */
export const incidentNotice = defineMessage<{
  discovered: string;
  what: string;
  affected: string;
  measures: string;
}>({
  kind: 'incident-notice',
  group: DATA_PROTECTION,
  write: ({ discovered, what, affected, measures }) => ({
    subject: 'Please read today',
    paragraphs: [
      'Something went wrong with personal data that the consortium looks after for you. You are the one who decides what these data are for, so you also decide whether to tell the Information Commissioner’s Office: within 72 hours of this message.',
      'Note it in your own incident log now. Whether you tell the regulator depends on whether it can harm the people concerned.',
    ],
    facts: [
      ['Found out', discovered],
      ['What happened', what],
      ['Who is affected', affected],
      ['What is being done', measures],
    ],
    button: { label: 'Open the incident log', path: '/app/incidents' },
  }),
});

/** All of them, for app.ts. */
export const dataProtectionMessages = [
  accessRequestReceived,
  accessRequestChanged,
  accessRequestClosed,
  personExportReady,
  complaintReceived,
  complaintAcknowledged,
  complaintAnswered,
  incidentNotice,
];
