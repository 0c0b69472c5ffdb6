import { type AccessTable, everyone } from '../access/access-table.js';
import type { Viewer } from '../access/viewer.js';

const own = (viewer: Viewer) => ({ person: viewer.personId });

/** A message is for its reader alone. */
export const mailAccess: AccessTable = {
  subject: 'Mail',
  read: {
    all: {
      fields: [
        'id',
        'to',
        'subject',
        'text',
        'kind',
        'group',
        'path',
        'status',
        'error',
        'createdAt',
        'sentAt',
        'readAt',
        'version',
        'can',
      ],
      who: everyone(own),
    },
  },
  actions: { read: everyone(own) },
  // Among them are words about the account, which a program has no business with.
  notByToken: 'anything',
};

/** Everybody chooses for themselves. */
export const mailChoiceAccess: AccessTable = {
  subject: 'MailChoice',
  read: { all: { fields: ['id', 'delivery', 'choosable'], who: everyone(true) } },
  actions: {},
};
