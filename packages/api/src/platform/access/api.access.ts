import type { AccessTable } from './access-table.js';

/** The API as a thing of its own: who may ask for its schema where that is not open to all. */
export const apiAccess: AccessTable = {
  subject: 'Api',
  read: {},
  starts: { introspect: { COORDINATOR: true } },
  actions: {},
};
