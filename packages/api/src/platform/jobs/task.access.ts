import { type AccessTable, everyone } from '../access/access-table.js';
import type { Viewer } from '../access/viewer.js';

// Somebody who acts for another organisation, or has left this one, does not see what they did here.
const own = (viewer: Viewer) => ({ person: viewer.personId, organisation: viewer.organisationId });

/** Long work is for who asked for it. */
export const taskAccess: AccessTable = {
  subject: 'Task',
  read: {
    all: {
      fields: [
        'id',
        'kind',
        'title',
        'path',
        'status',
        'done',
        'total',
        'message',
        'result',
        'createdAt',
        'startedAt',
        'finishedAt',
        'version',
        'can',
      ],
      who: everyone(own),
    },
  },
  actions: { cancel: everyone(own) },
  states: () => ({ cancel: { canBeCancelled: true, status: { $in: ['WAITING', 'RUNNING'] } } }),
};
