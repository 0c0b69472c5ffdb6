import { defineEntity, p } from '@mikro-orm/core';
import type { Condition } from '../../platform/access/access-table.js';
import { now } from '../../platform/clock.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { Policy } from '../policies/policy.entity.js';
import { LawChange } from './law-change.entity.js';
import { REVIEW_OUTCOMES, type ReviewOutcome } from './law-change-status.js';

const ofPolicy = (value: string) => (columns: Record<string, string>) =>
  `select ${value} from "policies" p where p."id" = ${columns.policy}`;

const schema = defineEntity({
  name: 'ReviewTask',
  tableName: 'review_tasks',
  uniques: [{ properties: ['lawChange', 'policy'] }],
  indexes: [{ properties: ['organisation', 'doneAt', 'dueOn'] }, { properties: ['policy'] }],
  checks: [{ name: 'review_tasks_done_with_outcome', expression: '(done_at is null) = (outcome is null)' }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    lawChange: () => p.manyToOne(LawChange).mapToPk().deleteRule('restrict'),
    policy: () => p.manyToOne(Policy).mapToPk().deleteRule('restrict'),
    raisedOn: p.date(),
    /** YYYY-MM-DD; moves with the law's date while the task is open. */
    dueOn: p.date(),
    doneAt: p.datetime().nullable(),
    /** Null where a new version of the policy did it, or where the law was dropped. */
    doneBy: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    outcome: p.enum(REVIEW_OUTCOMES).nullable(),
    note: p.text().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    policyId: p
      .uuid()
      .formula((columns) => `${columns.policy}`)
      .lazy(),
    policyTitle: p.text().formula(ofPolicy('p."title"')).lazy(),
    owner: p.uuid().nullable().formula(ofPolicy('p."owner_id"')).lazy(),
    deputy: p.uuid().nullable().formula(ofPolicy('p."deputy_id"')).lazy(),
  },
});

/** A member looks at one of its policies because the law changes. */
export class ReviewTask extends schema.class {
  finish(outcome: ReviewOutcome, note: string | null, by: string | null, at: Date): void {
    if (this.doneAt) throw new Conflict('WRONG_STATE', 'This review is done already.');
    this.outcome = outcome;
    this.note = note;
    this.doneBy = by;
    this.doneAt = at;
  }
}
schema.setClass(ReviewTask);

export const reviewTaskStates = (): Readonly<Record<string, Condition>> => ({ finish: { doneAt: null } });
