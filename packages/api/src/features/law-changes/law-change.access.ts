import { type AccessTable, type Condition, everyone } from '../../platform/access/access-table.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { libraryWriters } from '../templates/library-writers.js';
import { reviewTaskStates } from './review-task.entity.js';

const nobody = (): boolean => false;

/** The register is for everybody; those who write the library know the law, and write it too. */
export const lawChangeAccess: AccessTable = {
  subject: 'LawChange',
  read: {
    all: {
      fields: [
        'id',
        'title',
        'what',
        'sourceUrl',
        'status',
        'inForceOn',
        'dateNote',
        'checkedOn',
        'templateTitles',
        'createdAt',
        'version',
        'can',
      ],
      who: everyone(true),
    },
    // Also of templates that are not published yet.
    writing: { fields: ['templateIds'], who: libraryWriters },
  },
  starts: { create: libraryWriters },
  actions: { update: libraryWriters },
};

/** What can be touched, for those who write the register. */
export const templateToTouchAccess: AccessTable = {
  subject: 'TemplateToTouch',
  read: { all: { fields: ['id', 'title'], who: libraryWriters } },
  actions: {},
};

const ours = (viewer: Viewer): Condition => ({ organisation: viewer.organisationId });
const keptByMe = (viewer: Viewer): Condition[] => [
  { ...ours(viewer), owner: viewer.personId },
  { ...ours(viewer), deputy: viewer.personId },
];
const keepers = { ...everyone(keptByMe), MANAGER: ours, COORDINATOR: nobody };

/** Reviews are the member's own business: its managers', and the policy's owner's and deputy's. */
export const reviewTaskAccess: AccessTable = {
  subject: 'ReviewTask',
  read: {
    all: {
      fields: [
        'id',
        'lawChange',
        'policyId',
        'policyTitle',
        'raisedOn',
        'dueOn',
        'doneAt',
        'doneBy',
        'outcome',
        'note',
        'version',
        'can',
      ],
      who: keepers,
    },
  },
  actions: { finish: keepers },
  states: reviewTaskStates,
};

/** The condition of its action is on the policy. */
export const touchedPolicyAccess: AccessTable = {
  subject: 'TouchedPolicy',
  read: {
    all: {
      fields: ['lawChangeId', 'policyId', 'policyTitle'],
      who: { ...everyone(true), COORDINATOR: nobody },
    },
  },
  actions: { see: keepers },
};
