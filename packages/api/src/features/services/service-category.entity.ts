import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../../platform/new-id.js';

const schema = defineEntity({
  name: 'ServiceCategory',
  tableName: 'service_categories',
  properties: {
    id: p.uuid().primary().onCreate(newId),
    name: p.text().unique(),
    /** Stands before "appointment" where no more may be said: "HR appointment". */
    shortName: p.text(),
    description: p.text().nullable(),
    version: p.integer().version(),
  },
});

/** One heading of the pool's only taxonomy of services; the coordinator owns it. */
export class ServiceCategory extends schema.class {}
schema.setClass(ServiceCategory);
