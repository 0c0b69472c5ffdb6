import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { FEED_SCOPES } from './feed-scope.js';

const schema = defineEntity({
  name: 'CalendarFeed',
  tableName: 'calendar_feeds',
  indexes: [
    {
      name: 'calendar_feeds_one_each',
      expression:
        'create unique index calendar_feeds_one_each on calendar_feeds (person_id, organisation_id, scope) where revoked_at is null',
    },
    { properties: ['organisation', 'person'] },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    person: () => p.manyToOne(Person).mapToPk(),
    organisation: () => p.manyToOne(Organisation).mapToPk(),
    scope: p.enum(FEED_SCOPES),
    /** Which of its addresses counts: one more each time it is renewed. */
    revision: p.integer().default(1),
    revokedAt: p.datetime().nullable(),
    /** When a calendar asked for it, to the hour. */
    lastFetchedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    changedAt: p.datetime().onCreate(now).onUpdate(now),
    version: p.integer().version(),
  },
});

/**
 * A calendar that a person's programs subscribe to, of what happens in one organisation. Its address alone opens it, as
 * long as that person has their place there.
 */
export class CalendarFeed extends schema.class {
  /** Gives it a new address; nobody who has an earlier one reads it any more. */
  rotate(): void {
    this.revision += 1;
    this.lastFetchedAt = null;
  }

  revoke(at: Date): void {
    this.revokedAt = at;
  }
}
schema.setClass(CalendarFeed);
