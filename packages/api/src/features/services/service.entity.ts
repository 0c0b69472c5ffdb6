import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import type { Channel } from './channel.js';
import type { Eligibility } from './eligibility.js';
import { ServiceCategory } from './service-category.entity.js';
import { SERVICE_STATUSES } from './service-status.js';

const schema = defineEntity({
  name: 'Service',
  tableName: 'services',
  properties: {
    id: p.uuid().primary().onCreate(newId),
    name: p.text(),
    category: () => p.manyToOne(ServiceCategory).mapToPk().index(),
    description: p.text(),
    provider: () => p.manyToOne(Organisation).mapToPk().index(),
    eligibility: p.json<Eligibility>(),
    /** Lengths on offer, in minutes, the usual one first. */
    durations: p.array().$type<number[]>().columnType('int[]'),
    stepMinutes: p.integer().default(15),
    leadTimeHours: p.integer().default(24),
    horizonDays: p.integer().default(60),
    bufferBeforeMinutes: p.integer().default(0),
    bufferAfterMinutes: p.integer().default(15),
    /** Cancelling later than this many hours before the start counts as late. */
    noticeHours: p.integer().default(24),
    lateCountsAsUsed: p.boolean().default(true),
    needsApproval: p.boolean().default(false),
    channels: p.array().$type<Channel[]>().columnType('text[]'),
    priceNote: p.text().nullable(),
    status: p.enum(SERVICE_STATUSES).default('ACTIVE'),
    suspendedReason: p.text().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    advisers: () =>
      p
        .manyToMany(Person)
        .pivotTable('service_advisers')
        .joinColumn('service_id')
        .inverseJoinColumn('person_id'),
  },
});

/** Something that a provider offers to the pool, booked by appointment. */
export class Service extends schema.class {
  /** The coordinator takes a service out of the pool for a while; what is booked stays booked. */
  suspend(reason: string): void {
    if (this.status !== 'ACTIVE')
      throw new Conflict('WRONG_STATE', 'Only an active service can be suspended.');
    this.status = 'SUSPENDED';
    this.suspendedReason = reason;
  }

  resume(): void {
    if (this.status !== 'SUSPENDED')
      throw new Conflict('WRONG_STATE', 'Only a suspended service can be resumed.');
    this.status = 'ACTIVE';
    this.suspendedReason = null;
  }

  /** Out of the pool for good; nothing is deleted. */
  archive(): void {
    if (this.status === 'ARCHIVED') throw new Conflict('WRONG_STATE', 'This service is archived already.');
    this.status = 'ARCHIVED';
  }

  /** Out of the bin again. What the coordinator had suspended is suspended still. */
  restore(): void {
    if (this.status !== 'ARCHIVED') throw new Conflict('WRONG_STATE', 'This service is not archived.');
    this.status = this.suspendedReason === null ? 'ACTIVE' : 'SUSPENDED';
  }
}
schema.setClass(Service);
