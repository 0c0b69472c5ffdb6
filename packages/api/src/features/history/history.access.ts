import { type AccessTable, everyone } from '../../platform/access/access-table.js';

/**
 * The history of a record is for whoever sees the record, field by field by the rules of the record itself, and only
 * where it belongs to the acting organisation. The list of all changes is the manager's, and the coordinator's.
 */
export const historyAccess: AccessTable = {
  subject: 'HistoryEntry',
  read: {
    all: {
      fields: [
        'id',
        'at',
        'action',
        'by',
        'bySystem',
        'forWhom',
        'about',
        'changes',
        'canRestore',
        'type',
        'recordId',
        'record',
      ],
      who: everyone(true),
    },
  },
  starts: {
    list: { MANAGER: (viewer) => viewer.organisationId !== null, COORDINATOR: true },
    // Whether a record may go back to an earlier version is for the rule of changing it.
    restore: everyone(true),
  },
  actions: {},
};
