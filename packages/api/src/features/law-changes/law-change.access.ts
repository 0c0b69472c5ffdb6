import { type AccessTable, everyone } from '../../platform/access/access-table.js';
import { everybodyHere } from '../../platform/access/of-organisation.js';
import { keepers } from '../policies/policy-keepers.js';
import { libraryWriters } from '../templates/library-writers.js';
import { reviewTaskStates } from './review-task.entity.js';

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
      who: everybodyHere(true),
    },
  },
  actions: { see: keepers },
};
