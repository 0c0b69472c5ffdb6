import {
  type Interval,
  isCivilDate,
  isLocalEndTime,
  isLocalTime,
  minutesOfDay,
  toInstant,
  toInstantAfterGap,
  weekday,
} from '../../platform/local-time.js';

/** Half-open stretch of time, in epoch milliseconds. */
export type Span = Interval;

/** Hours that an adviser gives every week, in London time. `weekday` 1 is Monday; `to` may be 24:00. */
export interface WeeklyHours {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}

/**
 * A change to the weekly hours on dated days, both included. With times it concerns those hours of
 * every day named, without them whole days (leave only).
 */
export interface AvailabilityException {
  readonly kind: 'LEAVE' | 'EXTRA_HOURS';
  readonly from: string;
  readonly to: string;
  readonly fromTime: string | null;
  readonly toTime: string | null;
}

/** When one adviser works: their hours, what departs from them, and the days when nobody works. */
export interface WorkingCalendar {
  readonly hours: readonly WeeklyHours[];
  readonly exceptions: readonly AvailabilityException[];
  readonly bankHolidays: ReadonlySet<string>;
}

/** What is wrong, by the path of the field; null when nothing is. */
export type FieldErrors = Record<string, string> | null;

/**
 * When an adviser works on a London date: the weekly hours unless it is a bank holiday, less leave,
 * plus extra hours. Extra hours count on bank holidays and inside leave too, because somebody agreed to them.
 * An hour that begins or ends where the clocks jump (01:00 to 02:00 on a Sunday in March) does so at the end of
 * the jump; one that exists twice (October) means the first.
 */
export function workingSpans(date: string, calendar: WorkingCalendar): Span[] {
  const exceptions = calendar.exceptions.filter(
    (exception) => exception.from <= date && date <= exception.to,
  );
  const leave = exceptions.filter(({ kind }) => kind === 'LEAVE');
  const extra = exceptions.filter(({ kind }) => kind === 'EXTRA_HOURS');
  const usual = calendar.bankHolidays.has(date)
    ? []
    : calendar.hours.filter((hours) => hours.weekday === weekday(date));
  const kept = subtractSpans(
    mergeSpans(usual.map((hours) => spanOn(date, hours.from, hours.to))),
    mergeSpans(leave.map((exception) => exceptionOn(date, exception))),
  );
  return mergeSpans([...kept, ...extra.map((exception) => exceptionOn(date, exception))]);
}

function exceptionOn(date: string, exception: AvailabilityException): Span {
  return spanOn(date, exception.fromTime ?? '00:00', exception.toTime ?? '24:00');
}

function spanOn(date: string, from: string, to: string): Span {
  return { start: toInstantAfterGap(date, from), end: toInstantAfterGap(date, to) };
}

/** The same time as sorted spans that neither touch nor overlap; empty ones are dropped. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** What is left of the spans without the removed ones; both merged (see `mergeSpans`). Linear in their number. */
export function subtractSpans(spans: readonly Span[], removed: readonly Span[]): Span[] {
  const left: Span[] = [];
  let next = 0;
  for (const span of spans) {
    let start = span.start;
    for (let taken = removed[next]; taken && taken.start < span.end; taken = removed[next]) {
      if (start < taken.start) left.push({ start, end: taken.start });
      start = Math.max(start, taken.end);
      if (taken.end > span.end) break;
      next += 1;
    }
    if (start < span.end) left.push({ start, end: span.end });
  }
  return left;
}

const SAY_TIME = 'Write a time between 00:00 and 23:59, like 09:30.';
const SAY_END_TIME = 'Write a time between 00:01 and 24:00, like 17:00.';
const SAY_DATE = 'Write a date, like 2026-11-23.';
const SAY_ORDER = 'The end must be later than the start.';

/** Checks weekly hours before they are kept. Paths are `hours.<index>.<field>`. */
export function validateWeeklyHours(hours: readonly WeeklyHours[]): FieldErrors {
  const errors: Record<string, string> = {};
  hours.forEach((row, index) => {
    const path = `hours.${index}`;
    if (!Number.isInteger(row.weekday) || row.weekday < 1 || row.weekday > 7)
      errors[`${path}.weekday`] = 'Choose a day of the week, from 1 (Monday) to 7 (Sunday).';
    Object.assign(errors, timeErrors(row.from, row.to, `${path}.from`, `${path}.to`));
  });
  if (Object.keys(errors).length > 0) return errors;

  const inOrder = hours.map((row, index) => ({ ...row, index }));
  inOrder.sort(
    (a, b) => a.weekday - b.weekday || minutesOfDay(a.from) - minutesOfDay(b.from) || a.index - b.index,
  );
  let longest = inOrder[0];
  for (const row of inOrder.slice(1)) {
    if (longest && row.weekday === longest.weekday) {
      if (minutesOfDay(row.from) < minutesOfDay(longest.to))
        errors[`hours.${row.index}.from`] =
          `These hours overlap ${longest.from} to ${longest.to} on the same day. Start at ${longest.to} or later, or join the two.`;
      if (minutesOfDay(row.to) <= minutesOfDay(longest.to)) continue;
    }
    longest = row;
  }
  return Object.keys(errors).length > 0 ? errors : null;
}

/**
 * Checks leave or extra hours before they are kept. Paths are the names of the fields.
 * On a single day, a time that the clocks jump over is refused; over several days it means the end of the jump.
 */
export function validateException(exception: AvailabilityException): FieldErrors {
  const { kind, from, to, fromTime, toTime } = exception;
  const errors: Record<string, string> = {};
  if (!isCivilDate(from)) errors.from = SAY_DATE;
  if (!isCivilDate(to)) errors.to = SAY_DATE;
  if (!errors.from && !errors.to && to < from) errors.to = 'The last day must not be before the first.';
  if (fromTime === null && toTime === null) {
    if (kind === 'EXTRA_HOURS') errors.fromTime = 'Say from when to when the extra hours are.';
  } else if (fromTime === null) {
    errors.fromTime = 'Give a start time as well, or leave both times out for whole days.';
  } else if (toTime === null) {
    errors.toTime = 'Give an end time as well, or leave both times out for whole days.';
  } else {
    Object.assign(errors, timeErrors(fromTime, toTime, 'fromTime', 'toTime'));
    if (Object.keys(errors).length === 0 && from === to) {
      Object.assign(errors, gapError(from, fromTime, 'fromTime'), gapError(from, toTime, 'toTime'));
    }
  }
  return Object.keys(errors).length > 0 ? errors : null;
}

function timeErrors(from: string, to: string, fromPath: string, toPath: string): Record<string, string> {
  const errors: Record<string, string> = {};
  if (!isLocalTime(from)) errors[fromPath] = SAY_TIME;
  if (!isLocalEndTime(to)) errors[toPath] = SAY_END_TIME;
  if (!errors[fromPath] && !errors[toPath] && minutesOfDay(to) <= minutesOfDay(from))
    errors[toPath] = SAY_ORDER;
  return errors;
}

function gapError(date: string, time: string, path: string): Record<string, string> {
  try {
    toInstant(date, time);
    return {};
  } catch (error) {
    if (error instanceof RangeError) return { [path]: error.message };
    throw error;
  }
}
