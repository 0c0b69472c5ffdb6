import {
  dateOf,
  longDateText,
  relativeText,
  shortDateText,
  spanText,
  timeText,
} from '../../platform/london-time.ts';
import type { Booking } from './booking.graphql.ts';

type Timed = { startsAt: string | null; endsAt: string | null };

/** What everybody who sees the row may call it: its subject where one may read that, else "HR appointment". */
export const titleOf = (booking: Pick<Booking, 'subject' | 'label' | 'reference'>): string =>
  booking.subject || booking.label || booking.reference || '';

/** "Tuesday 1 December, 10:15am to 11am". */
export function whenText({ startsAt, endsAt }: Timed): string {
  if (!startsAt || !endsAt) return '';
  return `${longDateText(dateOf(startsAt))}, ${spanText(startsAt, endsAt)}`;
}

/** "Tue 1 Dec, 10:15am", for lists. */
export function shortWhenText(startsAt: string | null | undefined): string {
  return startsAt ? `${shortDateText(dateOf(startsAt))}, ${timeText(startsAt)}` : '';
}

/** "in 3 days". */
export const fromNow = (instant: string | null | undefined): string => (instant ? relativeText(instant) : '');
