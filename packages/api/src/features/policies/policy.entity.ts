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

// The edition in force says what is followed; where nothing is in force yet, the draft does. A member's own file follows none.
export const newerEditionSql = (policy: string): string =>
  `select n."id" from "policy_versions" f join "template_versions" ft on ft."id" = f."template_version_id" join "template_versions" n on n."template_id" = ft."template_id" and n."status" = 'PUBLISHED' and n."number" > ft."number" join "policies" fp on fp."id" = f."policy_id" and fp."status" <> 'WITHDRAWN' where f."policy_id" = ${policy} and f."status" in ('CURRENT', 'DRAFT', 'AWAITING_APPROVAL') and (f."status" = 'CURRENT' or fp."status" = 'DRAFT') and not exists (select from "policy_edition_answers" ea where ea."policy_id" = f."policy_id" and ea."template_version_id" = n."id" and ea."answer" <> 'ASKED_ADVISER')`;

/** SQL of a column of the edition that a policy in force follows, where the consortium took that edition back. */
export const recallSql = (policy: string, reviewedAt: string, column: string): string =>
  `select rt."${column}" from "policy_versions" rv join "template_versions" rt on rt."id" = rv."template_version_id" where rv."policy_id" = ${policy} and rv."status" = 'CURRENT' and rt."status" = 'RETIRED' and rt."retired_because" is not null and (${reviewedAt} is null or ${reviewedAt} < rt."retired_at")`;

const lastSubmittedSql = (policy: string, column: string): string =>
  `select lv."${column}" from "policy_versions" lv where lv."policy_id" = ${policy} and exists (select from "policy_approvals" la where la."policy_version_id" = lv."id") order by lv."number" desc limit 1`;

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
    withdrawnBecause: p.text().nullable(),
    /** When it was last read and found right as it is; null since the last adoption. */
    reviewedAt: p.datetime().nullable(),
    /** What is searched in, of the version in force. */
    search: p.text().columnType('tsvector').nullable().lazy().hidden(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    /** Who is asked to approve an edition of it, or answered; not who was asked before it was taken back. */
    approvers: p
      .array()
      .formula(
        (columns) =>
          `select array_agg(a."approver_id") from "policy_approvals" a join "policy_versions" v on v."id" = a."policy_version_id" where v."policy_id" = ${columns.id} and a."ended_at" is null`,
      )
      .lazy(),
    currentVersion: p.uuid().nullable().formula(versionWith(`v."status" = 'CURRENT'`)).lazy(),
    /** What is being drafted, merged or approved. */
    openVersion: p
      .uuid()
      .nullable()
      .formula(versionWith(`v."status" in ('DRAFT', 'AWAITING_APPROVAL')`))
      .lazy(),
    /** Its editions by id, the oldest first. */
    versions: p
      .array()
      .$type<string[]>()
      .columnType('uuid[]')
      .formula(
        (columns) =>
          `coalesce((select array_agg(v."id" order by v."number") from "policy_versions" v where v."policy_id" = ${columns.id}), '{}')`,
      )
      .lazy(),
    /** The published edition of its template, where that is newer than the one it follows and nobody answered it yet. */
    newerTemplateVersion: p
      .uuid()
      .nullable()
      .formula((columns) => newerEditionSql(String(columns.id)))
      .lazy(),
    /** When an adviser was asked about that edition. */
    adviserAskedAt: p
      .datetime()
      .nullable()
      .formula(
        (columns) =>
          `select a."answered_at" from "policy_edition_answers" a where a."policy_id" = ${columns.id} and a."answer" = 'ASKED_ADVISER' and a."template_version_id" = (${newerEditionSql(String(columns.id))})`,
      )
      .lazy(),
    /** A service of the pool at which one can ask about it: of health and safety for such documents, else of HR. */
    adviserService: p
      .uuid()
      .nullable()
      .formula(
        (columns) =>
          `select s."id" from "services" s join "service_categories" sc on sc."id" = s."category_id" left join "templates" st on st."id" = ${columns.template} where s."status" = 'ACTIVE' and (sc."name" ilike '%HR%' or (sc."name" ilike '%safety%' and st."kind" = 'HEALTH_AND_SAFETY')) order by (sc."name" ilike '%safety%') = (st."kind" is not distinct from 'HEALTH_AND_SAFETY') desc, s."needs_approval", s."name", s."id" limit 1`,
      )
      .lazy(),
    /** Why the edition that it follows was taken back by the consortium; null where it was not, or has been looked at since. */
    recalledBecause: p
      .text()
      .nullable()
      .formula((columns) => recallSql(String(columns.id), String(columns.reviewedAt), 'retired_because'))
      .lazy(),
    /** Whom the last edition was put to, offered again for the next one. */
    lastApprovers: p
      .array()
      .$type<string[]>()
      .columnType('uuid[]')
      .formula(
        (columns) =>
          `coalesce((select array_agg(distinct a."approver_id") from "policy_approvals" a where a."policy_version_id" = (${lastSubmittedSql(String(columns.id), 'id')})), '{}')`,
      )
      .lazy(),
    lastApprovalsNeeded: p
      .integer()
      .nullable()
      .formula((columns) => lastSubmittedSql(String(columns.id), 'approvals_needed'))
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
    this.reviewedAt = null;
  }

  withdraw(at: Date, because: string): void {
    if (this.status === 'WITHDRAWN') throw new Conflict('WRONG_STATE', 'This policy was withdrawn already.');
    this.status = 'WITHDRAWN';
    this.withdrawnAt = at;
    this.withdrawnBecause = because;
    this.isPublic = false;
  }

  /** It was read and is right as it is. */
  reviewed(at: Date, nextReviewOn: string): void {
    if (this.status !== 'CURRENT')
      throw new Conflict('WRONG_STATE', 'Only a policy in force can be reviewed.');
    this.reviewedAt = at;
    this.nextReviewOn = nextReviewOn;
  }

  /** @throws Conflict where it was withdrawn, so that nothing of it changes any more */
  checkKept(): void {
    if (this.status === 'WITHDRAWN')
      throw new Conflict('WRONG_STATE', 'This policy was withdrawn. Adopt it anew to use it again.');
  }
}
schema.setClass(Policy);

export const policyStates = (): Readonly<Record<string, Condition>> => ({
  review: { status: 'CURRENT' },
  withdraw: { status: { $ne: 'WITHDRAWN' } },
  update: { status: { $ne: 'WITHDRAWN' } },
  changeWording: { status: { $ne: 'WITHDRAWN' } },
  handOut: { status: 'CURRENT' },
  decideOnNewVersion: { newerTemplateVersion: { $ne: null } },
});
