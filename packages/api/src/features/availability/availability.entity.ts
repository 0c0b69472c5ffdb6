import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { EXCEPTION_KINDS } from './exception-kind.js';
import type { WeeklyHours } from './working-time.js';

const schema = defineEntity({
  name: 'Availability',
  tableName: 'availabilities',
  properties: {
    /** The adviser's id: there is one calendar a person. */
    id: p.uuid().primary(),
    adviser: () => p.manyToOne(Person).mapToPk().fieldName('id').persist(false).nullable(),
    provider: () => p.manyToOne(Organisation).mapToPk().index(),
    /** Local times in London. */
    hours: p.json<WeeklyHours[]>(),
    exceptions: () => p.oneToMany(AvailabilityException).mappedBy('availability'),
    version: p.integer().version(),
  },
});

/** The hours that an adviser gives to the pool, week by week. */
export class Availability extends schema.class {}
schema.setClass(Availability);

const exceptionSchema = defineEntity({
  name: 'AvailabilityException',
  tableName: 'availability_exceptions',
  indexes: [{ properties: ['availability', 'to'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    availability: () => p.manyToOne(Availability).mapToPk().fieldName('adviser_id'),
    provider: () => p.manyToOne(Organisation).mapToPk(),
    kind: p.enum(EXCEPTION_KINDS),
    /** First and last day, both inclusive, as London dates. */
    from: p.date().fieldName('from_date'),
    to: p.date().fieldName('to_date'),
    /** Local times on each of the days; without them the whole day (leave only). */
    fromTime: p.string().length(5).nullable(),
    toTime: p.string().length(5).nullable(),
    removedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** Days that differ from an adviser's week: leave, or extra hours. Nothing says why. */
export class AvailabilityException extends exceptionSchema.class {}
exceptionSchema.setClass(AvailabilityException);
