import { defineEntity, p } from '@mikro-orm/core';
import type { Condition } from '../../platform/access/access-table.js';
import { now } from '../../platform/clock.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Person } from '../people/person.entity.js';

// What somebody complains about lies in a table of its own, under row-level security of its own: the coordinator counts
// complaints of members and does not read them.
const matter = (column: string) => (columns: Record<string, string>) =>
  `select m."${column}" from "complaint_matters" m where m."complaint_id" = ${columns.id}`;

const schema = defineEntity({
  name: 'Complaint',
  tableName: 'complaints',
  indexes: [{ properties: ['organisation', 'receivedOn', 'id'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    /** Whom it is about; all zeros for the consortium. */
    organisation: p.uuid().fieldName('organisation_id'),
    /** Who complains, where they were signed in. */
    person: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    receivedOn: p.date(),
    acknowledgeBy: p.date(),
    acknowledgedOn: p.date().nullable(),
    closedOn: p.date().nullable(),
    erasedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    name: p.text().nullable().formula(matter('name')).lazy(),
    email: p.text().nullable().formula(matter('email')).lazy(),
    what: p.text().nullable().formula(matter('what')).lazy(),
    outcome: p.text().nullable().formula(matter('outcome')).lazy(),
  },
});

/** Somebody says that their data were not used as the law wants it (Data Protection Act 2018, section 164A). */
export class Complaint extends schema.class {
  acknowledge(on: string, today: string): void {
    if (this.acknowledgedOn) throw new Conflict('WRONG_STATE', 'This complaint is acknowledged already.');
    if (on < this.receivedOn || on > today)
      throw new Invalid({
        on: 'Give the day on which you wrote to them: not before it came and not after today.',
      });
    this.acknowledgedOn = on;
  }

  /** The person has been told what came of it; that says too that it was received. */
  close(today: string): void {
    if (this.closedOn) throw new Conflict('WRONG_STATE', 'This complaint is closed already.');
    this.acknowledgedOn ??= today;
    this.closedOn = today;
  }
}
schema.setClass(Complaint);

const matterSchema = defineEntity({
  name: 'ComplaintMatter',
  tableName: 'complaint_matters',
  properties: {
    complaint: () => p.oneToOne(Complaint).mapToPk().primary().deleteRule('restrict'),
    organisation: p.uuid().fieldName('organisation_id'),
    name: p.text(),
    email: p.text().nullable(),
    what: p.text(),
    outcome: p.text().nullable(),
    /** Keyed hash of the network address it came from, for a day: only to stop floods. */
    senderHash: p.text().nullable().index(),
    receivedAt: p.datetime(),
  },
});

/** What a complaint is about and who complains: for the organisation's managers and the person alone. */
export class ComplaintMatter extends matterSchema.class {}
matterSchema.setClass(ComplaintMatter);

export const complaintStates = (): Readonly<Record<string, Condition>> => ({
  acknowledge: { acknowledgedOn: null },
  close: { closedOn: null },
});
