import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../../platform/new-id.js';

const schema = defineEntity({
  name: 'StatutoryRate',
  tableName: 'statutory_rates',
  uniques: [{ properties: ['key', 'from'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    /** A key of the vocabulary whose source is RATE. */
    key: p.text(),
    /** The figure as a document prints it, such as “£123.25”; the text around it says of what and under which terms. */
    value: p.text(),
    /** First day on which it holds, YYYY-MM-DD. */
    from: p.date().fieldName('from_date'),
    source: p.text().nullable(),
    version: p.integer().version(),
  },
});

/** A rate that the law sets, from a day on. The latest that has begun counts. */
export class StatutoryRate extends schema.class {}
schema.setClass(StatutoryRate);
