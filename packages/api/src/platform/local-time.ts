import { Temporal } from 'temporal-polyfill';

/** The one time zone of the consortium: all civil dates and local times are London's. */
export const LONDON = 'Europe/London';

/** Half-open stretch of time, in epoch milliseconds. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** A London day as instants, and the moment its clocks change (null on the 363 days when they do not). */
interface LondonDay extends Interval {
  readonly clockChange: number | null;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const REMEMBERED_DAYS = 20_000;

const civilDatePattern = /^\d{4}-\d{2}-\d{2}$/;
const localTimePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Whether the text is a day of the calendar, `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  if (!civilDatePattern.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** Whether the text is a time of day, `HH:MM` from 00:00 to 23:59. */
export function isLocalTime(text: string): boolean {
  return localTimePattern.test(text);
}

/** Whether the text can end a stretch of a day: a time of day, or 24:00. */
export function isLocalEndTime(text: string): boolean {
  return text === '24:00' || isLocalTime(text);
}

/**
 * Minutes from midnight to a local time, 0 to 1440.
 * @throws RangeError when the text is not `HH:MM`
 */
export function minutesOfDay(time: string): number {
  if (!isLocalEndTime(time)) throw new RangeError(`“${time}” is not a time of day. Write it like 09:30.`);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/**
 * The instant of a London wall time, in epoch milliseconds. 24:00 is the midnight that ends the day.
 * A time that exists twice (clocks go back) means the first.
 * @throws RangeError when date or time are malformed, or when the clocks jump over that time
 */
export function toInstant(date: string, time: string): number {
  const instant = atMinute(date, minutesOfDay(time));
  if (instant !== null) return instant;
  throw new RangeError(
    `${time} on ${date} does not exist in London, because the clocks go forward. Choose another time.`,
  );
}

/** Noon of a London day: for what has a day and is kept or told as an instant, so that it is that day wherever it is read. */
export const noonOf = (date: string): Date => new Date(toInstant(date, '12:00'));

/** The last second of a London day: when something that has a day and no time is due. */
export const endOfDay = (date: string): Date => new Date(toInstant(date, '24:00') - 1_000);

/**
 * Like `toInstant`, but a time that the clocks jump over means the end of the gap.
 * For times that recur, and so cannot be refused for the sake of one Sunday in March.
 */
export function toInstantAfterGap(date: string, time: string): number {
  const day = londonDay(date);
  return atMinute(date, minutesOfDay(time)) ?? day.clockChange ?? day.end;
}

/** The instant of the wall time so many minutes after midnight (the first of two), or null when it does not exist. */
export function atMinute(date: string, minutes: number): number | null {
  const day = londonDay(date);
  if (minutes === 1440) return day.end;
  const instant = day.start + minutes * MINUTE;
  if (day.clockChange === null || instant < day.clockChange) return instant;
  const skipped = DAY - (day.end - day.start);
  const afterChange = instant - skipped;
  return afterChange >= day.clockChange ? afterChange : null;
}

/** The London date of an instant, `YYYY-MM-DD`. */
export function londonDate(instant: number): string {
  const guess = new Date(instant).toISOString().slice(0, 10);
  const day = londonDay(guess);
  if (instant < day.start) return addDays(guess, -1);
  return instant < day.end ? guess : addDays(guess, 1);
}

/** What a clock in London shows at an instant, such as `2026-11-23` and `09:30:00`, and whether it shows that twice. */
export function londonClock(instant: number): { date: string; time: string; isRepeated: boolean } {
  const date = londonDate(instant);
  const { start, end, clockChange } = londonDay(date);
  const jump = clockChange === null ? 0 : DAY - (end - start);
  const shown = clockChange !== null && instant >= clockChange ? instant + jump : instant;
  return {
    date,
    time: new Date(shown - start).toISOString().slice(11, 19),
    isRepeated: clockChange !== null && instant >= clockChange + jump && instant < clockChange - jump,
  };
}

/** The date so many days later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The same day so many months later (earlier when negative), or the last day of a month that has no such day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

/** The day of the week, 1 (Monday) to 7 (Sunday). */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** How many days lie between two civil dates: 0 for the same day. Asked before a list of them is made. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;

/** All dates from the first to the last, both included; none when the first is the later one. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** The calendar quarter (January to March and so on, London time) in which an instant lies. */
export function quarterOf(instant: number): Interval {
  const [year = 0, month = 1] = londonDate(instant).split('-').map(Number);
  const first = Math.floor((month - 1) / 3) * 3 + 1;
  const next = first === 10 ? firstOfMonth(year + 1, 1) : firstOfMonth(year, first + 3);
  return { start: toInstant(firstOfMonth(year, first), '00:00'), end: toInstant(next, '00:00') };
}

const longDate = new Intl.DateTimeFormat('en-GB', {
  timeZone: LONDON,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const plainDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const clockTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: LONDON,
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
});

/** The London day of an instant for a reader: "Tuesday 1 December 2026". */
export const dayInWords = (instant: Date): string => longDate.format(instant).replace(',', '');

/** A civil date for a reader: "1 December 2026". */
export const dateInWords = (date: string): string => plainDate.format(new Date(`${date}T00:00:00Z`));

/** The London time of an instant for a reader: "10:15am", "2pm", "midday". */
export function timeInWords(instant: Date): string {
  const text = clockTime.format(instant).replace(/\s/g, '').toLowerCase().replace(':00', '');
  if (text === '12pm') return 'midday';
  return text === '12am' ? 'midnight' : text;
}

function firstOfMonth(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}

const rememberedDays = new Map<string, LondonDay>();

/** Each day is looked up in the time-zone data once; everything else about it is arithmetic. */
function londonDay(date: string): LondonDay {
  const remembered = rememberedDays.get(date);
  if (remembered) return remembered;
  if (!isCivilDate(date)) throw new RangeError(`“${date}” is not a date. Write it like 2026-11-23.`);
  const first = Temporal.PlainDate.from(date);
  const midnight = first.toZonedDateTime(LONDON);
  const start = midnight.epochMilliseconds;
  const end = first.add({ days: 1 }).toZonedDateTime(LONDON).epochMilliseconds;
  const change = end - start === DAY ? null : midnight.getTimeZoneTransition('next');
  const day = { start, end, clockChange: change?.epochMilliseconds ?? null };
  if (rememberedDays.size >= REMEMBERED_DAYS) rememberedDays.clear();
  rememberedDays.set(date, day);
  return day;
}
