import { now } from '../../platform/clock.js';
import { addMonths, londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import { NEW } from './adopt-template.js';
import type { Policy } from './policy.entity.js';
import type { PolicyApproval, PolicyVersion } from './policy-version.entity.js';

type PolicyRow = Pick<
  Policy,
  | 'id'
  | 'organisation'
  | 'template'
  | 'title'
  | 'status'
  | 'owner'
  | 'deputy'
  | 'reviewMonths'
  | 'acknowledgedBy'
  | 'isPublic'
  | 'createdAt'
  | keyof typeof NEW
>;

/** A policy in force, adopted today and reviewed in a year, without an owner. */
export function buildPolicy(overrides: Partial<PolicyRow> & { organisation: string }): PolicyRow {
  const status = overrides.status ?? 'CURRENT';
  const today = londonDate(now().getTime());
  const adoptedOn = status === 'DRAFT' ? null : (overrides.adoptedOn ?? today);
  return {
    ...NEW,
    id: newId(),
    template: null,
    title: 'Something that we do',
    owner: null,
    deputy: null,
    reviewMonths: 12,
    acknowledgedBy: ['ALL_STAFF'],
    isPublic: false,
    createdAt: now(),
    nextReviewOn: adoptedOn ? addMonths(adoptedOn, 12) : null,
    ...overrides,
    status,
    adoptedOn,
  };
}

type VersionRow = Pick<
  PolicyVersion,
  | 'id'
  | 'policy'
  | 'organisation'
  | 'number'
  | 'status'
  | 'origin'
  | 'templateVersion'
  | 'wording'
  | 'file'
  | 'facts'
  | 'sha256'
  | 'change'
  | 'changeSummary'
  | 'round'
  | 'clashes'
  | 'merge'
  | 'approvalsNeeded'
  | 'submittedAt'
  | 'adoptedOn'
  | 'meetingOn'
  | 'minute'
  | 'author'
  | 'endedAt'
  | 'createdAt'
>;

/** A first version in force that follows its template word for word. */
export function buildPolicyVersion(
  overrides: Partial<VersionRow> & { policy: string; organisation: string },
): VersionRow {
  const status = overrides.status ?? 'CURRENT';
  const wasAdopted = status === 'CURRENT' || status === 'SUPERSEDED';
  return {
    id: newId(),
    number: 1,
    origin: 'TEMPLATE',
    templateVersion: null,
    wording: null,
    file: null,
    facts: wasAdopted ? {} : null,
    sha256: wasAdopted || status === 'AWAITING_APPROVAL' ? '0'.repeat(64) : null,
    change: 'MATERIAL',
    changeSummary: null,
    round: 1,
    clashes: 0,
    merge: null,
    approvalsNeeded: status === 'AWAITING_APPROVAL' ? 1 : null,
    submittedAt: status === 'AWAITING_APPROVAL' ? now() : null,
    adoptedOn: wasAdopted ? londonDate(now().getTime()) : null,
    meetingOn: null,
    minute: null,
    author: null,
    endedAt: null,
    createdAt: now(),
    ...overrides,
    status,
  };
}

type ApprovalRow = Pick<
  PolicyApproval,
  | 'id'
  | 'organisation'
  | 'policyVersion'
  | 'approver'
  | 'askedBy'
  | 'askedAt'
  | 'sha256'
  | 'decision'
  | 'decidedAt'
  | 'comment'
  | 'endedAt'
>;

/** Somebody was asked and has not answered. */
export function buildPolicyApproval(
  overrides: Partial<ApprovalRow> &
    Pick<ApprovalRow, 'organisation' | 'policyVersion' | 'approver' | 'askedBy'>,
): ApprovalRow {
  return {
    id: newId(),
    askedAt: now(),
    sha256: '0'.repeat(64),
    decision: null,
    decidedAt: null,
    comment: null,
    endedAt: null,
    ...overrides,
  };
}
