import { defineEntity, p } from '@mikro-orm/core';
import type { Condition } from '../../platform/access/access-table.js';
import { now } from '../../platform/clock.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';

const schema = defineEntity({
  name: 'PolicyPack',
  tableName: 'policy_packs',
  indexes: [{ properties: ['organisation'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    policies: p.array().$type<string[]>().columnType('uuid[]').fieldName('policy_ids'),
    /** The editions of them that were in force when it was made. */
    editions: p.array().$type<string[]>().columnType('uuid[]').fieldName('policy_version_ids'),
    madeBy: () => p.manyToOne(Person).mapToPk().deleteRule('restrict'),
    /** The ZIP; null while it is being made. */
    file: p.uuid().nullable().fieldName('file_id'),
    /** SHA-256 of what stands in the link, in hex; null where there is no link. */
    tokenHash: p.text().nullable().unique(),
    expiresAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
    /** How often it was fetched by the link. */
    opened: p.integer().default(0),
    lastOpenedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    isReady: p
      .boolean()
      .formula((columns) => `${columns.file} is not null`)
      .lazy(),
    hasLink: p
      .boolean()
      .formula((columns) => `${columns.tokenHash} is not null`)
      .lazy(),
  },
});

/** Chosen current policies for a funder: one ZIP, fetched here, or by whoever holds its link until that runs out. */
export class PolicyPack extends schema.class {
  revoke(at: Date): void {
    if (!this.tokenHash || this.revokedAt)
      throw new Conflict('WRONG_STATE', 'This link does not work any more.');
    this.revokedAt = at;
  }
}
schema.setClass(PolicyPack);

export const policyPackStates = (at: Date): Readonly<Record<string, Condition>> => ({
  revoke: { tokenHash: { $ne: null }, revokedAt: null, expiresAt: { $gt: at } },
  open: { file: { $ne: null } },
});
