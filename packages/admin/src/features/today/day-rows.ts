import type { BookingOfDay } from '../bookings/booking.graphql.ts';

interface Span {
  startsAt: string;
  endsAt: string;
}

/** A stretch of a day: an appointment, or working time that nobody has taken. */
export interface DayRow extends Span {
  booking?: BookingOfDay;
}

/** Less than this between two appointments is no gap worth showing. */
const SHORTEST_GAP_MS = 15 * 60_000;

const ms = (instant: string) => new Date(instant).getTime();

/** The appointments of a day with the gaps of its working hours between them, in order. */
export function rowsOfDay(working: readonly Span[], bookings: readonly BookingOfDay[]): DayRow[] {
  const taken: DayRow[] = bookings.flatMap((booking) =>
    booking.startsAt && booking.endsAt
      ? [{ startsAt: booking.startsAt, endsAt: booking.endsAt, booking }]
      : [],
  );
  const gaps = working.flatMap((span) => {
    const inside = taken.filter(
      (row) => ms(row.startsAt) < ms(span.endsAt) && ms(row.endsAt) > ms(span.startsAt),
    );
    const rows: DayRow[] = [];
    let free = span.startsAt;
    for (const row of [...inside].sort((one, other) => ms(one.startsAt) - ms(other.startsAt))) {
      if (ms(row.startsAt) - ms(free) >= SHORTEST_GAP_MS) rows.push({ startsAt: free, endsAt: row.startsAt });
      if (ms(row.endsAt) > ms(free)) free = row.endsAt;
    }
    if (ms(span.endsAt) - ms(free) >= SHORTEST_GAP_MS) rows.push({ startsAt: free, endsAt: span.endsAt });
    return rows;
  });
  return [...taken, ...gaps].sort((one, other) => ms(one.startsAt) - ms(other.startsAt));
}
