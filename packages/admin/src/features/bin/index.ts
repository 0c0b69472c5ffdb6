import Delete from '@mui/icons-material/DeleteOutlined';
import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

export const bin = {
  name: 'bin',
  icon: Delete,
  list: lazily(() => import('./Bin.tsx'), 'Bin'),
} satisfies ResourceProps;
