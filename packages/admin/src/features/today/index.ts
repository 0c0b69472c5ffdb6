import { lazily } from '../../platform/lazily.tsx';

/** The start page, for each role its own. */
export const Today = lazily(() => import('./Today.tsx'), 'Today');
