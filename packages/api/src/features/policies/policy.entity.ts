import { defineEntity, p } from '@mikro-orm/core';
import type { Condition } from '../../platform/access/access-table.js';
import { now } from '../../platform/clock.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { Template } from '../templates/template.entity.js';
import type { Audience } from '../templates/template-kind.js';
import { POLICY_STATUSES } from './policy-status.js';

const versionWith = (condition: string) => (columns: Record<string, string>) =>
  `select v."id" from "policy_versions" v where v."policy_id" = ${columns.id} and ${condition}`;

const schema = defineEntity({
  name: 'Policy',
  tableName: 'policies',
  indexes: [
    { properties: ['organisation', 'status', 'nextReviewOn'] },
    {
      name: 'policies_one_per_template',
      expression: `create unique index policies_one_per_template on policies (organisation_id, template_id) where status <> 'WITHDRAWN'`,
    },
    { name: 'policies_search', expression: 'create index policies_search on policies using gin (search)' },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    /** Null: the member's own, which no template of the library covers. */
    template: () => p.manyToOne(Template).mapToPk().nullable().deleteRule('restrict').index(),
    title: p.text(),
    status: p.enum(POLICY_STATUSES).default('DRAFT'),
    owner: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    deputy: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    reviewMonths: p.integer().default(12),
    /** YYYY-MM-DD; null while it is not adopted. */
    nextReviewOn: p.date().nullable(),
    /** When the policy now in force was adopted. */
    adoptedOn: p.date().nullable(),
    /** Whom the member asks to confirm that they read it. */
    acknowledgedBy: p.array().$type<Audience[]>().columnType('text[]'),
    /** Shown in the member's public register, if it keeps one. */
    isPublic: p.boolean().default(false),
    withdrawnAt: p.datetime().nullable(),
    /** What is searched in, of the version in force. */
    search: p.text().columnType('tsvector').nullable().lazy().hidden(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    /** Who was asked to approve an edition of it. */
    approvers: p
      .array()
      .formula(
        (columns) =>
          `select array_agg(a."approver_id") from "policy_approvals" a join "policy_versions" v on v."id" = a."policy_version_id" where v."policy_id" = ${columns.id}`,
      )
      .lazy(),
    currentVersion: p.uuid().nullable().formula(versionWith(`v."status" = 'CURRENT'`)).lazy(),
    /** What is being drafted, merged or approved. */
    openVersion: p
      .uuid()
      .nullable()
      .formula(versionWith(`v."status" in ('DRAFT', 'AWAITING_APPROVAL')`))
      .lazy(),
  },
});

/** A document that a member has as its own: adopted from the library, or brought along. */
export class Policy extends schema.class {
  /** @param on YYYY-MM-DD */
  adopt(on: string, nextReviewOn: string): void {
    if (this.status === 'WITHDRAWN') throw new Conflict('WRONG_STATE', 'This policy was withdrawn.');
    this.status = 'CURRENT';
    this.adoptedOn = on;
    this.nextReviewOn = nextReviewOn;
  }

  withdraw(at: Date): void {
    if (this.status === 'WITHDRAWN') throw new Conflict('WRONG_STATE', 'This policy was withdrawn already.');
    this.status = 'WITHDRAWN';
    this.withdrawnAt = at;
  }

  /** It was read and is right as it is. */
  reviewed(nextReviewOn: string): void {
    if (this.status !== 'CURRENT')
      throw new Conflict('WRONG_STATE', 'Only a policy in force can be reviewed.');
    this.nextReviewOn = nextReviewOn;
  }
}
schema.setClass(Policy);

export const policyStates = (): Readonly<Record<string, Condition>> => ({
  review: { status: 'CURRENT' },
  withdraw: { status: { $ne: 'WITHDRAWN' } },
  update: { status: { $ne: 'WITHDRAWN' } },
});
