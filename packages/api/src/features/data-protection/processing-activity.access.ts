import type { AccessTable } from '../../platform/access/access-table.js';
import { ours } from '../../platform/access/of-organisation.js';
import { ofConsortium } from './whose.js';

const keepers = { MANAGER: ours, COORDINATOR: ofConsortium };

/** Each controller keeps its own record; the coordinator keeps the consortium's. */
export const processingActivityAccess: AccessTable = {
  subject: 'ProcessingActivity',
  read: {
    all: {
      fields: [
        'id',
        'name',
        'purpose',
        'whose',
        'what',
        'sharedWith',
        'transfers',
        'security',
        'keptFor',
        'retentionKind',
        'lawfulBasis',
        'role',
        'owner',
        'reviewedOn',
        'nextReviewOn',
        'starter',
        'archivedAt',
        'version',
        'can',
      ],
      who: keepers,
    },
  },
  starts: { create: keepers },
  actions: { update: keepers, review: keepers, archive: keepers },
  states: () => ({
    update: { archivedAt: null },
    review: { archivedAt: null },
    archive: { archivedAt: null },
  }),
};

/** The texts that this platform suggests say nothing about anybody. */
export const starterActivityAccess: AccessTable = {
  subject: 'StarterActivity',
  read: {
    all: {
      fields: ['id', 'name', 'purpose', 'role', 'lawfulBasis', 'adopted'],
      who: { MANAGER: true, COORDINATOR: true },
    },
  },
  actions: {},
};
