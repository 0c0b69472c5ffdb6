import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { TemplateVersion } from '../templates/template-version.entity.js';
import { Policy } from './policy.entity.js';
import { EDITION_ANSWERS } from './policy-status.js';

const schema = defineEntity({
  name: 'PolicyEditionAnswer',
  tableName: 'policy_edition_answers',
  uniques: [{ properties: ['policy', 'templateVersion'] }],
  indexes: [{ properties: ['organisation'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    policy: () => p.manyToOne(Policy).mapToPk(),
    templateVersion: () => p.manyToOne(TemplateVersion).mapToPk().deleteRule('restrict'),
    answer: p.enum(EDITION_ANSWERS),
    answeredBy: () => p.manyToOne(Person).mapToPk().deleteRule('restrict'),
    answeredAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** What a member said to one new edition of a template that it follows. It is not asked again for the same one. */
export class PolicyEditionAnswer extends schema.class {}
schema.setClass(PolicyEditionAnswer);
