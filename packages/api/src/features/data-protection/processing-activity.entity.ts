import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import { Person } from '../people/person.entity.js';
import { LAWFUL_BASES, PROCESSING_ROLES } from './lawful-basis.js';

const schema = defineEntity({
  name: 'ProcessingActivity',
  tableName: 'processing_activities',
  uniques: [{ properties: ['organisation', 'starter'] }],
  indexes: [{ properties: ['organisation', 'name', 'id'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    /** Whose record it is; all zeros for the consortium. */
    organisation: p.uuid().fieldName('organisation_id'),
    name: p.text(),
    purpose: p.text(),
    /** Whose data. */
    whose: p.text(),
    /** Which data. */
    what: p.text(),
    sharedWith: p.text().nullable(),
    /** Which data leave the United Kingdom, and under which safeguards. */
    transfers: p.text().nullable(),
    security: p.text(),
    keptFor: p.text(),
    /** The rule of `retention-rules.ts` by which it is erased, where there is one. */
    retentionKind: p.text().nullable(),
    lawfulBasis: p.enum(LAWFUL_BASES),
    role: p.enum(PROCESSING_ROLES),
    /** Who looks after it in the organisation. */
    owner: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    reviewedOn: p.date().nullable(),
    nextReviewOn: p.date().nullable(),
    /** The starter text that it was adopted from; once only in an organisation. */
    starter: p.text().nullable(),
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** One line of an organisation's record of processing (UK GDPR Article 30). */
export class ProcessingActivity extends schema.class {}
schema.setClass(ProcessingActivity);
