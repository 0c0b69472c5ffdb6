import { type AccessTable, everyone } from '../access/access-table.js';
import type { Viewer } from '../access/viewer.js';

const own = (viewer: Viewer) => ({ person: viewer.personId });

/** A view of a list is for who made it. */
export const savedViewAccess: AccessTable = {
  subject: 'SavedView',
  read: {
    all: {
      fields: ['id', 'list', 'name', 'filter', 'sortField', 'sortOrder', 'version', 'can'],
      who: everyone(own),
    },
  },
  starts: { save: everyone(true) },
  actions: { rename: everyone(own), remove: everyone(own) },
};
