import type { EventColumns } from '../../platform/calendar/calendar-source.js';

const COLUMNS = {
  id: 'id',
  calendarSequence: 'calendar_sequence',
  createdAt: 'created_at',
  changedAt: 'changed_at',
  startsAt: 'starts_at',
  endsAt: 'ends_at',
  status: 'status',
  channel: 'channel',
  category: 'category_id',
} as const;

type BookingColumn = keyof typeof COLUMNS;

/** A booking in a calendar: what kind of appointment, when and by which channel; not with whom, and not what about. */
export const bookingEventColumns = (column: (name: BookingColumn) => string): EventColumns => ({
  uid: `'booking-' || ${column('id')}`,
  sequence: column('calendarSequence'),
  created_at: column('createdAt'),
  changed_at: column('changedAt'),
  starts_at: column('startsAt'),
  ends_at: column('endsAt'),
  on_date: 'null',
  status: `case when ${column('status')} = 'REQUESTED' then 'TENTATIVE'
    when ${column('status')} in ('DECLINED', 'EXPIRED', 'CANCELLED') then 'CANCELLED' else 'CONFIRMED' end`,
  // Some programs keep what is called off and show no status, so the words say it too.
  summary: `(select case when ${column('status')} in ('DECLINED', 'EXPIRED', 'CANCELLED') then 'Cancelled: ' else '' end
    || c.short_name || ' appointment' || case when ${column('status')} = 'REQUESTED' then ', not yet confirmed' else '' end
    from service_categories c where c.id = ${column('category')})`,
  location: `case ${column('channel')} when 'PHONE' then 'Phone' when 'VIDEO' then 'Video call' else 'Visit' end`,
  path: `'/bookings/' || ${column('id')} || '/show'`,
});

/** The same where the table goes by the alias `b`. */
export const eventColumnsOfB: EventColumns = bookingEventColumns((name) => `b.${COLUMNS[name]}`);
