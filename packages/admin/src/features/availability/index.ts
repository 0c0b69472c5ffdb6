import Schedule from '@mui/icons-material/ScheduleOutlined';
import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

/** The Resource's props; the id of an availability is its adviser's. */
export const availability = {
  name: 'availability',
  icon: Schedule,
  list: lazily(() => import('./AvailabilityList.tsx'), 'AvailabilityList'),
  edit: lazily(() => import('./AvailabilityEdit.tsx'), 'AvailabilityEdit'),
} satisfies ResourceProps;
