import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { Task } from '../../platform/jobs/task.entity.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import type { ColumnMatch, RowProblem } from './define-import.js';
import { IMPORT_ROW_STATES, IMPORT_STATUSES } from './import-status.js';

const importSchema = defineEntity({
  name: 'Import',
  tableName: 'imports',
  indexes: [{ properties: ['organisation', 'createdAt', 'id'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    kind: p.text(),
    /** For which organisation; null for the consortium. */
    organisation: () =>
      p.manyToOne(Organisation).mapToPk().nullable().deleteRule('restrict').fieldName('organisation_id'),
    by: () => p.manyToOne(Person).mapToPk().fieldName('person_id'),
    fileId: p.uuid(),
    fileName: p.text(),
    status: p.enum(IMPORT_STATUSES).default('CHECKING'),
    /** The long work on it, the newest. */
    task: () => p.manyToOne(Task).mapToPk().nullable(),
    /** Why nothing of the file can be used, or why it cannot be undone. */
    refusal: p.text().nullable(),
    /** How the columns of the file were understood. */
    columns: p.json().$type<readonly ColumnMatch[]>(),
    rows: p.integer().default(0).fieldName('row_count'),
    good: p.integer().default(0).fieldName('good_count'),
    bad: p.integer().default(0).fieldName('bad_count'),
    odd: p.integer().default(0).fieldName('odd_count'),
    made: p.integer().default(0).fieldName('made_count'),
    createdAt: p.datetime().onCreate(now),
    finishedAt: p.datetime().nullable(),
    /** Until then it can be taken back. */
    undoUntil: p.datetime().nullable(),
    undoneAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** A file of things that somebody brings into the system: looked through first, then taken in, and undone for a while. */
export class Import extends importSchema.class {}
importSchema.setClass(Import);

const rowSchema = defineEntity({
  name: 'ImportRow',
  tableName: 'import_rows',
  indexes: [{ properties: ['import', 'line', 'id'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    import: () => p.manyToOne(Import).mapToPk(),
    organisation: p.uuid().nullable().fieldName('organisation_id'),
    /** As a spreadsheet numbers it: the header is line 1. */
    line: p.integer(),
    state: p.enum(IMPORT_ROW_STATES),
    /** What stands in the file, for mending it; null where there is nothing to mend. */
    cells: p.json().$type<readonly string[]>().nullable(),
    problems: p.json().$type<readonly RowProblem[]>(),
    title: p.text().nullable(),
    /** What was made of it. */
    madeId: p.uuid().nullable(),
  },
});

/** A row of an imported file that something is to be said about, or that something was made of. */
export class ImportRow extends rowSchema.class {}
rowSchema.setClass(ImportRow);
