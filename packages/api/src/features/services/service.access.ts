import { type AccessTable, type Condition, everyone } from '../../platform/access/access-table.js';
import type { Viewer } from '../../platform/access/viewer.js';

const ofOurs = (viewer: Viewer): Condition => ({ provider: viewer.organisationId });
const inThePool: Condition = { status: { $ne: 'ARCHIVED' } };

/** The pool sees what it may book; a provider keeps seeing what it took out of the pool. */
export const serviceAccess: AccessTable = {
  subject: 'Service',
  read: {
    all: {
      fields: [
        'id',
        'name',
        'category',
        'description',
        'provider',
        'eligibility',
        'durations',
        'stepMinutes',
        'leadTimeHours',
        'horizonDays',
        'bufferBeforeMinutes',
        'bufferAfterMinutes',
        'noticeHours',
        'lateCountsAsUsed',
        'needsApproval',
        'channels',
        'priceNote',
        'advisers',
        'status',
        'suspendedReason',
        'unavailableBecause',
        'version',
        'can',
      ],
      who: { ...everyone((viewer) => [inThePool, ofOurs(viewer)]), COORDINATOR: true },
    },
  },
  starts: {
    create: {
      MANAGER: (viewer) => viewer.facts?.kind !== 'MEMBER' && viewer.facts !== null && ofOurs(viewer),
    },
  },
  actions: {
    update: { MANAGER: ofOurs },
    archive: { MANAGER: ofOurs },
    restore: { MANAGER: ofOurs },
    suspend: { COORDINATOR: true },
    resume: { COORDINATOR: true },
  },
  states: () => ({
    update: { status: { $ne: 'ARCHIVED' } },
    archive: { status: { $ne: 'ARCHIVED' } },
    restore: { status: 'ARCHIVED' },
    suspend: { status: 'ACTIVE' },
    resume: { status: 'SUSPENDED' },
  }),
};

/** The taxonomy is the coordinator's. */
export const serviceCategoryAccess: AccessTable = {
  subject: 'ServiceCategory',
  read: {
    all: { fields: ['id', 'name', 'shortName', 'description', 'version', 'can'], who: everyone(true) },
  },
  starts: { create: { COORDINATOR: true } },
  actions: { update: { COORDINATOR: true } },
};
