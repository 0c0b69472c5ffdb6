import { defineEntity, p } from '@mikro-orm/core';
import type { Condition } from '../../platform/access/access-table.js';
import { now } from '../../platform/clock.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { ACCIDENT_KINDS, ACCIDENT_SEVERITIES, HURT_AS } from './riddor-clock.js';

// The words of an accident lie in a table of their own: figures are counted without coming near them.
const matter = (column: string) => (columns: Record<string, string>) =>
  `select m."${column}" from "accident_matters" m where m."accident_id" = ${columns.id}`;

const schema = defineEntity({
  name: 'Accident',
  tableName: 'accidents',
  indexes: [{ properties: ['organisation', 'happenedOn', 'id'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    kind: p.enum(ACCIDENT_KINDS),
    severity: p.enum(ACCIDENT_SEVERITIES),
    happenedOn: p.date(),
    /** Null after it was kept long enough. */
    reportedBy: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict').index(),
    /** Who was hurt, where they are a person of the organisation. */
    hurt: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict').index(),
    hurtAs: p.enum(HURT_AS).nullable(),
    /** Days on which they could not do their usual work, from the day after, weekends among them. */
    daysOff: p.integer().default(0),
    /** The day on which the Health and Safety Executive was told. */
    reportedOn: p.date().nullable(),
    closedOn: p.date().nullable(),
    erasedAt: p.datetime().nullable(),
    /** Counts changes of the words, so that they are a new version of the accident too. */
    matterRevision: p.integer().default(0),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    happenedAt: p.text().nullable().formula(matter('happened_at')).lazy(),
    place: p.text().nullable().formula(matter('place')).lazy(),
    what: p.text().nullable().formula(matter('what')).lazy(),
    hurtName: p.text().nullable().formula(matter('hurt_name')).lazy(),
    injury: p.text().nullable().formula(matter('injury')).lazy(),
    treatment: p.text().nullable().formula(matter('treatment')).lazy(),
    witness: p.text().nullable().formula(matter('witness')).lazy(),
    measures: p.text().nullable().formula(matter('measures')).lazy(),
    reportReference: p.text().nullable().formula(matter('report_reference')).lazy(),
  },
});

/** Something that hurt somebody at work, made them ill, or nearly did. */
export class Accident extends schema.class {
  noteReport(on: string): void {
    if (this.reportedOn !== null)
      throw new Conflict('WRONG_STATE', 'It stands here already that this was reported.');
    this.reportedOn = on;
  }

  /** Everything that has to be done is done. The record stays. */
  close(today: string, mustBeReported: boolean): void {
    if (this.closedOn !== null) throw new Conflict('WRONG_STATE', 'This is closed already.');
    if (mustBeReported && this.reportedOn === null)
      throw new Conflict(
        'NOT_REPORTED',
        'Report it to the Health and Safety Executive first, and note the reference.',
      );
    this.closedOn = today;
  }
}
schema.setClass(Accident);

const matterSchema = defineEntity({
  name: 'AccidentMatter',
  tableName: 'accident_matters',
  properties: {
    accident: () => p.oneToOne(Accident).mapToPk().primary().deleteRule('restrict'),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    /** London time of day, HH:MM. */
    happenedAt: p.text().nullable(),
    place: p.text(),
    what: p.text(),
    hurtName: p.text().nullable(),
    injury: p.text().nullable(),
    treatment: p.text().nullable(),
    witness: p.text().nullable(),
    /** What was done so that it does not happen again. */
    measures: p.text().nullable(),
    reportReference: p.text().nullable(),
  },
});

/** The words of an accident: for the health and safety lead and the people concerned alone. */
export class AccidentMatter extends matterSchema.class {}
matterSchema.setClass(AccidentMatter);

export const accidentStates = (): Readonly<Record<string, Condition>> => ({
  update: { erasedAt: null },
  noteReport: { reportedOn: null, erasedAt: null },
  close: { closedOn: null },
});
