import { addDays, addMonths, daysBetween } from '../../platform/local-time.js';
import { isWorkingDay } from '../availability/add-working-days.js';

/** Months in which a request is answered, and months in which a complex one is. */
const MONTHS = 1;
const MONTHS_EXTENDED = 3;

/** What the day by which a request is to be answered follows from. */
export interface RequestClock {
  /** The day on which it arrived, YYYY-MM-DD, working day or not. */
  receivedOn: string;
  /** Days on which the clock stood still, all pauses together. */
  pausedDays: number;
  /** The person was told that it is complex and takes up to three months. */
  extended: boolean;
}

/**
 * The last day on which a request about somebody's data can be answered: the same day of the next month (of the third,
 * where it is extended), or that month's last day where it has no such day; later by the days that the clock stood
 * still; and where that is a weekend or a bank holiday, the next working day.
 *
 * Source: UK GDPR Articles 12(3) and 12A (as inserted by the Data (Use and Access) Act 2025, section 76); how a month is
 * counted: Information Commissioner's Office, “Right of access: how long do we have to comply?”.
 * @param bankHolidays dates, YYYY-MM-DD
 */
export function dueOn(clock: RequestClock, bankHolidays: ReadonlySet<string>): string {
  const month = addMonths(clock.receivedOn, clock.extended ? MONTHS_EXTENDED : MONTHS);
  return workingDayFrom(addDays(month, clock.pausedDays), bankHolidays);
}

/** The day itself where it is a working day, else the next one. */
function workingDayFrom(date: string, bankHolidays: ReadonlySet<string>): string {
  let day = date;
  while (!isWorkingDay(day, bankHolidays)) day = addDays(day, 1);
  return day;
}

/** Days that a pause took: none where it ended on the day on which it began. */
export const daysPaused = (pausedOn: string, resumedOn: string): number =>
  Math.max(0, daysBetween(pausedOn, resumedOn));

/**
 * The last day on which the receipt of a complaint can be acknowledged: within 30 days, of which the day of receipt is
 * the first. Not moved for weekends: the Act does not.
 *
 * Source: Data Protection Act 2018, section 164A(3), as inserted by the Data (Use and Access) Act 2025, section 103, in
 * force from 19 June 2026.
 */
export const acknowledgeBy = (receivedOn: string): string => addDays(receivedOn, 29);
