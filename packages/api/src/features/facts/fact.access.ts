import { type AccessTable, everyone } from '../../platform/access/access-table.js';

/**
 * Everybody of an organisation sees what it answered: its documents say the same. For all of them it is answered by a
 * manager. Row-level security keeps organisations apart.
 */
export const factQuestionAccess: AccessTable = {
  subject: 'FactQuestion',
  read: {
    all: {
      fields: ['key', 'kind', 'group', 'label', 'help', 'optional', 'suggestion', 'rows', 'value', 'source'],
      who: everyone(true),
    },
  },
  starts: { remember: { MANAGER: (viewer) => viewer.organisationId !== null } },
  actions: {},
};

/** What the law sets is the same for all; the coordinator keeps it up to date. */
export const statutoryRateAccess: AccessTable = {
  subject: 'StatutoryRate',
  read: {
    all: {
      fields: ['id', 'key', 'label', 'value', 'from', 'source', 'version', 'can'],
      who: everyone(true),
    },
  },
  starts: { create: { COORDINATOR: true } },
  actions: { update: { COORDINATOR: true } },
};
