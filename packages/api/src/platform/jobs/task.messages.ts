import { defineMessage, type MessageGroup } from '../mail/message.js';

/** About work that took longer than somebody waits for. */
const LONG_WORK: MessageGroup = { name: 'long-work', delivery: 'AT_ONCE', choosable: true };

/** Long work has ended after whoever asked for it turned to something else. */
export const longWorkEnded = defineMessage<{
  title: string;
  path: string | null;
  message: string | null;
  isDone: boolean;
}>({
  kind: 'long-work-ended',
  group: LONG_WORK,
  write: ({ title, path, message, isDone }) => ({
    subject: isDone ? 'What you asked for is done' : 'What you asked for could not be done',
    paragraphs: [`${title}.`, ...(message ? [message] : [])],
    ...(path ? { button: { label: 'See what came of it', path } } : {}),
  }),
});
