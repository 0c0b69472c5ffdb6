import { type AccessTable, everyone } from '../../platform/access/access-table.js';

/** Everybody sees their own; each feature gives only what the viewer may deal with. */
export const deadlineAccess: AccessTable = {
  subject: 'Deadline',
  read: {
    all: {
      fields: ['id', 'subject', 'recordId', 'sentence', 'who', 'dueAt', 'action', 'actionLabel', 'path'],
      who: everyone(true),
    },
  },
  actions: {},
};
