import MailOutline from '@mui/icons-material/MailOutline';
import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

export const mails = {
  name: 'mails',
  icon: MailOutline,
  recordRepresentation: 'subject',
  list: lazily(() => import('./MailList.tsx'), 'MailList'),
  show: lazily(() => import('./MailShow.tsx'), 'MailShow'),
} satisfies ResourceProps;

export const FailedWork = lazily(() => import('./FailedWork.tsx'), 'FailedWork');
