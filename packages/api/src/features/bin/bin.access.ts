import type { AccessTable } from '../../platform/access/access-table.js';

/** The bin shows each person what they may take out of it: the action `restore` of each kind of thing says that. */
export const binAccess: AccessTable = {
  subject: 'BinItem',
  read: {
    all: {
      fields: [
        'id',
        'type',
        'name',
        'detail',
        'archivedAt',
        'archivedBy',
        'daysLeft',
        'isReferredTo',
        'version',
      ],
      who: { MANAGER: true, COORDINATOR: true },
    },
  },
  actions: {},
};
