import { type AccessTable, everyone } from '../access/access-table.js';

/** Everybody sees their own. They are changed at /api/auth, where the device answers. */
export const secondFactorsAccess: AccessTable = {
  subject: 'SecondFactors',
  read: { all: { fields: ['app', 'passkeys', 'demanded'], who: everyone(true) } },
  actions: {},
  notByToken: 'anything',
};

export const passkeyAccess: AccessTable = {
  subject: 'Passkey',
  read: { all: { fields: ['id', 'name', 'createdAt'], who: everyone(true) } },
  actions: {},
  notByToken: 'anything',
};
