import type { AccessTable, Condition } from '../../platform/access/access-table.js';
import { everybodyHere, ours } from '../../platform/access/of-organisation.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { isLead, managersAndLead } from './in-organisation.js';
import { safetyCheckEntryStates, safetyCheckStates } from './safety-check.entity.js';

const owned = (viewer: Viewer): Condition[] => [
  { ...ours(viewer), owner: viewer.personId },
  { ...ours(viewer), deputy: viewer.personId },
  ...(isLead(viewer) ? [ours(viewer)] : []),
];

/** Everybody of an organisation sees what is checked and when; owner and deputy enter it, managers and the lead too. */
export const safetyCheckAccess: AccessTable = {
  subject: 'SafetyCheck',
  read: {
    all: {
      fields: [
        'id',
        'kind',
        'title',
        'site',
        'every',
        'unit',
        'nextOn',
        'lastDoneOn',
        'owner',
        'deputy',
        'openProblemCount',
        'archivedAt',
        'version',
        'can',
      ],
      who: everybodyHere(ours),
    },
  },
  starts: { create: managersAndLead },
  actions: {
    update: managersAndLead,
    enter: { ...everybodyHere(owned), MANAGER: ours },
    archive: managersAndLead,
  },
  states: safetyCheckStates,
};

const myAction = (viewer: Viewer): Condition[] => [
  { ...ours(viewer), actionOwner: viewer.personId },
  ...(isLead(viewer) ? [ours(viewer)] : []),
];

export const safetyCheckEntryAccess: AccessTable = {
  subject: 'SafetyCheckEntry',
  read: {
    all: {
      fields: [
        'id',
        'check',
        'doneOn',
        'by',
        'result',
        'note',
        'action',
        'actionOwner',
        'actionDueOn',
        'actionDoneOn',
        'version',
        'can',
      ],
      who: everybodyHere(ours),
    },
  },
  actions: { finishAction: { ...everybodyHere(myAction), MANAGER: ours } },
  states: safetyCheckEntryStates,
};
