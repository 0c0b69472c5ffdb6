import type { AccessTable } from '../../platform/access/access-table.js';
import type { Viewer } from '../../platform/access/viewer.js';

const own = (viewer: Viewer) => ({ organisation: viewer.organisationId });
const rules = { MANAGER: own, COORDINATOR: own };

/** A manager's imports are their organisation's; the coordinator's are the consortium's. */
export const importAccess: AccessTable = {
  subject: 'Import',
  read: {
    all: {
      fields: [
        'id',
        'kind',
        'by',
        'fileName',
        'status',
        'task',
        'refusal',
        'columns',
        'rows',
        'good',
        'bad',
        'odd',
        'made',
        'createdAt',
        'finishedAt',
        'undoUntil',
        'undoneAt',
        'version',
        'can',
      ],
      who: rules,
    },
  },
  // Which kinds of thing somebody may import is said by what they may add one by one.
  starts: { check: { MANAGER: true, COORDINATOR: true } },
  actions: { run: rules, undo: rules },
  states: (now) => ({
    run: { status: 'CHECKED', good: { $gt: 0 } },
    undo: { status: 'DONE', undoUntil: { $gt: now } },
  }),
};

/** What is said about single rows goes with the import. */
export const importRowAccess: AccessTable = {
  subject: 'ImportRow',
  read: {
    all: { fields: ['id', 'line', 'state', 'cells', 'problems', 'title', 'madeId'], who: rules },
  },
  actions: {},
};

/** What can be imported, for those who may import something. */
export const importKindAccess: AccessTable = {
  subject: 'ImportKind',
  read: {
    all: { fields: ['id', 'mostRows', 'columns', 'template'], who: { MANAGER: true, COORDINATOR: true } },
  },
  actions: {},
};
