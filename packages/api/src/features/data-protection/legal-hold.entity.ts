import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Booking } from '../bookings/booking.entity.js';
import { Person } from '../people/person.entity.js';

const schema = defineEntity({
  name: 'LegalHold',
  tableName: 'legal_holds',
  indexes: [{ properties: ['organisation', 'createdAt', 'id'] }],
  checks: [{ name: 'legal_holds_one_thing', expression: 'person_id is null or booking_id is null' }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: p.uuid().fieldName('organisation_id'),
    /** All about this person; without person and booking, everything of the organisation. */
    person: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict').index(),
    booking: () => p.manyToOne(Booking).mapToPk().nullable().deleteRule('restrict').index(),
    reason: p.text(),
    heldFrom: p.date(),
    heldBy: () => p.manyToOne(Person).mapToPk().deleteRule('restrict'),
    releasedAt: p.datetime().nullable(),
    releasedBy: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** What a dispute, an inquiry or a court needs is not erased, however old it is, until the hold is released. */
export class LegalHold extends schema.class {
  release(at: Date, by: string): void {
    if (this.releasedAt) throw new Conflict('WRONG_STATE', 'This hold is released already.');
    this.releasedAt = at;
    this.releasedBy = by;
  }
}
schema.setClass(LegalHold);
