import type { AccessTable } from '../access/access-table.js';

/** Who keeps the system going sees what it could not do. */
export const failedJobAccess: AccessTable = {
  subject: 'FailedJob',
  read: { all: { fields: ['id', 'job', 'askedAt', 'failedAt', 'error'], who: { COORDINATOR: true } } },
  actions: { retry: { COORDINATOR: true } },
};
