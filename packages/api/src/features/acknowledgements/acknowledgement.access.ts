import { type AccessTable, type Condition, everyone } from '../../platform/access/access-table.js';
import type { Viewer } from '../../platform/access/viewer.js';

const nobody = (): boolean => false;
const ours = (viewer: Viewer): Condition => ({ organisation: viewer.organisationId });
const mine = (viewer: Viewer): Condition => ({ ...ours(viewer), person: viewer.personId });
/** Owner and deputy look after who reads their policy. */
const ofPoliciesThatIKeep = (viewer: Viewer): Condition => ({
  ...ours(viewer),
  keepers: { $all: [viewer.personId] },
});

/**
 * Everybody sees what they confirmed themselves; managers, and the owner and deputy of a policy, see who did. Nobody
 * outside the organisation does, the coordinator included.
 */
export const acknowledgementAccess: AccessTable = {
  subject: 'Acknowledgement',
  read: {
    all: {
      fields: [
        'id',
        'policyId',
        'policyVersionId',
        'policyTitle',
        'versionNumber',
        'isOfVersionInForce',
        'round',
        'person',
        'readerName',
        'way',
        'acknowledgedAt',
        'enteredBy',
        'sha256',
      ],
      who: {
        ...everyone((viewer) => [mine(viewer), ofPoliciesThatIKeep(viewer)]),
        MANAGER: ours,
        COORDINATOR: nobody,
      },
    },
  },
  starts: { create: { ...everyone(mine), COORDINATOR: nobody } },
  actions: {},
  // A person confirms that they read it; a program cannot.
  notByToken: ['create'],
};

/** What is in force is for everybody of the organisation to read. */
export const policyToReadAccess: AccessTable = {
  subject: 'PolicyToRead',
  read: {
    all: {
      fields: [
        'id',
        'policyId',
        'title',
        'number',
        'adoptedOn',
        'dueOn',
        'changeSummary',
        'hasReadEarlier',
        'acknowledgedAt',
        'acknowledgedNumber',
        'isInForce',
        'sha256',
        'html',
        'fileId',
      ],
      who: { ...everyone(true), COORDINATOR: nobody },
    },
  },
  actions: {},
};

const keptByMe = (viewer: Viewer): Condition[] => [
  { ...ours(viewer), owner: viewer.personId },
  { ...ours(viewer), deputy: viewer.personId },
];
const keepers = { ...everyone(keptByMe), MANAGER: ours, COORDINATOR: nobody };

/** The conditions of its actions are on the policy: how far its readers are, by name, and what is done about it. */
export const acknowledgementProgressAccess: AccessTable = {
  subject: 'AcknowledgementProgress',
  read: {
    all: {
      fields: [
        'id',
        'policyTitle',
        'policyVersionId',
        'versionNumber',
        'adoptedOn',
        'asked',
        'done',
        'late',
        'people',
        'can',
      ],
      who: { ...everyone(true), COORDINATOR: nobody },
    },
  },
  actions: { see: keepers, remind: keepers, enterPaper: { MANAGER: ours } },
};

/** Names go out with a progress only, which is for those who look after the policy. */
export const askedReaderAccess: AccessTable = {
  subject: 'AskedReader',
  read: {
    all: {
      fields: [
        'personId',
        'readerId',
        'name',
        'dueOn',
        'isLate',
        'canBeWrittenTo',
        'acknowledgedAt',
        'acknowledgedNumber',
        'way',
      ],
      who: { ...everyone(true), COORDINATOR: nobody },
    },
  },
  actions: {},
};
