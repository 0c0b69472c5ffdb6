import type { HistoryOf } from '../../platform/audit/history-of.js';
import { inputOf } from '../../platform/graphql/input-of.js';
import { updateService } from './change-service.js';
import { UpdateServiceInput } from './service.type.js';

const STATES: Readonly<Record<string, string>> = { SUSPENDED: 'SUSPENDED', ARCHIVED: 'ARCHIVED' };

export const serviceHistory: HistoryOf = {
  type: 'Service',
  parts: [
    {
      entity: 'Service',
      inside: {
        eligibility: {
          maxIncome: null,
          minHeadcount: null,
          maxHeadcount: null,
          districts: 'District',
          kinds: null,
        },
      },
      actionOf: ({ action, before, after }) => {
        if (action !== 'UPDATE' || after.status === undefined) return undefined;
        return STATES[String(after.status)] ?? (before.status === 'ARCHIVED' ? 'RESTORED' : 'RESUMED');
      },
    },
  ],
  lists: [
    { table: 'service_advisers', key: 'service_id', field: 'advisers', column: 'person_id', of: 'Person' },
  ],
  restore: {
    action: 'update',
    fields: [
      'name',
      'category',
      'description',
      'eligibility',
      'durations',
      'stepMinutes',
      'leadTimeHours',
      'horizonDays',
      'bufferBeforeMinutes',
      'bufferAfterMinutes',
      'noticeHours',
      'lateCountsAsUsed',
      'needsApproval',
      'channels',
      'priceNote',
      'advisers',
    ],
    work: (context, id, was, version) => {
      const { category: categoryId, advisers: adviserIds, ...plain } = was;
      const input = {
        ...plain,
        ...(categoryId === undefined ? {} : { categoryId }),
        ...(adviserIds === undefined ? {} : { adviserIds }),
      };
      return updateService(context, id, inputOf(UpdateServiceInput, input), version);
    },
  },
};
