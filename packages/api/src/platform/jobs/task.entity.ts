import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../clock.js';
import { newId } from '../new-id.js';
import { TASK_STATUSES } from './task-status.js';

const schema = defineEntity({
  name: 'Task',
  tableName: 'tasks',
  indexes: [{ properties: ['person', 'createdAt', 'id'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    /** Who asked for it; nobody else sees it. */
    person: p.uuid().fieldName('person_id'),
    /** For which organisation; null for the consortium. */
    organisation: p.uuid().nullable().fieldName('organisation_id'),
    /** The name of its job. */
    kind: p.text(),
    title: p.text(),
    /** Where its outcome is seen in the console. */
    path: p.text().nullable(),
    status: p.enum(TASK_STATUSES).default('WAITING'),
    canBeCancelled: p.boolean().default(false),
    /** How far it is, in steps of its own; total is null while nobody knows. */
    done: p.integer().default(0),
    total: p.integer().nullable(),
    /** What it is at, or how it ended. */
    message: p.text().nullable(),
    /** What came of it, such as counts. */
    result: p.json().$type<Readonly<Record<string, number>>>().nullable(),
    createdAt: p.datetime().onCreate(now),
    startedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** Work that takes longer than somebody should wait for: asked for by one person, seen under their notifications. */
export class Task extends schema.class {}
schema.setClass(Task);
