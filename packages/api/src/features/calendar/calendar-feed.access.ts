import type { AccessTable, Condition, Grants } from '../../platform/access/access-table.js';
import type { Viewer } from '../../platform/access/viewer.js';

const own = (viewer: Viewer): Condition => ({
  person: viewer.personId,
  organisation: viewer.organisationId,
  revokedAt: null,
});
const ownPersonal = (viewer: Viewer): Condition => ({ ...own(viewer), scope: 'PERSON' });
const personal = (): Condition => ({ scope: 'PERSON' });

/** Everybody with a place in an organisation; the consortium itself has no appointments. */
const inOrganisations = (
  rule: (viewer: Viewer) => Condition,
  manager: (viewer: Viewer) => true | Condition,
): Grants => ({
  MANAGER: manager,
  STAFF: rule,
  TRUSTEE: rule,
  VOLUNTEER: rule,
  TRAINER: rule,
  ADVISER: rule,
  PAYROLL_OFFICER: rule,
});

/** A feed's address is a key: only its owner reads it. What a whole organisation does is for its managers. */
export const calendarFeedAccess: AccessTable = {
  subject: 'CalendarFeed',
  read: {
    all: {
      fields: ['id', 'scope', 'url', 'organisation', 'lastFetchedAt', 'createdAt', 'version', 'can'],
      who: inOrganisations(ownPersonal, own),
    },
  },
  starts: { create: inOrganisations(personal, () => true) },
  actions: {
    rotate: inOrganisations(ownPersonal, own),
    revoke: inOrganisations(ownPersonal, own),
  },
  // The address of a feed goes on working when the token has ended.
  notByToken: 'anything',
};
