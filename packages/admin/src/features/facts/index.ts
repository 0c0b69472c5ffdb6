import { lazily } from '../../platform/lazily.tsx';

export const OurFacts = lazily(() => import('./OurFacts.tsx'), 'OurFacts');
export const StatutoryRates = lazily(() => import('./StatutoryRates.tsx'), 'StatutoryRates');
