import { defineEntity, p } from '@mikro-orm/core';
import type { Condition } from '../../platform/access/access-table.js';
import { now } from '../../platform/clock.js';
import type { ClashChoice } from '../../platform/documents/merge-texts.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { CHANGE_SIZES } from '../templates/template-kind.js';
import { TemplateVersion } from '../templates/template-version.entity.js';
import { Policy } from './policy.entity.js';
import { DECISIONS, POLICY_ORIGINS, POLICY_VERSION_STATUSES } from './policy-status.js';

/** The two wordings that a draft came from beside the new edition that it follows, and what was chosen so far. */
export interface MergeSource {
  /** The edition that the member's wording was written on. */
  base: string;
  ours: string;
  choices: Record<string, ClashChoice>;
}

/** What approvers are shown, and the hash of it. */
export interface Submitted {
  sha256: string;
  facts: Record<string, unknown> | null;
  approvalsNeeded: number;
}

const schema = defineEntity({
  name: 'PolicyVersion',
  tableName: 'policy_versions',
  uniques: [{ properties: ['policy', 'number'] }],
  indexes: [
    {
      name: 'policy_versions_one_current',
      expression: `create unique index policy_versions_one_current on policy_versions (policy_id) where status = 'CURRENT'`,
    },
    {
      name: 'policy_versions_one_open',
      expression: `create unique index policy_versions_one_open on policy_versions (policy_id) where status in ('DRAFT', 'AWAITING_APPROVAL')`,
    },
    { properties: ['organisation'] },
    { properties: ['templateVersion'] },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    policy: () => p.manyToOne(Policy).mapToPk(),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    number: p.integer(),
    status: p.enum(POLICY_VERSION_STATUSES).default('DRAFT'),
    origin: p.enum(POLICY_ORIGINS),
    /** The edition of the template that it follows; null for the member's own file. */
    templateVersion: () => p.manyToOne(TemplateVersion).mapToPk().nullable().deleteRule('restrict'),
    /** The member's own wording, Markdown with merge fields; null where it follows the template word for word. */
    wording: p.text().nullable(),
    /** The member's own document, where it brought one. */
    file: p.uuid().nullable().fieldName('file_id'),
    /** The answers that stand in it, kept from the moment when approvers are asked; null before, when those of today count. */
    facts: p.json<Record<string, unknown>>().nullable(),
    /** SHA-256 in hex of what people are shown (see `contentHash`); null before anybody is asked to approve. */
    sha256: p.text().nullable(),
    change: p.enum(CHANGE_SIZES).default('MATERIAL'),
    changeSummary: p.text().nullable(),
    /** Counts the material versions: whoever confirmed an earlier round is asked again. */
    round: p.integer().default(1),
    /** Places in which the template's new wording and the member's own disagree, still to be settled. */
    clashes: p.integer().default(0),
    /** What the open places were merged from, as long as it is a draft out of two wordings. */
    merge: p.json<MergeSource>().nullable(),
    /** How many of those asked have to approve; null where a meeting adopts. */
    approvalsNeeded: p.integer().nullable(),
    submittedAt: p.datetime().nullable(),
    adoptedOn: p.date().nullable(),
    /** The meeting that adopted it, and where its minutes say so. */
    meetingOn: p.date().nullable(),
    minute: p.text().nullable(),
    author: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    endedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    approvals: () => p.oneToMany(PolicyApproval).mappedBy('policyVersion'),
    /** Who is asked to approve it, or answered; not who was asked before it was taken back. */
    approvers: p
      .array()
      .formula(
        (columns) =>
          `select array_agg(a."approver_id") from "policy_approvals" a where a."policy_version_id" = ${columns.id} and a."ended_at" is null`,
      )
      .lazy(),
    /** Owner and deputy of the policy. */
    keepers: p
      .array()
      .formula(
        (columns) =>
          `select array_remove(array[k."owner_id", k."deputy_id"], null) from "policies" k where k."id" = ${columns.policy}`,
      )
      .lazy(),
  },
});

/** One edition of a member's policy: the one in force, an earlier one, or the one that is being made. */
export class PolicyVersion extends schema.class {
  submit(at: Date, { sha256, facts, approvalsNeeded }: Submitted): void {
    if (this.status !== 'DRAFT') throw new Conflict('WRONG_STATE', 'Only a draft can be sent for approval.');
    requireSettled(this);
    this.status = 'AWAITING_APPROVAL';
    this.submittedAt = at;
    this.sha256 = sha256;
    this.facts = facts;
    this.approvalsNeeded = approvalsNeeded;
  }

  /** Back to a draft: somebody said no, or it is to be changed. */
  reopen(): void {
    if (this.status !== 'AWAITING_APPROVAL')
      throw new Conflict('WRONG_STATE', 'Only what is waiting for approval can be taken back.');
    this.status = 'DRAFT';
    this.submittedAt = null;
    this.approvalsNeeded = null;
    this.sha256 = null;
    this.facts = null;
  }

  /** @throws Conflict where it is not a draft that can be written in */
  checkDraft(): void {
    if (this.status === 'AWAITING_APPROVAL')
      throw new Conflict(
        'AWAITING_APPROVAL',
        'This version is waiting for approval. Take it back to a draft first.',
      );
    if (this.status !== 'DRAFT') throw new Conflict('WRONG_STATE', 'Only a draft can be changed.');
  }

  /** @throws Conflict where it cannot come into force any more */
  checkOpen(): void {
    if (this.status !== 'DRAFT' && this.status !== 'AWAITING_APPROVAL')
      throw new Conflict('WRONG_STATE', 'This version was adopted or given up already.');
    requireSettled(this);
  }

  /** @param on YYYY-MM-DD */
  adopt(on: string, sha256: string, facts: Record<string, unknown> | null): void {
    this.checkOpen();
    this.status = 'CURRENT';
    this.adoptedOn = on;
    this.sha256 = sha256;
    this.facts = facts;
    this.merge = null;
  }

  supersede(at: Date): void {
    if (this.status !== 'CURRENT') throw new Conflict('WRONG_STATE', 'This version is not in force.');
    this.status = 'SUPERSEDED';
    this.endedAt = at;
  }

  discard(at: Date): void {
    if (this.status !== 'DRAFT' && this.status !== 'AWAITING_APPROVAL')
      throw new Conflict('WRONG_STATE', 'Only a draft can be given up.');
    this.status = 'DISCARDED';
    this.endedAt = at;
  }
}
schema.setClass(PolicyVersion);

function requireSettled(version: PolicyVersion): void {
  if (version.clashes > 0)
    throw new Conflict(
      'CLASHES_LEFT',
      'Settle the places in which your wording and the new one disagree first.',
    );
}

export const policyVersionStates = (): Readonly<Record<string, Condition>> => ({
  changeWording: { status: 'DRAFT' },
  submit: { status: 'DRAFT', clashes: 0 },
  reopen: { status: 'AWAITING_APPROVAL' },
  adopt: { status: { $in: ['DRAFT', 'AWAITING_APPROVAL'] }, clashes: 0 },
  discard: { status: { $in: ['DRAFT', 'AWAITING_APPROVAL'] } },
});

const approvalSchema = defineEntity({
  name: 'PolicyApproval',
  tableName: 'policy_approvals',
  indexes: [
    { properties: ['organisation', 'approver'] },
    {
      name: 'policy_approvals_one_open',
      expression: `create unique index policy_approvals_one_open on policy_approvals (policy_version_id, approver_id) where ended_at is null`,
    },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    policyVersion: () => p.manyToOne(PolicyVersion).mapToPk(),
    approver: () => p.manyToOne(Person).mapToPk().deleteRule('restrict'),
    askedBy: () => p.manyToOne(Person).mapToPk().deleteRule('restrict'),
    askedAt: p.datetime().onCreate(now),
    /** Of what the approver was asked to approve: an answer counts for nothing else. */
    sha256: p.text(),
    decision: p.enum(DECISIONS).nullable(),
    decidedAt: p.datetime().nullable(),
    comment: p.text().nullable(),
    /** It counts for nothing any more: the version went back to a draft, or was given up. */
    endedAt: p.datetime().nullable(),
    version: p.integer().version(),
    /** Owner and deputy of the policy. */
    keepers: p
      .array()
      .formula(
        (columns) =>
          `select array_remove(array[k."owner_id", k."deputy_id"], null) from "policies" k join "policy_versions" kv on kv."policy_id" = k."id" where kv."id" = ${columns.policyVersion}`,
      )
      .lazy(),
  },
});

/** One trustee's (or other person's) yes or no to one version, by name. */
export class PolicyApproval extends approvalSchema.class {
  decide(decision: 'APPROVED' | 'REJECTED', comment: string | null, at: Date): void {
    if (this.decision) throw new Conflict('WRONG_STATE', 'You have answered this already.');
    if (this.endedAt) throw changedMeanwhile();
    this.decision = decision;
    this.comment = comment;
    this.decidedAt = at;
  }
}
approvalSchema.setClass(PolicyApproval);

export const policyApprovalStates = (): Readonly<Record<string, Condition>> => ({
  decide: { decision: null, endedAt: null },
});

/** What somebody is told who answers about a text that is not the one that is put to them now. */
export const changedMeanwhile = (): Conflict =>
  new Conflict(
    'CHANGED_MEANWHILE',
    'This version was changed since you opened it, so your answer was not counted. Read it as it is now.',
  );
