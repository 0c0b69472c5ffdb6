import { defineEntity, p } from '@mikro-orm/core';
import { ROLES } from '../../platform/access/role.js';
import { CONSORTIUM_ID } from '../../platform/access/viewer.js';
import { now } from '../../platform/clock.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';

const DAY = 24 * 3_600_000;
/** How long a link works. */
const DAYS_OPEN = 7;

const schema = defineEntity({
  name: 'Invitation',
  tableName: 'invitations',
  indexes: [
    { properties: ['organisation', 'createdAt', 'id'] },
    {
      // One open invitation for an address and a role in one place.
      name: 'invitations_one_open',
      expression: `create unique index invitations_one_open on invitations (place, email, role) where accepted_at is null and withdrawn_at is null`,
    },
  ],
  checks: [
    {
      name: 'invitations_coordinator_of_consortium',
      expression: `(role = 'COORDINATOR') = (organisation_id is null)`,
    },
    {
      name: 'invitations_place',
      expression: `place = coalesce(organisation_id, '${CONSORTIUM_ID}')`,
    },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    /** Null: a role in the consortium itself. */
    organisation: () => p.manyToOne(Organisation).mapToPk().nullable().deleteRule('restrict'),
    /** The organisation, or the consortium's id: what makes two invitations the same has no nulls. */
    place: p.uuid(),
    /** In lower case; only whoever reads mail there can accept. */
    email: p.text(),
    /** As the inviter wrote it; the invited person may put it right. */
    name: p.text(),
    role: p.enum(ROLES),
    mayBook: p.boolean().default(false),
    /** Somebody who is known here by name already and is to sign in from now on. */
    person: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    tokenHash: p.text().unique(),
    invitedBy: () => p.manyToOne(Person).mapToPk(),
    createdAt: p.datetime().onCreate(now),
    expiresAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    acceptedBy: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    withdrawnAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

/** Asks somebody, by mail, to take on a role in an organisation. It is accepted once, by whoever reads that mail. */
export class Invitation extends schema.class {
  /** A new link for seven more days, in the name of who asks for it now; the old link is dead. */
  renew(at: Date, tokenHash: string, invitedBy: string): void {
    requireOpen(this);
    this.tokenHash = tokenHash;
    this.invitedBy = invitedBy;
    this.expiresAt = expiryOf(at);
  }

  /** The link is dead from now on. */
  withdraw(at: Date): void {
    requireOpen(this);
    this.withdrawnAt = at;
  }
}
schema.setClass(Invitation);

/** When an invitation that is sent now runs out. */
export const expiryOf = (at: Date): Date => new Date(at.getTime() + DAYS_OPEN * DAY);

function requireOpen({ acceptedAt, withdrawnAt }: Invitation): void {
  if (acceptedAt)
    throw new Conflict(
      'WRONG_STATE',
      'This invitation was accepted already. You find the person in the list.',
    );
  if (withdrawnAt)
    throw new Conflict('WRONG_STATE', 'This invitation was withdrawn already. Invite the person anew.');
}
