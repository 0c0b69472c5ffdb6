import { BANK_HOLIDAYS } from '../src/features/availability/bank-holidays.js';
import { findSlots, type SlotRules } from '../src/features/availability/find-slots.js';
import {
  type AvailabilityException,
  type Span,
  workingSpans,
} from '../src/features/availability/working-time.js';
import { toInstant } from '../src/platform/local-time.js';
import type { Consortium } from './build-consortium.js';

const MINUTE = 60_000;
const ANY_TIME = { leadTimeHours: 0, horizonDays: 1000 };

export const HOLIDAYS: ReadonlySet<string> = new Set(BANK_HOLIDAYS.map(({ date }) => date));

/** The advisers' time while the demo fills it; organisations are in one appointment at a time, too. */
export class DemoCalendar {
  readonly #advisers: ReadonlyMap<
    string,
    { hours: Hours; exceptions: AvailabilityException[]; blocked: Span[] }
  >;
  readonly #busy = new Map<string, Span[]>();

  constructor({ availabilities, exceptions }: Pick<Consortium, 'availabilities' | 'exceptions'>) {
    this.#advisers = new Map(
      availabilities.map(({ id, hours }) => [
        id,
        {
          hours,
          exceptions: exceptions.filter((one) => one.availability === id).map(toException),
          blocked: [],
        },
      ]),
    );
  }

  /** Minutes that the adviser works on a London date. */
  workingMinutes(adviserId: string, date: string): number {
    const adviser = this.#advisers.get(adviserId);
    if (!adviser) return 0;
    const spans = workingSpans(date, { ...adviser, bankHolidays: HOLIDAYS });
    return spans.reduce((sum, { start, end }) => sum + (end - start) / MINUTE, 0);
  }

  /** Free starts (epoch milliseconds) on the grid and inside working hours, past or future, both dates included. */
  freeStarts(
    adviserId: string,
    service: SlotRules,
    durationMinutes: number,
    from: string,
    to: string,
  ): number[] {
    const adviser = this.#advisers.get(adviserId);
    if (!adviser) return [];
    const slots = findSlots({
      service: { ...service, ...ANY_TIME },
      durationMinutes,
      advisers: [{ id: adviserId, ...adviser }],
      bankHolidays: HOLIDAYS,
      from,
      to,
      now: toInstant(from, '00:00'),
    });
    return slots.map(({ start }) => start);
  }

  isBusy(organisationId: string, start: number, durationMinutes: number): boolean {
    const end = start + durationMinutes * MINUTE;
    return this.#busy.get(organisationId)?.some((span) => span.start < end && start < span.end) ?? false;
  }

  /** Holds time for an appointment, the buffers of its service included. */
  take(
    adviserId: string,
    organisationId: string,
    service: SlotRules,
    start: number,
    durationMinutes: number,
  ): void {
    const end = start + durationMinutes * MINUTE;
    this.#advisers.get(adviserId)?.blocked.push({
      start: start - service.bufferBeforeMinutes * MINUTE,
      end: end + service.bufferAfterMinutes * MINUTE,
    });
    this.#busy.set(organisationId, [...(this.#busy.get(organisationId) ?? []), { start, end }]);
  }
}

type Hours = Consortium['availabilities'][number]['hours'];

function toException(row: Consortium['exceptions'][number]): AvailabilityException {
  return { ...row, fromTime: row.fromTime ?? null, toTime: row.toTime ?? null };
}
