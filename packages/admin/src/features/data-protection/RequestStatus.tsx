import Block from '@mui/icons-material/BlockOutlined';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import MoreTime from '@mui/icons-material/MoreTimeOutlined';
import PauseCircle from '@mui/icons-material/PauseCircleOutlined';
import Schedule from '@mui/icons-material/ScheduleOutlined';
import { useTranslate } from 'react-admin';
import { StatusLabel } from '../../platform/layout/StatusLabel.tsx';
import { today } from '../../platform/london-time.ts';
import type { AccessRequest } from './data-protection.graphql.ts';

const looks = {
  RECEIVED: { icon: Schedule, color: 'text.primary' },
  WAITING: { icon: PauseCircle, color: 'warning.main' },
  EXTENDED: { icon: MoreTime, color: 'text.primary' },
  ANSWERED: { icon: CheckCircle, color: 'success.main' },
  REFUSED: { icon: Block, color: 'text.secondary' },
  LATE: { icon: ErrorOutline, color: 'error.main' },
};

type Clock = Pick<AccessRequest, 'status' | 'dueOn'>;

/** Should it have been answered by now? */
export const isLate = ({ status, dueOn }: Clock): boolean =>
  (status === 'RECEIVED' || status === 'EXTENDED') && dueOn !== null && dueOn < today();

/** The state of a request in words, with an icon. */
export function RequestStatus({ request }: { request: Clock }) {
  const t = useTranslate();
  if (!request.status) return null;
  const state = isLate(request) ? 'LATE' : request.status;
  return <StatusLabel look={looks[state]}>{t(`resources.access-requests.status.${state}`)}</StatusLabel>;
}
