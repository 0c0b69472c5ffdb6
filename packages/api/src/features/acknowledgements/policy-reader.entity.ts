import { defineEntity, p } from '@mikro-orm/core';
import type { Condition } from '../../platform/access/access-table.js';
import { now } from '../../platform/clock.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import type { ReaderAudience } from './acknowledgement-way.js';

const schema = defineEntity({
  name: 'PolicyReader',
  tableName: 'policy_readers',
  indexes: [{ properties: ['organisation', 'name'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    name: p.text(),
    /** Null: they sign on a printed list. */
    email: p.text().nullable(),
    /** As whom they are asked. */
    audiences: p.array().$type<ReaderAudience[]>().columnType('text[]'),
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** Somebody without a sign-in who is asked to read policies: a volunteer, or somebody in the shop. */
export class PolicyReader extends schema.class {
  /** They are asked for nothing any more; what they confirmed stays. */
  archive(at: Date): void {
    if (this.archivedAt) throw new Conflict('WRONG_STATE', 'This reader is archived already.');
    this.archivedAt = at;
  }

  restore(): void {
    if (!this.archivedAt) throw new Conflict('WRONG_STATE', 'This reader is not archived.');
    this.archivedAt = null;
  }
}
schema.setClass(PolicyReader);

export const policyReaderStates = (): Readonly<Record<string, Condition>> => ({
  update: { archivedAt: null },
  archive: { archivedAt: null },
  restore: { archivedAt: { $ne: null } },
});
