import { type AccessTable, type Condition, everyone } from '../../platform/access/access-table.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { policyStates } from './policy.entity.js';
import { policyApprovalStates, policyVersionStates } from './policy-version.entity.js';

const nobody = (): boolean => false;
const ours = (viewer: Viewer): Condition => ({ organisation: viewer.organisationId });

/** Owner and deputy keep a policy for their organisation. */
const keptByMe = (viewer: Viewer): Condition[] => [
  { ...ours(viewer), owner: viewer.personId },
  { ...ours(viewer), deputy: viewer.personId },
];
const putToMe = (viewer: Viewer): Condition => ({
  ...ours(viewer),
  approvers: { $all: [viewer.personId] },
});

/**
 * What is in force is for everybody of the organisation; what is still being made for its managers, its keepers and
 * those who are asked to approve it. Nobody else knows of it, the coordinator included.
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
        'acknowledgedBy',
        'isPublic',
        'withdrawnAt',
        'health',
        'currentVersion',
        'openVersion',
        'versions',
        'newerTemplateVersion',
        'version',
        'can',
      ],
      who: {
        ...everyone((viewer) => [
          { ...ours(viewer), status: 'CURRENT' },
          ...keptByMe(viewer),
          putToMe(viewer),
        ]),
        MANAGER: ours,
        COORDINATOR: nobody,
      },
    },
  },
  starts: { create: { MANAGER: ours } },
  actions: {
    update: { MANAGER: ours },
    changeWording: { ...everyone(keptByMe), MANAGER: ours, COORDINATOR: nobody },
    review: { ...everyone(keptByMe), MANAGER: ours, COORDINATOR: nobody },
    withdraw: { MANAGER: ours },
    decideOnNewVersion: { ...everyone(keptByMe), MANAGER: ours, COORDINATOR: nobody },
  },
  states: policyStates,
};

const keptHere = (viewer: Viewer): Condition => ({
  ...ours(viewer),
  keepers: { $all: [viewer.personId] },
});

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
        'organisation',
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
        'clashes',
        'approvalsNeeded',
        'approvals',
        'submittedAt',
        'adoptedOn',
        'meetingOn',
        'minute',
        'author',
        'endedAt',
        'createdAt',
        'version',
        'can',
      ],
      who: {
        ...everyone((viewer) => [
          { ...ours(viewer), status: { $in: ['CURRENT', 'SUPERSEDED'] } },
          keptHere(viewer),
          putToMe(viewer),
        ]),
        MANAGER: ours,
        COORDINATOR: nobody,
      },
    },
  },
  actions: {
    changeWording: { ...everyone(keptHere), MANAGER: ours, COORDINATOR: nobody },
    submit: { ...everyone(keptHere), MANAGER: ours, COORDINATOR: nobody },
    adopt: { MANAGER: ours },
    reopen: { ...everyone(keptHere), MANAGER: ours, COORDINATOR: nobody },
    discard: { ...everyone(keptHere), MANAGER: ours, COORDINATOR: nobody },
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
        'version',
        'can',
      ],
      who: { ...everyone(askedOfMe), MANAGER: ours, COORDINATOR: nobody },
    },
  },
  actions: { decide: { ...everyone(askedOfMe), COORDINATOR: nobody } },
  states: policyApprovalStates,
  notByToken: ['decide'],
};
