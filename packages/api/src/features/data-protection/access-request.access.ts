import { type AccessTable, everyone } from '../../platform/access/access-table.js';
import { ours } from '../../platform/access/of-organisation.js';
import { tenantOf, type Viewer } from '../../platform/access/viewer.js';
import { accessRequestStates } from './access-request.entity.js';
import { aboutMe, ofConsortium } from './whose.js';

const answerers = { MANAGER: ours, COORDINATOR: ofConsortium };
const concerned = {
  ...everyone(aboutMe),
  MANAGER: (viewer: Viewer) => [aboutMe(viewer), ours(viewer)],
  COORDINATOR: (viewer: Viewer) => [aboutMe(viewer), ofConsortium()],
};

/** Whoever asks sees their own request; the managers of the organisation answer it; nobody else knows of it. */
export const accessRequestAccess: AccessTable = {
  subject: 'AccessRequest',
  read: {
    all: {
      fields: [
        'id',
        'organisation',
        'person',
        'name',
        'contact',
        'kind',
        'details',
        'receivedOn',
        'status',
        'dueOn',
        'pausedDays',
        'extendedOn',
        'extensionReason',
        'closedOn',
        'answer',
        'refusalReason',
        'pauses',
        'exports',
        'createdAt',
        'version',
        'can',
      ],
      who: concerned,
    },
  },
  starts: {
    create: answerers,
    // For oneself, of the organisation for which one acts.
    ask: everyone((viewer) => tenantOf(viewer) !== null),
  },
  actions: {
    pause: answerers,
    resume: answerers,
    extend: answerers,
    answer: answerers,
    refuse: answerers,
    export: concerned,
  },
  states: accessRequestStates,
};

export const accessRequestPauseAccess: AccessTable = {
  subject: 'AccessRequestPause',
  read: {
    all: {
      fields: ['id', 'reason', 'pausedOn', 'resumedOn'],
      // A pause is read with its request, and row-level security keeps organisations apart.
      who: everyone((viewer) => ({ organisation: tenantOf(viewer) })),
    },
  },
  actions: {},
};

const madeForMe = (viewer: Viewer) => ({ askedBy: viewer.personId, organisation: tenantOf(viewer) });

/** What somebody had collected is for them alone: it holds what they may know, and no more. */
export const personExportAccess: AccessTable = {
  subject: 'PersonExport',
  read: {
    all: {
      fields: [
        'id',
        'status',
        'complete',
        'bytes',
        'eraseOn',
        'readyAt',
        'openedAt',
        'createdAt',
        'version',
        'can',
      ],
      who: everyone(madeForMe),
    },
  },
  actions: { open: everyone(madeForMe) },
  states: () => ({ open: { status: 'READY' } }),
};
