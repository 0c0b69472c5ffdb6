import { defineMessage, type MessageGroup } from '../../platform/mail/message.js';

const LIBRARY: MessageGroup = { name: 'library', delivery: 'AT_ONCE', choosable: true };

interface TemplateNews {
  templateId: string;
  title: string;
  reason: string;
}

export const templateToReview = defineMessage<Omit<TemplateNews, 'reason'>>({
  kind: 'template-to-review',
  group: LIBRARY,
  write: ({ templateId, title }) => ({
    subject: 'A text for the library waits to be read',
    paragraphs: [
      `“${title}” was sent for review. Read it, then publish it, or send it back and say what is to be changed.`,
    ],
    button: { label: 'Read it', path: `/app/templates/${templateId}/show` },
  }),
});

export const templateSentBack = defineMessage<TemplateNews>({
  kind: 'template-sent-back',
  group: LIBRARY,
  write: ({ templateId, title, reason }) => ({
    subject: 'A text for the library came back to you',
    paragraphs: [`Somebody read “${title}” and asks you to change something before it is published:`, reason],
    button: { label: 'Open the draft', path: `/app/templates/${templateId}/show` },
  }),
});

export const templateWithdrawn = defineMessage<TemplateNews>({
  kind: 'template-withdrawn',
  group: LIBRARY,
  write: ({ templateId, title, reason }) => ({
    subject: 'A template of the library was withdrawn',
    paragraphs: [
      `“${title}” is no longer in the library. Your organisation has a policy on it, or has downloaded it in the last three years.`,
      reason,
      'Check whether you still use it, and ask the HR adviser if you are not sure what to do.',
    ],
    button: { label: 'See the library', path: `/app/templates/${templateId}/show` },
  }),
});

export const templateMessages = [templateToReview, templateSentBack, templateWithdrawn];
