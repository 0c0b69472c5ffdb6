/** Instants are ISO 8601 in UTC, civil dates `YYYY-MM-DD`; everybody reads and types London time. */
const ZONE = 'Europe/London';
const DAY_MS = 86_400_000;

const format = (options: Intl.DateTimeFormatOptions, zone = ZONE) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });

const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const civil = format({ year: 'numeric', month: '2-digit', day: '2-digit' });
const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' }, 'UTC');
const fullDay = format({ day: 'numeric', month: 'long', year: 'numeric' }, 'UTC');
const shortDay = format({ weekday: 'short', day: 'numeric', month: 'short' }, 'UTC');
const weekdayName = format({ weekday: 'long' }, 'UTC');
const monthName = format({ month: 'long', year: 'numeric' }, 'UTC');
const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

const noon = (date: string) => new Date(`${date}T12:00:00Z`);

/** The London date of an instant, `YYYY-MM-DD`. */
export function dateOf(instant: string | Date): string {
  const parts = civil.formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Today's London date. */
export const today = (): string => dateOf(new Date());

/** The London wall-clock time of an instant, `HH:MM`. */
export const clockOf = (instant: string | Date): string => clock.format(new Date(instant));

/** The instant at which a London clock shows this date and time; of an hour that comes twice, the first. */
export function instantOf(date: string, time = '00:00'): Date {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const candidates = [asUtc - 3_600_000, asUtc];
  const right = candidates.find((ms) => dateOf(new Date(ms)) === date && clockOf(new Date(ms)) === time);
  return new Date(right ?? asUtc);
}

/** Days added to a civil date. */
export function addDays(date: string, days: number): string {
  return new Date(noon(date).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** Monday is 1, Sunday 7. */
export const weekdayOf = (date: string): number => noon(date).getUTCDay() || 7;

/** The Monday of the week that holds this date. */
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date));

/** "Monday". `weekday` from 1. */
export const weekday = (day: number): string => weekdayName.format(noon(addDays('2024-01-01', day - 1)));

/** "10:15am", "9am". */
export function timeText(instant: string | Date): string {
  return clockText(clockOf(instant));
}

/** "10:15am" out of a local `HH:MM`. */
export function clockText(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const shown = `${hours % 12 || 12}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`;
  return `${shown}${hours < 12 ? 'am' : 'pm'}`;
}

/** "10:15am to 11am". */
export const spanText = (from: string | Date, to: string | Date): string =>
  `${timeText(from)} to ${timeText(to)}`;

/** "23 November 2026" of a civil date. */
export const dateText = (date: string): string => fullDay.format(noon(date));

/** "Mon 23 Nov", for lists. */
export const shortDateText = (date: string): string => shortDay.format(noon(date)).replace(',', '');

/** "Tuesday 1 December". */
export const longDateText = (date: string): string => longDay.format(noon(date)).replace(',', '');

/** "November 2026" of a civil date in it. */
export const monthText = (date: string): string => monthName.format(noon(date));

/** "in 3 days", "tomorrow", "in 2 hours", "5 minutes ago"; beside a time, never instead of it. */
export function relativeText(instant: string | Date, now = new Date()): string {
  const minutes = Math.round((new Date(instant).getTime() - now.getTime()) / 60_000);
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  const days = Math.round((noon(dateOf(instant)).getTime() - noon(dateOf(now)).getTime()) / DAY_MS);
  if (days === 0) return relative.format(Math.round(minutes / 60), 'hour');
  if (Math.abs(days) < 14) return relative.format(days, 'day');
  if (Math.abs(days) < 60) return relative.format(Math.round(days / 7), 'week');
  return relative.format(Math.round(days / 30), 'month');
}

/** "45 minutes", "1 hour", "1½ hours". */
export function durationText(minutes: number): string {
  if (minutes < 60) return `${minutes} minutes`;
  const halves = minutes / 30;
  if (!Number.isInteger(halves))
    return `${Math.floor(minutes / 60)} hour${minutes < 120 ? '' : 's'} ${minutes % 60} minutes`;
  const whole = Math.floor(minutes / 60);
  return `${whole}${halves % 2 ? '½' : ''} hour${minutes === 60 ? '' : 's'}`;
}
