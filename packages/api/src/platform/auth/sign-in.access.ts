import { type AccessTable, everyone } from '../access/access-table.js';

/** Everybody lists and ends their own sign-ins; nobody those of others. */
export const signInAccess: AccessTable = {
  subject: 'SignIn',
  read: {
    all: {
      fields: ['id', 'createdAt', 'expiresAt', 'ipAddress', 'userAgent', 'current'],
      who: everyone(true),
    },
  },
  actions: { revoke: everyone(true) },
  notByToken: 'anything',
};
