import { type AccessTable, everyone } from '../access/access-table.js';

/**
 * Who may read a file is the business of the thing that it is attached to (`FileRule`): a file is reached through that
 * thing, whose rule holds there, or by its id, which asks the same rule. What is erased is nobody's any more.
 */
export const fileAccess: AccessTable = {
  subject: 'StoredFile',
  read: {
    all: {
      fields: ['id', 'name', 'mediaType', 'bytes', 'scan', 'addedBy', 'createdAt', 'can'],
      who: everyone(() => ({ erasedAt: null })),
    },
  },
  actions: {
    remove: everyone((viewer) => ({ uploadedBy: viewer.personId, organisation: viewer.organisationId })),
  },
};
