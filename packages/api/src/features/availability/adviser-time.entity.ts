import { defineEntity, p } from '@mikro-orm/core';

const schema = defineEntity({
  name: 'AdviserTime',
  tableName: 'adviser_time',
  indexes: [{ properties: ['adviser', 'startsAt'] }],
  properties: {
    booking: p.uuid().primary().fieldName('booking_id'),
    adviser: p.uuid().fieldName('adviser_id'),
    startsAt: p.datetime(),
    minutes: p.integer(),
    /** The appointment with both buffers, half-open; no two of one adviser overlap (exclusion constraint). */
    blocked: p.string().columnType('tstzrange'),
  },
  checks: [
    {
      name: 'adviser_time_no_overlap',
      expression: 'exclude using gist (adviser_id with =, blocked with &&)',
    },
  ],
});

/**
 * When an adviser is taken: of nobody's organisation, so that every member sees the same time as taken, and saying
 * nothing of who took it. This is where PostgreSQL makes a double booking impossible.
 */
export class AdviserTime extends schema.class {}
schema.setClass(AdviserTime);
