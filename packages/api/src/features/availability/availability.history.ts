import type { HistoryOf } from '../../platform/audit/history-of.js';
import { setWeeklyHours } from './change-availability.js';
import type { WeeklyHours } from './working-time.js';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const isHours = (value: unknown): value is WeeklyHours[] => Array.isArray(value);

/** "Monday 09:00–12:30 and 13:30–17:00, Tuesday 09:00–17:00". */
function hoursInWords(value: unknown): string {
  if (!isHours(value)) return '';
  return DAYS.flatMap((day, index) => {
    const spans = value.filter(({ weekday }) => weekday === index + 1).map(({ from, to }) => `${from}–${to}`);
    return spans.length > 0 ? [`${day} ${spans.join(' and ')}`] : [];
  }).join(', ');
}

export const availabilityHistory: HistoryOf = {
  type: 'Availability',
  named: { as: 'Person' },
  parts: [
    { entity: 'Availability', texts: { hours: hoursInWords } },
    {
      entity: 'AvailabilityException',
      linkedBy: 'availability',
      under: 'exceptions',
      about: `p.from_date || '/' || p.to_date`,
      actionOf: ({ action, after }) =>
        action === 'INSERT' ? `${String(after.kind)}_ADDED` : 'EXCEPTION_REMOVED',
    },
  ],
  restore: {
    action: 'setHours',
    fields: ['hours'],
    work: (context, id, { hours }, version) =>
      setWeeklyHours(context, id, isHours(hours) ? hours : [], version),
  },
};
