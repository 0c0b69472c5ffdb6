import UploadFile from '@mui/icons-material/UploadFileOutlined';
import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

export const imports = {
  name: 'imports',
  icon: UploadFile,
  recordRepresentation: 'fileName',
  list: lazily(() => import('./ImportList.tsx'), 'ImportList'),
  create: lazily(() => import('./ImportCreate.tsx'), 'ImportCreate'),
  show: lazily(() => import('./ImportShow.tsx'), 'ImportShow'),
} satisfies ResourceProps;
