import type { AccessTable } from '../../platform/access/access-table.js';
import { ours } from '../../platform/access/of-organisation.js';
import { incidentStates } from './incident.entity.js';
import { ofConsortium } from './whose.js';

const keepers = { MANAGER: ours, COORDINATOR: ofConsortium };

/** Each controller keeps its own log; what the consortium has to say to members it sends them. */
export const incidentAccess: AccessTable = {
  subject: 'Incident',
  read: {
    all: {
      fields: [
        'id',
        'discoveredAt',
        'what',
        'affected',
        'affectedCount',
        'consequences',
        'measures',
        'affectedOrganisations',
        'decision',
        'decisionReason',
        'tellBy',
        'icoToldAt',
        'icoReference',
        'controllersToldAt',
        'closedAt',
        'version',
        'can',
      ],
      who: keepers,
    },
  },
  starts: { create: keepers },
  actions: {
    update: keepers,
    decide: keepers,
    noteIcoTold: keepers,
    // Members tell their own people and the regulator; the consortium tells its members.
    tellControllers: { COORDINATOR: ofConsortium },
    close: keepers,
  },
  states: incidentStates,
};
