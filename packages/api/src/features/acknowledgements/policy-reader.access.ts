import type { AccessTable, Condition } from '../../platform/access/access-table.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { policyReaderStates } from './policy-reader.entity.js';

const ours = (viewer: Viewer): Condition => ({ organisation: viewer.organisationId });
const managers = { MANAGER: ours };

/** Who reads policies without a sign-in is known to the managers of their organisation, and to nobody else. */
export const policyReaderAccess: AccessTable = {
  subject: 'PolicyReader',
  read: {
    all: {
      fields: ['id', 'name', 'email', 'audiences', 'archivedAt', 'version', 'can'],
      who: managers,
    },
  },
  starts: { create: managers },
  actions: { update: managers, archive: managers, restore: managers },
  states: policyReaderStates,
};
