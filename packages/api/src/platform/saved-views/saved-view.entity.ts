import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../clock.js';
import { newId } from '../new-id.js';

const schema = defineEntity({
  name: 'SavedView',
  tableName: 'saved_views',
  uniques: [{ properties: ['person', 'list', 'name'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    person: p.uuid().fieldName('person_id'),
    /** The list that it is of, such as `bookings`. */
    list: p.text(),
    name: p.text(),
    /** What the list is filtered by, as the console has it. */
    filter: p.json().$type<Readonly<Record<string, unknown>>>(),
    sortField: p.text().nullable(),
    sortOrder: p.enum(['ASC', 'DESC']).nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** The filters and the order of a list under a name that a person gave them. */
export class SavedView extends schema.class {}
schema.setClass(SavedView);
