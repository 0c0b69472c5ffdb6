/** What stands in a calendar: an appointment with its instants, or a day by which something is due. */
export interface CalendarEvent {
  /** The same for ever, in all calendars, and never given to anything else. */
  uid: string;
  /** Grows with each change that calendars must follow, and never shrinks. */
  sequence: number;
  createdAt: Date;
  changedAt: Date;
  /** From one instant up to another, or the whole of a London day (`YYYY-MM-DD`). */
  when: { startsAt: Date; endsAt: Date } | { date: string };
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** Gives nothing away: calendars are shared, and lie on other people's servers. */
  summary: string;
  location: string | null;
  /** Where the console shows it, with its host. */
  url: string | null;
}
