import type { AccessTable, Condition } from '../../platform/access/access-table.js';
import { everybodyHere, ours } from '../../platform/access/of-organisation.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { accidentStates } from './accident.entity.js';
import { isLead, lead } from './in-organisation.js';

const reportedByMe = (viewer: Viewer): Condition => ({ ...ours(viewer), reportedBy: viewer.personId });
const aboutMe = (viewer: Viewer): Condition => ({ ...ours(viewer), hurt: viewer.personId });
const concerned = (viewer: Viewer): Condition[] => [
  reportedByMe(viewer),
  aboutMe(viewer),
  ...(isLead(viewer) ? [ours(viewer)] : []),
];

/**
 * Health data. An accident is for the health and safety lead, for who was hurt and for who reported it: not for
 * managers who are not lead, not for colleagues, not for the coordinator. Where nobody is lead it waits.
 */
export const accidentAccess: AccessTable = {
  subject: 'Accident',
  read: {
    all: {
      fields: [
        'id',
        'kind',
        'severity',
        'proposedSeverity',
        'happenedOn',
        'happenedAt',
        'place',
        'what',
        'reportedBy',
        'hurt',
        'hurtAs',
        'hurtName',
        'injury',
        'treatment',
        'witness',
        'daysOff',
        'measures',
        'clock',
        'reportedOn',
        'reportReference',
        'closedOn',
        'createdAt',
        'version',
        'can',
      ],
      who: everybodyHere(concerned),
    },
  },
  starts: { create: everybodyHere(ours) },
  actions: { update: lead, noteReport: lead, close: lead },
  states: accidentStates,
};

/** What the law asks for follows from the accident, and is for whoever may read it. */
export const riddorClockAccess: AccessTable = {
  subject: 'RiddorClock',
  read: {
    all: { fields: ['duty', 'atOnce', 'reportBy', 'why', 'source'], who: everybodyHere(true) },
  },
  actions: {},
};

/** How many of what in which month, without a name: for managers, and for the health and safety lead. */
export const accidentFigureAccess: AccessTable = {
  subject: 'AccidentFigure',
  read: {
    all: {
      fields: ['month', 'kind', 'count'],
      who: { ...everybodyHere((viewer) => isLead(viewer)), MANAGER: true },
    },
  },
  actions: {},
};
