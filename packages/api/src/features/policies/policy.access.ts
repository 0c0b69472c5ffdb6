import { type AccessTable, type Condition, type Grants } from '../../platform/access/access-table.js';
import { everybodyHere, ours } from '../../platform/access/of-organisation.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { policyStates } from './policy.entity.js';
import { keepers, keptByMe, ofPoliciesThatIKeep } from './policy-keepers.js';
import { policyPackStates } from './policy-pack.entity.js';
import { policyApprovalStates, policyVersionStates } from './policy-version.entity.js';

const putToMe = (viewer: Viewer): Condition => ({
  ...ours(viewer),
  approvers: { $all: [viewer.personId] },
});

const managers: Grants = { MANAGER: ours };

/**
 * What is in force is for everybody of the organisation; what is still being made for its managers, its keepers and
 * those who are asked to approve it. Nobody else knows of it, the coordinator included: they get a number per template.
 */
export const policyAccess: AccessTable = {
  subject: 'Policy',
  read: {
    all: {
      fields: [
        'id',
        'organisation',
        'template',
        'title',
        'status',
        'owner',
        'deputy',
        'reviewMonths',
        'nextReviewOn',
        'adoptedOn',
        'reviewedAt',
        'acknowledgedBy',
        'isPublic',
        'health',
        'currentVersion',
        'openVersion',
        'versions',
        'version',
        'can',
      ],
      who: {
        ...everybodyHere((viewer) => [
          { ...ours(viewer), status: 'CURRENT' },
          ...keptByMe(viewer),
          putToMe(viewer),
        ]),
        MANAGER: ours,
      },
    },
    // How it is made, and what became of it.
    making: {
      fields: [
        'newerTemplateVersion',
        'adviserAskedAt',
        'adviserService',
        'recalledBecause',
        'lastApprovers',
        'lastApprovalsNeeded',
        'withdrawnAt',
        'withdrawnBecause',
      ],
      who: keepers,
    },
  },
  starts: {
    create: managers,
    // How the organisation stands, and what it hands out.
    overview: { MANAGER: (viewer) => viewer.organisationId !== null },
    countAdopters: { COORDINATOR: true },
  },
  actions: {
    update: managers,
    changeWording: keepers,
    review: keepers,
    withdraw: managers,
    decideOnNewVersion: keepers,
    handOut: { MANAGER: (viewer) => ({ ...ours(viewer), status: 'CURRENT' }) },
  },
  states: policyStates,
};

const keepersOfIt: Grants = { ...everybodyHere(ofPoliciesThatIKeep), MANAGER: ours };
const inForceOrPutToMe = (viewer: Viewer): Condition[] => [
  { ...ours(viewer), status: 'CURRENT' },
  ofPoliciesThatIKeep(viewer),
  putToMe(viewer),
];

export const policyVersionAccess: AccessTable = {
  subject: 'PolicyVersion',
  read: {
    all: {
      fields: [
        'id',
        'number',
        'status',
        'origin',
        'policy',
        'templateVersion',
        'wording',
        'text',
        'html',
        'contents',
        'missing',
        'file',
        'sha256',
        'change',
        'changeSummary',
        'round',
        'submittedAt',
        'adoptedOn',
        'meetingOn',
        'minute',
        'createdAt',
        'endedAt',
        'version',
        'can',
      ],
      who: { ...everybodyHere(inForceOrPutToMe), MANAGER: ours },
    },
    // Who wrote and who approved it; what is still to be done.
    making: {
      fields: ['clashes', 'approvalsNeeded', 'approvals', 'author'],
      who: {
        ...everybodyHere((viewer) => [ofPoliciesThatIKeep(viewer), putToMe(viewer)]),
        MANAGER: ours,
      },
    },
  },
  actions: {
    changeWording: keepersOfIt,
    submit: keepersOfIt,
    adopt: { MANAGER: ours },
    reopen: keepersOfIt,
    discard: keepersOfIt,
    download: { ...everybodyHere(inForceOrPutToMe), MANAGER: ours },
  },
  states: policyVersionStates,
};

const askedOfMe = (viewer: Viewer): Condition => ({ ...ours(viewer), approver: viewer.personId });

/** A yes or no is given by whoever was asked, in person: not even a manager answers for a trustee. */
export const policyApprovalAccess: AccessTable = {
  subject: 'PolicyApproval',
  read: {
    all: {
      fields: [
        'id',
        'policyVersion',
        'approver',
        'askedBy',
        'askedAt',
        'sha256',
        'decision',
        'decidedAt',
        'comment',
        'endedAt',
        'version',
        'can',
      ],
      who: {
        ...everybodyHere((viewer) => [askedOfMe(viewer), ofPoliciesThatIKeep(viewer)]),
        MANAGER: ours,
      },
    },
  },
  actions: { decide: everybodyHere(askedOfMe) },
  states: policyApprovalStates,
  notByToken: ['decide'],
};

/** What an organisation hands to funders is its managers' business. */
export const policyPackAccess: AccessTable = {
  subject: 'PolicyPack',
  read: {
    all: {
      fields: [
        'id',
        'policies',
        'madeBy',
        'isReady',
        'hasLink',
        'expiresAt',
        'revokedAt',
        'opened',
        'lastOpenedAt',
        'createdAt',
        'version',
        'can',
      ],
      who: managers,
    },
  },
  actions: { revoke: managers, open: managers },
  states: policyPackStates,
  notByToken: ['revoke', 'open'],
};

/** Whether the public sees an organisation's policies is for its managers to say; all its people know. */
export const publicRegisterAccess: AccessTable = {
  subject: 'PublicRegister',
  read: {
    all: {
      fields: ['id', 'isOn', 'url', 'version', 'can'],
      who: everybodyHere(ours),
    },
  },
  starts: { set: { MANAGER: (viewer) => viewer.organisationId !== null } },
  actions: {},
};
