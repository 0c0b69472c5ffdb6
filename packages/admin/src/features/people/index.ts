import Group from '@mui/icons-material/GroupOutlined';
import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

export const people = {
  name: 'people',
  icon: Group,
  recordRepresentation: 'name',
  list: lazily(() => import('./PersonList.tsx'), 'PersonList'),
  create: lazily(() => import('./PersonCreate.tsx'), 'PersonCreate'),
  edit: lazily(() => import('./PersonEdit.tsx'), 'PersonEdit'),
  show: lazily(() => import('./PersonShow.tsx'), 'PersonShow'),
} satisfies ResourceProps;
