import { type AccessTable, type Condition } from '../../platform/access/access-table.js';
import { everybodyHere, ours } from '../../platform/access/of-organisation.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { keepers, ofPoliciesThatIKeep } from '../policies/policy-keepers.js';

const mine = (viewer: Viewer): Condition => ({ ...ours(viewer), person: viewer.personId });

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
        ...everybodyHere((viewer) => [mine(viewer), ofPoliciesThatIKeep(viewer)]),
        MANAGER: ours,
      },
    },
  },
  starts: { create: everybodyHere(mine) },
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
      who: everybodyHere(true),
    },
  },
  actions: {},
};

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
      who: everybodyHere(true),
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
      who: everybodyHere(true),
    },
  },
  actions: {},
};
