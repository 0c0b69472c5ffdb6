import type { AccessTable } from '../../platform/access/access-table.js';
import { ours } from '../../platform/access/of-organisation.js';
import { policyReaderStates } from './policy-reader.entity.js';

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
