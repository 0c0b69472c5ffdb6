import { addDays, addMonths } from '../../platform/local-time.js';

/** What the time between two checks is counted in. */
export const CHECK_UNITS = ['DAYS', 'WEEKS', 'MONTHS'] as const;
export type CheckUnit = (typeof CHECK_UNITS)[number];

/**
 * The day of the next check: so many days, weeks or months after the day on which it was last done, not after the day
 * on which it was due. A month that is too short ends on its last day.
 * @param every at least 1
 */
export function nextCheckDate(doneOn: string, every: number, unit: CheckUnit): string {
  if (unit === 'MONTHS') return addMonths(doneOn, every);
  return addDays(doneOn, unit === 'WEEKS' ? every * 7 : every);
}
