import { defineEntity, p } from '@mikro-orm/core';
import type { Condition } from '../../platform/access/access-table.js';
import { now } from '../../platform/clock.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { CHECK_UNITS, nextCheckDate } from './next-check-date.js';
import { CHECK_RESULTS, SAFETY_CHECK_KINDS } from './safety-check-kind.js';

const schema = defineEntity({
  name: 'SafetyCheck',
  tableName: 'safety_checks',
  indexes: [{ properties: ['organisation', 'nextOn', 'id'] }],
  checks: [{ name: 'safety_checks_every', expression: 'every > 0' }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    kind: p.enum(SAFETY_CHECK_KINDS),
    title: p.text(),
    site: p.text().nullable(),
    every: p.integer(),
    unit: p.enum(CHECK_UNITS),
    nextOn: p.date(),
    owner: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict').index(),
    deputy: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict').index(),
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    lastDoneOn: p
      .date()
      .nullable()
      .formula(
        (columns) =>
          `select max(e."done_on") from "safety_check_entries" e where e."check_id" = ${columns.id}`,
      )
      .lazy(),
    openProblemCount: p
      .integer()
      .formula(
        (columns) =>
          `select count(*)::int from "safety_check_entries" e where e."check_id" = ${columns.id} and e."result" = 'PROBLEM' and e."action" is not null and e."action_done_on" is null`,
      )
      .lazy(),
  },
});

/** Something that is looked at again and again, such as the fire alarm. */
export class SafetyCheck extends schema.class {
  /** It was done; the next one counts from that day. What is entered late for an earlier day moves nothing back. */
  enter(doneOn: string, lastDoneOn: string | null): void {
    this.requireInUse();
    if (lastDoneOn === null || doneOn >= lastDoneOn)
      this.nextOn = nextCheckDate(doneOn, this.every, this.unit);
  }

  archive(at: Date): void {
    this.requireInUse();
    this.archivedAt = at;
  }

  requireInUse(): void {
    if (this.archivedAt !== null)
      throw new Conflict(
        'WRONG_STATE',
        'This check is not made any more. Make a new one if you need it again.',
      );
  }
}
schema.setClass(SafetyCheck);

const entrySchema = defineEntity({
  name: 'SafetyCheckEntry',
  tableName: 'safety_check_entries',
  indexes: [{ properties: ['check', 'doneOn'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    check: () => p.manyToOne(SafetyCheck).mapToPk().deleteRule('restrict'),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    doneOn: p.date(),
    by: () => p.manyToOne(Person).mapToPk().deleteRule('restrict'),
    result: p.enum(CHECK_RESULTS),
    note: p.text().nullable(),
    /** What has to be done about a problem. */
    action: p.text().nullable(),
    actionOwner: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict').index(),
    actionDueOn: p.date().nullable(),
    actionDoneOn: p.date().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** A check as it was done one day. It stays as it was entered; only its action is finished later. */
export class SafetyCheckEntry extends entrySchema.class {
  finishAction(on: string): void {
    if (this.action === null) throw new Conflict('WRONG_STATE', 'There was nothing to do about this one.');
    if (this.actionDoneOn !== null) throw new Conflict('WRONG_STATE', 'This is done already.');
    this.actionDoneOn = on;
  }
}
entrySchema.setClass(SafetyCheckEntry);

export const safetyCheckStates = (): Readonly<Record<string, Condition>> => ({
  update: { archivedAt: null },
  enter: { archivedAt: null },
  archive: { archivedAt: null },
});

export const safetyCheckEntryStates = (): Readonly<Record<string, Condition>> => ({
  finishAction: { action: { $ne: null }, actionDoneOn: null },
});
