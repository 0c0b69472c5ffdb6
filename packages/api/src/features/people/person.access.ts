import { type AccessTable, type Condition, everyone } from '../../platform/access/access-table.js';
import type { Viewer } from '../../platform/access/viewer.js';

const colleague = (viewer: Viewer): Condition => ({
  memberships: { $elemMatch: { organisation: viewer.organisationId, archivedAt: null } },
});
const self = (viewer: Viewer): Condition => ({ id: viewer.personId });

/** Colleagues, the advisers of the pool, and for an adviser those who booked with them. */
const known = (viewer: Viewer): Condition[] => [
  self(viewer),
  colleague(viewer),
  { isAdviser: true },
  { servedBy: { $all: [viewer.personId] } },
];

export const personAccess: AccessTable = {
  subject: 'Person',
  read: {
    name: {
      fields: ['id', 'name', 'responsibilities', 'version', 'can'],
      who: { ...everyone(known), COORDINATOR: true },
    },
    contact: {
      fields: ['email', 'phone', 'pendingEmail', 'memberships', 'canSignIn'],
      who: { ...everyone(self), MANAGER: (viewer) => [self(viewer), colleague(viewer)], COORDINATOR: true },
    },
  },
  starts: { create: { MANAGER: true, COORDINATOR: true } },
  actions: {
    update: { ...everyone(self), MANAGER: (viewer) => [self(viewer), colleague(viewer)], COORDINATOR: true },
    changeEmail: { ...everyone(self), COORDINATOR: true },
  },
  notByToken: ['changeEmail'],
};

const ownMembers = (viewer: Viewer): Condition => ({ organisation: viewer.organisationId, archivedAt: null });
const ownMembership = (viewer: Viewer): Condition => ({ person: viewer.personId, archivedAt: null });

// A role in the consortium itself is the coordinator's to give.
const ownRoles = (viewer: Viewer): Condition => ({
  organisation: viewer.organisationId,
  role: { $ne: 'COORDINATOR' },
});
const ended = { archivedAt: { $ne: null } };
const ownEnded = (viewer: Viewer): Condition => ({ ...ownRoles(viewer), ...ended });
const stillHeld = (): Condition => ({ archivedAt: null });

export const membershipAccess: AccessTable = {
  subject: 'Membership',
  read: {
    all: {
      fields: ['id', 'person', 'organisation', 'role', 'mayBook', 'version', 'can'],
      who: {
        ...everyone(ownMembership),
        MANAGER: (viewer) => [ownMembership(viewer), ownMembers(viewer)],
        COORDINATOR: stillHeld,
      },
    },
  },
  starts: {
    create: { MANAGER: ownRoles, COORDINATOR: true },
    // To give a role to somebody who has none in the organisation yet.
    invite: { COORDINATOR: true },
  },
  actions: {
    update: { MANAGER: ownMembers, COORDINATOR: stillHeld },
    archive: { MANAGER: ownMembers, COORDINATOR: stillHeld },
    // A role in the consortium is of one kind only.
    changeRole: {
      MANAGER: ownMembers,
      COORDINATOR: () => ({ archivedAt: null, organisation: { $ne: null } }),
    },
    restore: { MANAGER: ownEnded, COORDINATOR: () => ended },
  },
};

const heldHere = (viewer: Viewer): Condition => ({ organisation: viewer.organisationId, endedAt: null });

/** Everybody of an organisation may know who is its health and safety lead; its managers say who it is. */
export const responsibilityAccess: AccessTable = {
  subject: 'Responsibility',
  read: { all: { fields: ['id', 'person', 'kind', 'version', 'can'], who: everyone(heldHere) } },
  starts: { give: { MANAGER: (viewer) => ({ organisation: viewer.organisationId }) } },
  actions: { end: { MANAGER: heldHere } },
  // Whoever holds one reads what others may not.
  notByToken: ['give', 'end'],
};
