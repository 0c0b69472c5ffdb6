import type { HistoryOf } from '../../platform/audit/history-of.js';

/** Who booked is told under the rule of what it is about; who else did something to it would tell that too. */
export const bookingHistory: HistoryOf = {
  type: 'Booking',
  named: { field: 'reference' },
  authorUnder: 'bookedBy',
  parts: [
    {
      entity: 'Booking',
      ids: { sharedWith: 'Person' },
      actionOf: ({ action, before, after }) => {
        if (action === 'INSERT') return after.status === 'REQUESTED' ? 'REQUESTED' : 'BOOKED';
        if (after.starts_at !== undefined && before.starts_at !== after.starts_at) return 'MOVED';
        return after.status === undefined ? undefined : String(after.status);
      },
    },
  ],
};
