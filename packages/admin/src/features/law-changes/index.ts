import Gavel from '@mui/icons-material/GavelOutlined';
import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

export const lawChanges = {
  name: 'law-changes',
  icon: Gavel,
  recordRepresentation: 'title',
  list: lazily(() => import('./LawChanges.tsx'), 'LawChangeList'),
  create: lazily(() => import('./LawChangeForm.tsx'), 'LawChangeCreate'),
  edit: lazily(() => import('./LawChangeForm.tsx'), 'LawChangeEdit'),
  show: lazily(() => import('./LawChangeShow.tsx'), 'LawChangeShow'),
} satisfies ResourceProps;

export const ReviewTaskShow = lazily(() => import('./ReviewTaskShow.tsx'), 'ReviewTaskShow');
