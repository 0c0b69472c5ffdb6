import type { HistoryOf } from '../../platform/audit/history-of.js';

/** Whoever may read an accident may read what became of it; the log keeps no more than hashes of its words. */
export const accidentHistory: HistoryOf = {
  type: 'Accident',
  named: { field: 'happenedOn' },
  parts: [
    {
      entity: 'Accident',
      actionOf: ({ action, before, after }) => {
        if (action !== 'UPDATE') return undefined;
        if (after.closed_on && !before.closed_on) return 'CLOSED';
        return after.reported_on && !before.reported_on ? 'REPORTED' : undefined;
      },
    },
    { entity: 'AccidentMatter' },
  ],
};
