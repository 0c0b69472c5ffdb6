import type { AccessTable } from '../../platform/access/access-table.js';
import { ours } from '../../platform/access/of-organisation.js';
import { ofConsortium } from './whose.js';

const keepers = { MANAGER: ours, COORDINATOR: ofConsortium };

/** A hold tells of a dispute: it is for those who answer for the organisation. */
export const legalHoldAccess: AccessTable = {
  subject: 'LegalHold',
  read: {
    all: {
      fields: [
        'id',
        'person',
        'booking',
        'reason',
        'heldFrom',
        'heldBy',
        'releasedAt',
        'releasedBy',
        'createdAt',
        'version',
        'can',
      ],
      who: keepers,
    },
  },
  starts: { create: keepers },
  actions: { release: keepers },
  states: () => ({ release: { releasedAt: null } }),
};

/** How long things are kept is no secret within an organisation; who chooses it answers for it. */
export const retentionRuleAccess: AccessTable = {
  subject: 'RetentionRule',
  read: {
    all: {
      fields: [
        'id',
        'what',
        'from',
        'months',
        'days',
        'end',
        'note',
        'choosable',
        'ownMonths',
        'ownReason',
        'lastRunAt',
        'erased',
        'holds',
      ],
      who: { MANAGER: true, COORDINATOR: true },
    },
  },
  starts: { keepLonger: { MANAGER: (viewer) => viewer.organisationId !== null, COORDINATOR: true } },
  actions: {},
};
