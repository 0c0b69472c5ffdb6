import type { PolicyReader } from '../../src/features/acknowledgements/policy-reader.entity.js';
import { mailOf } from './people.js';

/** Somebody of the small member who reads policies without a sign-in. */
export interface ReaderContent {
  name: string;
  email: string | null;
  audiences: PolicyReader['audiences'];
  /** They are not asked any more. */
  isArchived?: boolean;
}

export const READERS: readonly ReaderContent[] = [
  { name: 'Win Harker', email: 'win.harker@example.org', audiences: ['VOLUNTEERS'] },
  { name: 'Des Tully', email: null, audiences: ['VOLUNTEERS'] },
  { name: 'Nora Fenn', email: null, audiences: ['ALL_STAFF'] },
  { name: 'Ray Moss', email: null, audiences: ['VOLUNTEERS'], isArchived: true },
];

/** Who confirmed which version of a policy of the small member: a demo address, or the name of a reader. */
export interface ReadingContent {
  policy: string;
  number: number;
  who: string;
  daysAgo: number;
}

const MANAGER = 'manager@demo.test';
const STAFF = 'staff@demo.test';
const TRUSTEE = 'trustee@demo.test';
const JODIE = mailOf('Jodie Marriott');
const HANNAH = mailOf('Hannah Lacey');
const KEYS = 'Keys and locking up';
const BELONGINGS = 'Visitors’ belongings and lost property';
const SAFETY = 'Health and safety policy';
const SAFEGUARDING = 'Safeguarding policy and procedure';
const SICKNESS = 'Sickness absence and sick pay';
const SOCIAL = 'Social media at work';

/** All did, some are late, some are to read it again, and a small change asked nobody again. */
export const READINGS: readonly ReadingContent[] = [
  { policy: SAFETY, number: 1, who: MANAGER, daysAgo: 99 },
  { policy: SAFETY, number: 1, who: STAFF, daysAgo: 92 },
  { policy: SAFETY, number: 1, who: JODIE, daysAgo: 92 },
  { policy: SAFETY, number: 1, who: HANNAH, daysAgo: 91 },
  { policy: SAFETY, number: 1, who: 'Nora Fenn', daysAgo: 90 },
  { policy: SAFEGUARDING, number: 1, who: STAFF, daysAgo: 390 },
  { policy: SAFEGUARDING, number: 1, who: TRUSTEE, daysAgo: 389 },
  { policy: SAFEGUARDING, number: 2, who: MANAGER, daysAgo: 38 },
  { policy: SICKNESS, number: 1, who: MANAGER, daysAgo: 349 },
  { policy: SICKNESS, number: 1, who: STAFF, daysAgo: 345 },
  { policy: KEYS, number: 1, who: MANAGER, daysAgo: 19 },
  { policy: KEYS, number: 1, who: 'Win Harker', daysAgo: 17 },
  { policy: KEYS, number: 1, who: 'Des Tully', daysAgo: 15 },
  { policy: BELONGINGS, number: 1, who: STAFF, daysAgo: 290 },
  { policy: BELONGINGS, number: 1, who: 'Nora Fenn', daysAgo: 280 },
  { policy: SOCIAL, number: 1, who: MANAGER, daysAgo: 79 },
  { policy: SOCIAL, number: 1, who: STAFF, daysAgo: 75 },
  { policy: SOCIAL, number: 1, who: TRUSTEE, daysAgo: 70 },
];
