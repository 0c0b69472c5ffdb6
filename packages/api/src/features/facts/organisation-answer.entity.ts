import { defineEntity, PrimaryKeyProp, p } from '@mikro-orm/core';
import { Organisation } from '../organisations/organisation.entity.js';

const schema = defineEntity({
  name: 'OrganisationAnswer',
  tableName: 'organisation_answers',
  properties: {
    organisation: () => p.manyToOne(Organisation).mapToPk().primary().deleteRule('restrict'),
    /** A key of the vocabulary whose source is MEMBER. */
    key: p.text().primary(),
    /** A string, number, boolean, or the rows of a list. */
    value: p.json<unknown>(),
    answeredAt: p.datetime(),
  },
});

/** What an organisation answered once, for every document that asks for it. */
export class OrganisationAnswer extends schema.class {
  override [PrimaryKeyProp]?: ['organisation', 'key'];
}
schema.setClass(OrganisationAnswer);
