import Gavel from '@mui/icons-material/GavelOutlined';
import ListAlt from '@mui/icons-material/ListAltOutlined';
import ManageSearch from '@mui/icons-material/ManageSearchOutlined';
import ReportProblem from '@mui/icons-material/ReportProblemOutlined';
import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

export const accessRequests = {
  name: 'access-requests',
  icon: ManageSearch,
  recordRepresentation: 'name',
  list: lazily(() => import('./AccessRequests.tsx'), 'AccessRequestList'),
  create: lazily(() => import('./AccessRequests.tsx'), 'AccessRequestCreate'),
  show: lazily(() => import('./AccessRequests.tsx'), 'AccessRequestShow'),
} satisfies ResourceProps;

export const complaints = {
  name: 'complaints',
  icon: Gavel,
  recordRepresentation: 'name',
  list: lazily(() => import('./Complaints.tsx'), 'ComplaintList'),
  create: lazily(() => import('./Complaints.tsx'), 'ComplaintCreate'),
  show: lazily(() => import('./Complaints.tsx'), 'ComplaintShow'),
} satisfies ResourceProps;

export const processingActivities = {
  name: 'processing-activities',
  icon: ListAlt,
  recordRepresentation: 'name',
  list: lazily(() => import('./ProcessingActivities.tsx'), 'ProcessingActivityList'),
  create: lazily(() => import('./ProcessingActivities.tsx'), 'ProcessingActivityCreate'),
  edit: lazily(() => import('./ProcessingActivities.tsx'), 'ProcessingActivityEdit'),
  show: lazily(() => import('./ProcessingActivities.tsx'), 'ProcessingActivityShow'),
} satisfies ResourceProps;

export const incidents = {
  name: 'incidents',
  icon: ReportProblem,
  recordRepresentation: 'what',
  list: lazily(() => import('./Incidents.tsx'), 'IncidentList'),
  create: lazily(() => import('./Incidents.tsx'), 'IncidentCreate'),
  edit: lazily(() => import('./Incidents.tsx'), 'IncidentEdit'),
  show: lazily(() => import('./Incidents.tsx'), 'IncidentShow'),
} satisfies ResourceProps;

export const DataProtection = lazily(() => import('./Overview.tsx'), 'DataProtection');
export const Retention = lazily(() => import('./Retention.tsx'), 'Retention');
export const Complain = lazily(() => import('./Complain.tsx'), 'Complain');
