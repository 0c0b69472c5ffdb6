import { type AccessTable, everyone } from '../access/access-table.js';

/** Everybody with a role makes tokens for themselves, and sees and revokes their own; a token is no way to another one. */
export const apiTokenAccess: AccessTable = {
  subject: 'ApiToken',
  read: {
    all: {
      fields: [
        'id',
        'name',
        'scope',
        'subjects',
        'actsFor',
        'actsForConsortium',
        'createdAt',
        'expiresAt',
        'lastUsedAt',
      ],
      who: everyone(true),
    },
  },
  starts: { create: everyone(true) },
  actions: { revoke: everyone(true) },
  notByToken: 'anything',
};

/** What is told of a token when it is made, once. */
export const createdApiTokenAccess: AccessTable = {
  subject: 'CreatedApiToken',
  read: { all: { fields: ['token', 'apiToken'], who: everyone(true) } },
  actions: {},
  notByToken: 'anything',
};
