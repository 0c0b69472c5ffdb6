import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import { Person } from '../people/person.entity.js';
import { Template } from '../templates/template.entity.js';
import { LAW_CHANGE_STATUSES } from './law-change-status.js';

const touched =
  (value: string, order: string, which = 'true') =>
  (columns: Record<string, string>) =>
    `select coalesce(array_agg(${value} order by ${order}), '{}') from "law_change_templates" lt join "templates" t on t."id" = lt."template_id"
   where lt."law_change_id" = ${columns.id} and ${which}`;

/** In the library: what is being written, or was put away, is known to those who write it. */
const LISTED = `t."archived_at" is null and exists (select from "template_versions" tv where tv."template_id" = t."id" and tv."status" = 'PUBLISHED')`;

const schema = defineEntity({
  name: 'LawChange',
  tableName: 'law_changes',
  indexes: [{ properties: ['status', 'inForceOn'] }],
  checks: [
    {
      name: 'law_changes_dated',
      expression: `in_force_on is not null or (status <> 'CONFIRMED' and status <> 'IN_FORCE')`,
    },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    title: p.text(),
    /** What changes for a small charity, in plain words. */
    what: p.text(),
    /** Where it can be read, https. */
    sourceUrl: p.text().nullable(),
    status: p.enum(LAW_CHANGE_STATUSES).default('PLANNED'),
    /** From when on, YYYY-MM-DD; may be open while it is planned. */
    inForceOn: p.date().nullable(),
    /** The date in words where it is not settled, such as “2027, day open”. */
    dateNote: p.text().nullable(),
    /** On which day somebody last held it against its source. */
    checkedOn: p.date().nullable(),
    /** By which the register that comes with the program finds its own entries again; null for those of the consortium. */
    slug: p.text().nullable().unique(),
    /** Slugs of starter documents that it touches, linked as soon as they are there; emptied when somebody chooses others. */
    starterTemplates: p.array().$type<string[]>().columnType('text[]').default([]),
    /** When it was first said to be certain; null while it is planned. Texts of a later day know of it. */
    raisedAt: p.datetime().nullable(),
    createdBy: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    /** What it touches. A table of its own without an order, so that the same template cannot stand there twice. */
    templates: () => p.manyToMany(Template).pivotTable('law_change_templates'),
    templateIds: p.array().formula(touched('t."id"', 't."title", t."id"')).lazy(),
    templateTitles: p
      .array()
      .formula(touched('t."title"', 't."title", t."id"', LISTED))
      .lazy(),
  },
});

/** One change of the law in the consortium's register, and the templates that it touches. Dated data, never code. */
export class LawChange extends schema.class {}
schema.setClass(LawChange);
