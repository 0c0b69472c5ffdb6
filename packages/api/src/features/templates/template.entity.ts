import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import type { Applicability, LegalDriver } from './applicability.js';
import { type Audience, NECESSITIES, TEMPLATE_KINDS, TEMPLATE_SOURCES } from './template-kind.js';

const categorySchema = defineEntity({
  name: 'TemplateCategory',
  tableName: 'template_categories',
  properties: {
    id: p.uuid().primary().onCreate(newId),
    name: p.text().unique(),
    /** Order on the screen. */
    position: p.integer().default(0),
    version: p.integer().version(),
  },
});

/** A heading of the library, such as “Leave and absence”. */
export class TemplateCategory extends categorySchema.class {}
categorySchema.setClass(TemplateCategory);

// Which version counts follows from the versions: a pointer could disagree with them.
const versionWith = (condition: string) => (columns: Record<string, string>) =>
  `select v."id" from "template_versions" v where v."template_id" = ${columns.id} and ${condition}`;

const ourPolicy = (column: string) => (columns: Record<string, string>) =>
  `select p."${column}" from "policies" p where p."template_id" = ${columns.id} and p."status" <> 'WITHDRAWN'
   and p."organisation_id" = any ((select app.org_ids())::uuid[])`;

const schema = defineEntity({
  name: 'Template',
  tableName: 'templates',
  indexes: [
    { name: 'templates_search', expression: 'create index templates_search on templates using gin (search)' },
    {
      name: 'templates_title_trigrams',
      expression: 'create index templates_title_trigrams on templates using gin (words gin_trgm_ops)',
    },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    /** By which the starter library finds its own documents again; null for templates of the consortium. */
    slug: p.text().nullable().unique(),
    title: p.text(),
    kind: p.enum(TEMPLATE_KINDS),
    source: p.enum(TEMPLATE_SOURCES),
    category: () => p.manyToOne(TemplateCategory).mapToPk().index(),
    audience: p.array().$type<Audience[]>().columnType('text[]'),
    /** Who confirms that they read it, once a member has adopted it. */
    acknowledgedBy: p.array().$type<Audience[]>().columnType('text[]'),
    /** Why those have it to whom it applies. */
    necessity: p.enum(NECESSITIES),
    /** The reason in a few words, such as “employers of five or more must write it down”. */
    because: p.text().nullable(),
    applies: p.json<Applicability>(),
    drivers: p.json<LegalDriver[]>(),
    reviewMonths: p.integer().default(12),
    summary: p.text(),
    /** Words that people type and the text does not have. */
    searchWords: p.array().$type<string[]>().columnType('text[]'),
    /** What is searched in, of the published version; null while there is none. Written when a version is published. */
    search: p.text().columnType('tsvector').nullable().lazy().hidden(),
    /** The same without the text: small, so that thousands of rows can be put in order by it. */
    searchHead: p.text().columnType('tsvector').nullable().lazy().hidden(),
    /** The published text without marks and fields, from which passages are shown. */
    plain: p.text().nullable().lazy().hidden(),
    /** Title, summary and search words in small letters, for near misses. */
    words: p.text().default('').lazy().hidden(),
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    currentVersion: p.uuid().nullable().formula(versionWith(`v."status" = 'PUBLISHED'`)).lazy(),
    /** What is being written or reviewed. */
    openVersion: p.uuid().nullable().formula(versionWith(`v."status" in ('DRAFT', 'IN_REVIEW')`)).lazy(),
    categoryName: p
      .text()
      .formula(
        (columns) =>
          `select c."position" || ' ' || c."name" from "template_categories" c where c."id" = ${columns.category}`,
      )
      .lazy(),
    isPublished: p
      .boolean()
      // What is searched in is there as long as an edition is published; that is quicker to look at.
      .formula(
        (columns) =>
          `${columns.search} is not null or exists (${versionWith(`v."status" = 'PUBLISHED'`)(columns)})`,
      )
      .lazy(),
    /** All editions, by id. */
    versions: p
      .array()
      .$type<string[]>()
      .columnType('uuid[]')
      .formula(
        (columns) =>
          `coalesce((select array_agg(v."id") from "template_versions" v where v."template_id" = ${columns.id}), '{}')`,
      )
      .lazy(),
    /** The policy that the organisation has on it which row-level security lets through: the acting one. */
    ourPolicyId: p.uuid().nullable().formula(ourPolicy('id')).lazy(),
    ourPolicy: p.uuid().nullable().formula(ourPolicy('id')).lazy(),
    ourPolicyStatus: p.text().nullable().formula(ourPolicy('status')).lazy(),
    /** The day whose law the published edition follows, YYYY-MM-DD. */
    reviewed: p
      .date()
      .nullable()
      .formula(
        (columns) =>
          `select v."legal_as_of" from "template_versions" v where v."template_id" = ${columns.id} and v."status" = 'PUBLISHED'`,
      )
      .lazy(),
  },
});

/** A policy, form or health and safety document of the library. */
export class Template extends schema.class {
  archive(at: Date): void {
    if (this.archivedAt) throw new Conflict('WRONG_STATE', 'This template is archived already.');
    this.archivedAt = at;
  }

  /** Archived, it stays as it is until it is taken out of the bin. */
  checkInUse(): void {
    if (this.archivedAt)
      throw new Conflict('WRONG_STATE', 'This template is archived. Take it out of the bin first.');
  }

  /** Out of the bin again. */
  restore(): void {
    if (!this.archivedAt) throw new Conflict('WRONG_STATE', 'This template is not archived.');
    this.archivedAt = null;
  }
}
schema.setClass(Template);
