import type { MessageGroup } from '../../platform/mail/message.js';

/** What is told of the people of one's organisation. */
export const PEOPLE: MessageGroup = { name: 'people', delivery: 'AT_ONCE', choosable: true };
