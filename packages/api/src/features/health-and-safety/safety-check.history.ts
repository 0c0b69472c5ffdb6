import type { HistoryOf } from '../../platform/audit/history-of.js';
import { inputOf } from '../../platform/graphql/input-of.js';
import { updateSafetyCheck } from './change-safety-check.js';
import { UpdateSafetyCheckInput } from './safety-check.type.js';

export const safetyCheckHistory: HistoryOf = {
  type: 'SafetyCheck',
  named: { field: 'title' },
  parts: [
    {
      entity: 'SafetyCheck',
      actionOf: ({ action, before, after }) =>
        action === 'UPDATE' && after.archived_at && !before.archived_at ? 'ARCHIVED' : undefined,
    },
  ],
  restore: {
    action: 'update',
    fields: ['kind', 'title', 'site', 'every', 'unit', 'owner', 'deputy'],
    work: (context, id, { owner: ownerId, deputy: deputyId, ...plain }, version) => {
      const input = {
        ...plain,
        ...(ownerId === undefined ? {} : { ownerId }),
        ...(deputyId === undefined ? {} : { deputyId }),
      };
      return updateSafetyCheck(context, id, inputOf(UpdateSafetyCheckInput, input), version);
    },
  },
};
