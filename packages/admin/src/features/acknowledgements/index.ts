import { lazily } from '../../platform/lazily.tsx';

export const ToReadList = lazily(() => import('./ToReadList.tsx'), 'ToReadList');
export const ReadPolicy = lazily(() => import('./ReadPolicy.tsx'), 'ReadPolicy');
export const ReadByLink = lazily(() => import('./ReadByLink.tsx'), 'ReadByLink');
export const ProgressList = lazily(() => import('./ProgressList.tsx'), 'ProgressList');
export const ProgressShow = lazily(() => import('./ProgressShow.tsx'), 'ProgressShow');
export const PolicyReaders = lazily(() => import('./PolicyReaders.tsx'), 'PolicyReaders');
