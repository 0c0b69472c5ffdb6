import { lazily } from '../../platform/lazily.ts';

/** The start page, for each role its own. */
export const Today = lazily(() => import('./Today.tsx'), 'Today');
