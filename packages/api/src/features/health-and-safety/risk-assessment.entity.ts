import { defineEntity, p } from '@mikro-orm/core';
import type { Condition } from '../../platform/access/access-table.js';
import { now } from '../../platform/clock.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { RISK_ASSESSMENT_STATUSES } from './risk-assessment-status.js';

const schema = defineEntity({
  name: 'RiskAssessment',
  tableName: 'risk_assessments',
  indexes: [{ properties: ['organisation', 'nextReviewOn', 'id'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    title: p.text(),
    site: p.text().nullable(),
    activity: p.text(),
    assessor: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict').index(),
    assessedOn: p.date(),
    nextReviewOn: p.date(),
    status: p.enum(RISK_ASSESSMENT_STATUSES).default('DRAFT'),
    /** The template of the library that it was begun from; no more than a note of it. */
    templateId: p.uuid().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    hazards: () => p.oneToMany(RiskHazard).mappedBy('assessment'),
    /** Likelihood times severity of the worst hazard as it is now, 1 to 25. */
    worstScore: p
      .integer()
      .nullable()
      .formula(
        (columns) =>
          `select max(coalesce(h."likelihood_after" * h."severity_after", h."likelihood_before" * h."severity_before")) from "risk_hazards" h where h."assessment_id" = ${columns.id} and h."removed_at" is null`,
      )
      .lazy(),
    hazardCount: p
      .integer()
      .formula(
        (columns) =>
          `select count(*)::int from "risk_hazards" h where h."assessment_id" = ${columns.id} and h."removed_at" is null`,
      )
      .lazy(),
    openActionCount: p
      .integer()
      .formula(
        (columns) =>
          `select count(*)::int from "risk_actions" a join "risk_hazards" h on h."id" = a."hazard_id" where a."assessment_id" = ${columns.id} and a."done_on" is null and h."removed_at" is null`,
      )
      .lazy(),
  },
});

/**
 * What can hurt somebody in one activity at one place, and what is done about it (Management of Health and Safety at
 * Work Regulations 1999, regulation 3).
 */
export class RiskAssessment extends schema.class {
  /** It holds from now on. Without a hazard there is nothing to tell anybody. */
  issue(hazards: number): void {
    if (this.status !== 'DRAFT') throw new Conflict('WRONG_STATE', 'This risk assessment is not a draft.');
    if (hazards === 0)
      throw new Conflict('NO_HAZARDS', 'Write down at least one hazard first: what could hurt somebody?');
    this.status = 'CURRENT';
  }

  /** Somebody looked at it and it is still right. */
  review(today: string, next: string): void {
    if (this.status !== 'CURRENT')
      throw new Conflict('WRONG_STATE', 'Only a risk assessment that holds now is reviewed.');
    this.assessedOn = today;
    this.nextReviewOn = next;
  }

  archive(): void {
    if (this.status === 'ARCHIVED')
      throw new Conflict('WRONG_STATE', 'This risk assessment is put away already.');
    this.status = 'ARCHIVED';
  }

  requireOpen(): void {
    if (this.status === 'ARCHIVED')
      throw new Conflict('WRONG_STATE', 'This risk assessment is put away. Make a new one.');
  }
}
schema.setClass(RiskAssessment);

const hazardSchema = defineEntity({
  name: 'RiskHazard',
  tableName: 'risk_hazards',
  checks: [
    {
      name: 'risk_hazards_ratings',
      expression:
        'likelihood_before in (1, 2, 3, 4, 5) and severity_before in (1, 2, 3, 4, 5) and (likelihood_after is null or likelihood_after in (1, 2, 3, 4, 5)) and (severity_after is null or severity_after in (1, 2, 3, 4, 5)) and ((likelihood_after is null) = (severity_after is null))',
    },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    assessment: () => p.manyToOne(RiskAssessment).mapToPk().deleteRule('restrict').index(),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    hazard: p.text(),
    whoAndHow: p.text(),
    controls: p.text(),
    likelihoodBefore: p.integer(),
    severityBefore: p.integer(),
    furtherControls: p.text().nullable(),
    likelihoodAfter: p.integer().nullable(),
    severityAfter: p.integer().nullable(),
    removedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    actions: () => p.oneToMany(RiskAction).mappedBy('hazard'),
  },
});

/** One thing that can hurt somebody: before and after what is done about it. */
export class RiskHazard extends hazardSchema.class {}
hazardSchema.setClass(RiskHazard);

const actionSchema = defineEntity({
  name: 'RiskAction',
  tableName: 'risk_actions',
  properties: {
    id: p.uuid().primary().onCreate(newId),
    assessment: () => p.manyToOne(RiskAssessment).mapToPk().deleteRule('restrict').index(),
    hazard: () => p.manyToOne(RiskHazard).mapToPk().deleteRule('restrict').index(),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    what: p.text(),
    /** Null: whoever had it left, and nobody took it. */
    owner: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict').index(),
    dueOn: p.date(),
    doneOn: p.date().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** What somebody does by a day to make a hazard smaller. */
export class RiskAction extends actionSchema.class {
  finish(on: string): void {
    if (this.doneOn !== null) throw new Conflict('WRONG_STATE', 'This is done already.');
    this.doneOn = on;
  }
}
actionSchema.setClass(RiskAction);

export const riskAssessmentStates = (): Readonly<Record<string, Condition>> => ({
  update: { status: { $ne: 'ARCHIVED' } },
  issue: { status: 'DRAFT' },
  review: { status: 'CURRENT' },
  archive: { status: { $ne: 'ARCHIVED' } },
});

export const riskActionStates = (): Readonly<Record<string, Condition>> => ({ finish: { doneOn: null } });
