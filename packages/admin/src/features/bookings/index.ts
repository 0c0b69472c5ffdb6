import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

/** The Resource's props; the address `/bookings/create` is "Book support". */
export const bookings = {
  name: 'bookings',
  icon: CalendarMonth,
  recordRepresentation: (booking) => `${booking.reference} ${booking.subject ?? booking.label ?? ''}`,
  list: lazily(() => import('./BookingList.tsx'), 'BookingList'),
  create: lazily(() => import('./BookingCreate.tsx'), 'BookingCreate'),
  show: lazily(() => import('./BookingShow.tsx'), 'BookingShow'),
} satisfies ResourceProps;

export const BookingMove = lazily(() => import('./BookingMove.tsx'), 'BookingMove');
export const BookingCalendar = lazily(() => import('./BookingCalendar.tsx'), 'BookingCalendar');
export const Requests = lazily(() => import('./Requests.tsx'), 'Requests');
