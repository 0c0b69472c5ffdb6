import { atMinute, datesBetween, londonDate } from '../../platform/local-time.js';
import {
  type AvailabilityException,
  mergeSpans,
  type Span,
  subtractSpans,
  type WeeklyHours,
  workingSpans,
} from './working-time.js';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const MINUTES_OF_A_DAY = 1440;

/** What a service says about its appointments. */
export interface SlotRules {
  readonly stepMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly leadTimeHours: number;
  readonly horizonDays: number;
}

/** An adviser's time. `blocked` is what is taken, the buffers of those bookings included; any order, may overlap. */
export interface AdviserCalendar {
  readonly hours: readonly WeeklyHours[];
  readonly exceptions: readonly AvailabilityException[];
  readonly blocked: readonly Span[];
}

export interface SlotSearch {
  readonly service: SlotRules;
  readonly durationMinutes: number;
  readonly advisers: readonly (AdviserCalendar & { readonly id: string })[];
  readonly bankHolidays: ReadonlySet<string>;
  /** First and last London date, both included. */
  readonly from: string;
  readonly to: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A bookable start (epoch milliseconds) and who is free then. */
export interface FreeSlot extends Span {
  readonly adviserIds: string[];
}

/** Why a start cannot be booked, the most general reason first. */
export type NotBookable =
  | 'PAST'
  | 'OFF_GRID'
  | 'LEAD_TIME'
  | 'HORIZON'
  | 'BANK_HOLIDAY'
  | 'OUTSIDE_HOURS'
  | 'TAKEN';

/**
 * All starts that can be booked, earliest first, each with the free advisers in order of their ids.
 *
 * The cost is linear: advisers × (days × starts a day + blocked spans), if those come sorted by start.
 */
export function findSlots(search: SlotSearch): FreeSlot[] {
  const { service, durationMinutes, bankHolidays } = search;
  const window = bookableWindow(service, search.now);
  const starts = datesBetween(search.from, search.to)
    .flatMap((date) => startsOn(date, service.stepMinutes))
    .filter((start) => window.earliest <= start && start <= window.latest);
  const first = starts[0];
  const last = starts.at(-1);
  if (first === undefined || last === undefined) return [];

  const needed = {
    start: neededTime(first, service, durationMinutes).start,
    end: neededTime(last, service, durationMinutes).end,
  };
  const freeAt = starts.map((): string[] => []);
  const advisers = [...search.advisers].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const adviser of advisers) {
    const free = subtractSpans(
      workingBetween(needed, adviser, bankHolidays),
      takenIn(needed, adviser.blocked),
    );
    forEachFit(starts, free, service, durationMinutes, (index) => freeAt[index]?.push(adviser.id));
  }
  return starts.flatMap((start, index) => {
    const adviserIds = freeAt[index] ?? [];
    return adviserIds.length > 0 ? [{ start, end: start + durationMinutes * MINUTE, adviserIds }] : [];
  });
}

/**
 * Why one adviser cannot be booked at a start (epoch milliseconds), or null when nothing is in the way.
 * Agrees with `findSlots`: null exactly where it offers that start with that adviser.
 */
export function whyNotBookable(
  request: {
    readonly service: SlotRules;
    readonly durationMinutes: number;
    readonly adviser: AdviserCalendar;
    readonly bankHolidays: ReadonlySet<string>;
    readonly now: number;
  },
  start: number,
): NotBookable | null {
  const { service, durationMinutes, adviser, bankHolidays, now } = request;
  if (start < now) return 'PAST';
  const date = londonDate(start);
  if (!startsOn(date, service.stepMinutes).includes(start)) return 'OFF_GRID';
  const window = bookableWindow(service, now);
  if (start < window.earliest) return 'LEAD_TIME';
  if (start > window.latest) return 'HORIZON';

  const needed = neededTime(start, service, durationMinutes);
  const working = workingBetween(needed, adviser, bankHolidays);
  if (!working.some((span) => contains(span, needed)))
    return bankHolidays.has(date) ? 'BANK_HOLIDAY' : 'OUTSIDE_HOURS';
  return takenIn(needed, adviser.blocked).length > 0 ? 'TAKEN' : null;
}

/**
 * The starts of a London date: every `stepMinutes` on the clock on the wall, from midnight. What the clocks
 * jump over is missing; of a time that they show twice only the first counts.
 * @throws RangeError when the step is less than a minute
 */
function startsOn(date: string, stepMinutes: number): number[] {
  if (stepMinutes < 1) throw new RangeError('Starts must lie at least a minute apart.');
  const starts: number[] = [];
  for (let minutes = 0; minutes < MINUTES_OF_A_DAY; minutes += stepMinutes) {
    const start = atMinute(date, minutes);
    if (start !== null) starts.push(start);
  }
  return starts;
}

/** Earliest and latest start that may be booked now, both included. */
function bookableWindow(service: SlotRules, now: number): { earliest: number; latest: number } {
  return { earliest: now + service.leadTimeHours * HOUR, latest: now + service.horizonDays * 24 * HOUR };
}

/** The appointment with both its buffers: all of it must be working time, none of it taken. */
function neededTime(start: number, service: SlotRules, durationMinutes: number): Span {
  return {
    start: start - service.bufferBeforeMinutes * MINUTE,
    end: start + (durationMinutes + service.bufferAfterMinutes) * MINUTE,
  };
}

/** The adviser's working time around a stretch; hours that meet at midnight are one span. */
function workingBetween(stretch: Span, adviser: AdviserCalendar, bankHolidays: ReadonlySet<string>): Span[] {
  const calendar = { hours: adviser.hours, exceptions: adviser.exceptions, bankHolidays };
  const dates = datesBetween(londonDate(stretch.start), londonDate(stretch.end));
  return mergeSpans(dates.flatMap((date) => workingSpans(date, calendar)));
}

function takenIn(stretch: Span, blocked: readonly Span[]): Span[] {
  return mergeSpans(blocked.filter(({ start, end }) => start < stretch.end && stretch.start < end));
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Calls back with the index of each start whose needed time lies inside one free span; all lists sorted. */
function forEachFit(
  starts: readonly number[],
  free: readonly Span[],
  service: SlotRules,
  durationMinutes: number,
  found: (index: number) => void,
): void {
  let span = 0;
  starts.forEach((start, index) => {
    const needed = neededTime(start, service, durationMinutes);
    while ((free[span]?.end ?? Number.POSITIVE_INFINITY) < needed.end) span += 1;
    const candidate = free[span];
    if (candidate && contains(candidate, needed)) found(index);
  });
}
