import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import DoNotDisturb from '@mui/icons-material/DoNotDisturbOnOutlined';
import EventBusy from '@mui/icons-material/EventBusyOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import PersonOff from '@mui/icons-material/PersonOffOutlined';
import TaskAlt from '@mui/icons-material/TaskAlt';
import TimerOff from '@mui/icons-material/TimerOffOutlined';
import { useTranslate } from 'react-admin';
import { StatusLabel } from '../../platform/layout/StatusLabel.tsx';
import type { BookingStatus } from './booking.graphql.ts';

const looks = {
  REQUESTED: { icon: HourglassEmpty, color: 'warning.main' },
  CONFIRMED: { icon: CheckCircle, color: 'success.main' },
  COMPLETED: { icon: TaskAlt, color: 'text.secondary' },
  NO_SHOW: { icon: PersonOff, color: 'error.main' },
  DECLINED: { icon: DoNotDisturb, color: 'text.secondary' },
  EXPIRED: { icon: TimerOff, color: 'text.secondary' },
  CANCELLED: { icon: EventBusy, color: 'text.secondary' },
} satisfies Record<BookingStatus, unknown>;

/** The state of a booking in words, with an icon; never by colour alone. */
export function BookingStatusLabel({ status }: { status: BookingStatus | null | undefined }) {
  const t = useTranslate();
  if (!status) return null;
  return <StatusLabel look={looks[status]}>{t(`resources.bookings.status.${status}`)}</StatusLabel>;
}
