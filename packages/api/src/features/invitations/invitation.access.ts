import type { AccessTable, Condition } from '../../platform/access/access-table.js';
import { ours } from '../../platform/access/of-organisation.js';
import type { Viewer } from '../../platform/access/viewer.js';

// A role in the consortium itself is the coordinator's to give.
const ownRoles = (viewer: Viewer): Condition => ({
  organisation: viewer.organisationId,
  role: { $ne: 'COORDINATOR' },
});
const OPEN: Condition = { acceptedAt: null, withdrawnAt: null };

/** Whoever gives roles invites to them. What is known of an invited address elsewhere is told to nobody. */
export const invitationAccess: AccessTable = {
  subject: 'Invitation',
  read: {
    all: {
      fields: [
        'id',
        'organisation',
        'email',
        'name',
        'role',
        'mayBook',
        'status',
        'invitedBy',
        'createdAt',
        'expiresAt',
        'acceptedAt',
        'acceptedBy',
        'withdrawnAt',
        'version',
        'can',
      ],
      who: { MANAGER: ours, COORDINATOR: true },
    },
  },
  starts: { create: { MANAGER: ownRoles, COORDINATOR: true } },
  actions: {
    resend: { MANAGER: ownRoles, COORDINATOR: true },
    withdraw: { MANAGER: ours, COORDINATOR: true },
  },
  states: () => ({ resend: OPEN, withdraw: OPEN }),
  // An invitation to an address of one's own is a sign-in that outlives the token.
  notByToken: ['create', 'resend'],
};
