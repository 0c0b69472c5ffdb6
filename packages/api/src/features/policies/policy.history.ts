import type { HistoryOf } from '../../platform/audit/history-of.js';

const STATES: Readonly<Record<string, string>> = {
  AWAITING_APPROVAL: 'VERSION_SENT',
  CURRENT: 'VERSION_ADOPTED',
  SUPERSEDED: 'VERSION_ENDED',
  DISCARDED: 'VERSION_DISCARDED',
  DRAFT: 'VERSION_BACK',
};

/** What became of a policy. Its versions are told to those who make it. */
export const policyHistory: HistoryOf = {
  type: 'Policy',
  named: { field: 'title' },
  parts: [
    {
      entity: 'Policy',
      actionOf: ({ action, before, after }) => {
        if (action === 'INSERT') return 'CREATED';
        if (after.status !== undefined) return after.status === 'CURRENT' ? 'ADOPTED' : 'WITHDRAWN';
        if (after.reviewed_at && before.reviewed_at !== after.reviewed_at) return 'REVIEWED';
        return undefined;
      },
    },
    {
      entity: 'PolicyVersion',
      linkedBy: 'policy',
      under: 'lastApprovers',
      about: `'v' || p.number`,
      actionOf: ({ action, after }) => {
        if (action === 'INSERT') return 'VERSION_BEGUN';
        return after.status === undefined ? 'VERSION_CHANGED' : STATES[String(after.status)];
      },
    },
  ],
};
