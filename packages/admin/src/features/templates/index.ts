import LibraryBooks from '@mui/icons-material/LibraryBooksOutlined';
import type { ResourceProps } from 'react-admin';
import { lazily } from '../../platform/lazily.tsx';

export const templates = {
  name: 'templates',
  icon: LibraryBooks,
  recordRepresentation: 'title',
  list: lazily(() => import('./LibraryPage.tsx'), 'LibraryPage'),
  create: lazily(() => import('./TemplateCreate.tsx'), 'TemplateCreate'),
  edit: lazily(() => import('./TemplateEdit.tsx'), 'TemplateEdit'),
  show: lazily(() => import('./ReadTemplate.tsx'), 'ReadTemplate'),
} satisfies ResourceProps;

export const FillIn = lazily(() => import('./FillIn.tsx'), 'FillIn');
export const CompareVersions = lazily(() => import('./CompareVersions.tsx'), 'CompareVersions');
export const WriteVersion = lazily(() => import('./WriteVersion.tsx'), 'WriteVersion');
export const ReviewVersion = lazily(() => import('./ReviewVersion.tsx'), 'ReviewVersion');
export const WrittenTemplates = lazily(() => import('./WrittenTemplates.tsx'), 'WrittenTemplates');
export const Categories = lazily(() => import('./Categories.tsx'), 'Categories');
