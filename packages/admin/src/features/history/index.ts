import History from '@mui/icons-material/HistoryOutlined';
import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

export const history = {
  name: 'history',
  icon: History,
  list: lazily(() => import('./Activity.tsx'), 'Activity'),
} satisfies ResourceProps;
