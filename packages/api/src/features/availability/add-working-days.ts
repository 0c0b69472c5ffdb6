import { Temporal } from 'temporal-polyfill';
import { addDays, LONDON, londonDate, toInstant, weekday } from '../../platform/local-time.js';

/** Monday to Friday, unless it is a bank holiday. */
export function isWorkingDay(date: string, bankHolidays: ReadonlySet<string>): boolean {
  return weekday(date) <= 5 && !bankHolidays.has(date);
}

/**
 * The instant (epoch milliseconds) so many working days later, at the same London wall time.
 * From a day that is not a working day it counts from the first moment of the next one, so that
 * what arrives on a Saturday has all of Monday and Tuesday.
 */
export function addWorkingDays(instant: number, days: number, bankHolidays: ReadonlySet<string>): number {
  const received = londonDate(instant);
  if (!isWorkingDay(received, bankHolidays)) {
    const opening = nextWorkingDay(received, bankHolidays);
    return toInstant(workingDaysLater(opening, days, bankHolidays), '00:00');
  }
  const plainTime = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(LONDON).toPlainTime();
  const due = Temporal.PlainDate.from(workingDaysLater(received, days, bankHolidays));
  return due.toZonedDateTime({ timeZone: LONDON, plainTime }).epochMilliseconds;
}

function workingDaysLater(date: string, days: number, bankHolidays: ReadonlySet<string>): string {
  let later = date;
  for (let passed = 0; passed < days; passed += 1) later = nextWorkingDay(later, bankHolidays);
  return later;
}

function nextWorkingDay(date: string, bankHolidays: ReadonlySet<string>): string {
  let next = addDays(date, 1);
  while (!isWorkingDay(next, bankHolidays)) next = addDays(next, 1);
  return next;
}
