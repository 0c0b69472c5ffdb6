import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';

const schema = defineEntity({
  name: 'PublicRegister',
  tableName: 'policy_registers',
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: () => p.manyToOne(Organisation).mapToPk().unique().deleteRule('restrict'),
    /** In the address /policies/<slug>; kept for good, so that links to it go on working. */
    slug: p.text().unique(),
    isOn: p.boolean().default(false),
    version: p.integer().version(),
  },
});

/** That a member shows its current policies to the public, and where. */
export class PublicRegister extends schema.class {}
schema.setClass(PublicRegister);
