import { defineEntity, p } from '@mikro-orm/core';
import type { Condition } from '../../platform/access/access-table.js';
import { now } from '../../platform/clock.js';
import { Conflict, Forbidden } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Person } from '../people/person.entity.js';
import { Template } from './template.entity.js';
import { CHANGE_SIZES, type ChangeSize, VERSION_STATUSES } from './template-kind.js';

const schema = defineEntity({
  name: 'TemplateVersion',
  tableName: 'template_versions',
  uniques: [{ properties: ['template', 'number'] }],
  indexes: [
    {
      name: 'template_versions_one_published',
      expression: `create unique index template_versions_one_published on template_versions (template_id) where status = 'PUBLISHED'`,
    },
    {
      name: 'template_versions_one_open',
      expression: `create unique index template_versions_one_open on template_versions (template_id) where status in ('DRAFT', 'IN_REVIEW')`,
    },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    template: () => p.manyToOne(Template).mapToPk(),
    /** Counted from 1 within the template. */
    number: p.integer(),
    status: p.enum(VERSION_STATUSES).default('DRAFT'),
    /** Of a TEXT template: Markdown with merge fields. */
    text: p.text().nullable(),
    /** Of a FILE template: the uploaded form. */
    file: p.uuid().nullable().fieldName('file_id'),
    /** The same for the program itself, which makes a page of it for those who do not get the file. */
    formId: p
      .uuid()
      .nullable()
      .formula((columns) => String(columns.file))
      .lazy(),
    /** SHA-256 of the text (UTF-8) or of the file, in hex; from publication on it never changes. */
    sha256: p.text().nullable(),
    /** The merge fields that it names. */
    fields: p.array().$type<string[]>().columnType('text[]'),
    change: p.enum(CHANGE_SIZES).default('MATERIAL'),
    /** What changed against the version before, for those who adopted that one. */
    changeSummary: p.text().nullable(),
    /** The day whose law it follows, YYYY-MM-DD. */
    legalAsOf: p.date(),
    /** Null: it came with the starter library. */
    author: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    submittedAt: p.datetime().nullable(),
    approvedBy: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    publishedAt: p.datetime().nullable(),
    retiredAt: p.datetime().nullable(),
    /** Why it is not used any more; null where a newer version took its place. */
    retiredBecause: p.text().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    /** How often it was downloaded, by all organisations together: only the sum passes row-level security. */
    downloads: p
      .integer()
      .formula((columns) => `select app.downloads_of(${columns.id})`)
      .lazy(),
  },
});

/** One issued edition of a template, or the one that is being written. */
export class TemplateVersion extends schema.class {
  submit(at: Date): void {
    if (this.status !== 'DRAFT') throw new Conflict('WRONG_STATE', 'Only a draft can be sent for review.');
    this.status = 'IN_REVIEW';
    this.submittedAt = at;
  }

  /** Back to its author, with what is to be changed said elsewhere. */
  sendBack(): void {
    if (this.status !== 'IN_REVIEW')
      throw new Conflict('WRONG_STATE', 'Only a version that is being reviewed can be sent back.');
    this.status = 'DRAFT';
    this.submittedAt = null;
  }

  /** @throws Forbidden where the author approves their own work. */
  publish(by: string, at: Date, sha256: string): void {
    if (this.status !== 'IN_REVIEW')
      throw new Conflict('WRONG_STATE', 'Only a version that is being reviewed can be published.');
    if (this.author === by)
      throw new Forbidden('You wrote this version. Somebody else has to read and publish it.');
    this.status = 'PUBLISHED';
    this.approvedBy = by;
    this.publishedAt = at;
    this.sha256 = sha256;
  }

  /** @param because null where a newer version takes its place. */
  retire(at: Date, because: string | null): void {
    if (this.status !== 'PUBLISHED')
      throw new Conflict('WRONG_STATE', 'Only a published version can be retired.');
    this.status = 'RETIRED';
    this.retiredAt = at;
    this.retiredBecause = because;
  }

  /** How large the change is that its readers are told of. */
  describeChange(change: ChangeSize, summary: string | null): void {
    this.change = change;
    this.changeSummary = summary;
  }
}
schema.setClass(TemplateVersion);

export const templateVersionStates = (): Readonly<Record<string, Condition>> => ({
  update: { status: 'DRAFT' },
  submit: { status: 'DRAFT' },
  sendBack: { status: 'IN_REVIEW' },
  publish: { status: 'IN_REVIEW' },
  retire: { status: 'PUBLISHED' },
});

const downloadSchema = defineEntity({
  name: 'TemplateDownload',
  tableName: 'template_downloads',
  uniques: [{ properties: ['version', 'organisation', 'downloadedOn'] }],
  indexes: [{ properties: ['organisation', 'downloadedOn'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: p.uuid().fieldName('organisation_id'),
    version: () => p.manyToOne(TemplateVersion).mapToPk().fieldName('template_version_id'),
    /** The day is enough to tell holders of a withdrawn version; an hour could tell who it was. */
    downloadedOn: p.date(),
    count: p.integer().default(1),
  },
});

/**
 * That an organisation fetched a version, on which day, and how often. Never who: what somebody looks up is nobody's
 * business.
 */
export class TemplateDownload extends downloadSchema.class {}
downloadSchema.setClass(TemplateDownload);
