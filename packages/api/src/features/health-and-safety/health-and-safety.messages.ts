import { defineMessage, type MessageGroup } from '../../platform/mail/message.js';

/** They always come at once: somebody was hurt, and a clock of the law may be running. */
const HEALTH_AND_SAFETY: MessageGroup = { name: 'healthAndSafety', delivery: 'AT_ONCE', choosable: false };

/** To the health and safety lead. It says nothing of what happened. */
export const accidentReported = defineMessage<{ id: string }>({
  kind: 'accident-reported',
  group: HEALTH_AND_SAFETY,
  write: ({ id }) => ({
    subject: 'A report for the health and safety lead',
    paragraphs: [
      'Somebody of your organisation has written a report that only you and those concerned may read.',
      'Open it soon: the law may ask you to report it further, and by when.',
    ],
    button: { label: 'Open the report', path: `/app/accidents/${id}/show` },
  }),
});

/** To the managers, where nobody is lead: the report waits, unread. */
export const leadIsMissing = defineMessage<Record<string, never>>({
  kind: 'health-and-safety-lead-missing',
  group: HEALTH_AND_SAFETY,
  write: () => ({
    subject: 'Please name a health and safety lead',
    paragraphs: [
      'Somebody of your organisation has written a report for the health and safety lead, and there is none.',
      'Nobody else may read it. Name a lead soon: the law may ask you to report it further within days.',
    ],
    button: { label: 'Choose somebody', path: '/app/health-and-safety' },
  }),
});

export const healthAndSafetyMessages = [accidentReported, leadIsMissing];
