import Business from '@mui/icons-material/BusinessOutlined';
import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

export const organisations = {
  name: 'organisations',
  icon: Business,
  recordRepresentation: 'name',
  list: lazily(() => import('./OrganisationList.tsx'), 'OrganisationList'),
  create: lazily(() => import('./OrganisationCreate.tsx'), 'OrganisationCreate'),
  edit: lazily(() => import('./OrganisationEdit.tsx'), 'OrganisationEdit'),
  show: lazily(() => import('./OrganisationShow.tsx'), 'OrganisationShow'),
} satisfies ResourceProps;
