import EventAvailable from '@mui/icons-material/EventAvailableOutlined';
import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

export const services = {
  name: 'services',
  icon: EventAvailable,
  recordRepresentation: 'name',
  list: lazily(() => import('./ServiceList.tsx'), 'ServiceList'),
  create: lazily(() => import('./ServiceCreate.tsx'), 'ServiceCreate'),
  edit: lazily(() => import('./ServiceEdit.tsx'), 'ServiceEdit'),
  show: lazily(() => import('./ServiceShow.tsx'), 'ServiceShow'),
} satisfies ResourceProps;
