import { useQueryClient } from '@tanstack/react-query';
import { addDays, dateOf, today } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { AvailableSlotsDocument, type Slot } from './booking.graphql.ts';

/** What is looked for: a service, a length and perhaps one adviser. */
export interface Wish {
  serviceId: string;
  durationMinutes: number;
  adviserId?: string | undefined;
}

export interface Day {
  date: string;
  slots: Slot[];
}

const DAYS = 7;
const LOOK_AHEAD_WEEKS = 8;

function useSlotsBetween(wish: Wish, from: string, to: string, enabled = true) {
  return useRead(
    AvailableSlotsDocument,
    {
      serviceId: wish.serviceId,
      durationMinutes: wish.durationMinutes,
      adviserId: wish.adviserId ?? null,
      from,
      to,
    },
    { enabled },
  );
}

/** The first date of a week of the strip; week 0 begins today. */
export const weekStart = (week: number): string => addDays(today(), week * DAYS);

/** Free times of seven days. An empty week knows the first later week that has some; the next week is fetched ahead. */
export function useWeek(wish: Wish, week: number) {
  const from = weekStart(week);
  const answer = useSlotsBetween(wish, from, addDays(from, DAYS - 1));
  const isEmpty = answer.data?.data.length === 0;
  const later = useSlotsBetween(wish, addDays(from, DAYS), addDays(from, DAYS * LOOK_AHEAD_WEEKS), isEmpty);
  useSlotsBetween(
    wish,
    weekStart(week + 1),
    addDays(weekStart(week + 1), DAYS - 1),
    answer.isSuccess && !isEmpty,
  );

  const slots = answer.data?.data ?? [];
  const days: Day[] = Array.from({ length: DAYS }, (_, offset) => {
    const date = addDays(from, offset);
    return { date, slots: slots.filter(({ startsAt }) => dateOf(startsAt) === date) };
  });
  const next = isEmpty ? later.data?.data[0] : undefined;
  return {
    days,
    isEmpty,
    isPending: answer.isPending || (isEmpty && later.isPending),
    error: answer.error,
    refetch: answer.refetch,
    next: next && { startsAt: next.startsAt, week: weekOf(next.startsAt) },
    hasNothingLater: isEmpty && later.isSuccess && !next,
  };
}

/** The week of the strip in which an instant lies. */
export function weekOf(instant: string): number {
  const days = (Date.parse(`${dateOf(instant)}T12:00Z`) - Date.parse(`${today()}T12:00Z`)) / 86_400_000;
  return Math.max(0, Math.floor(days / DAYS));
}

/** Reads all free times anew, as after somebody else took one. */
export function useFreshSlots(): () => void {
  const cache = useQueryClient();
  return () => void cache.invalidateQueries({ queryKey: ['read', 'AvailableSlots'] });
}
