/** One policy of the demo, on a template of the library. */
export interface PolicyStory {
  /** The title of the template. */
  template: string;
  /** Which of its editions, from 1; the present one where it is left out. */
  edition?: number;
  state: 'IN_FORCE' | 'DRAFT' | 'AWAITING_APPROVAL' | 'WITHDRAWN';
  /** Days since it was adopted; the review comes a year after. */
  adoptedDaysAgo?: number;
  by?: 'MEETING' | 'APPROVERS';
  isPublic?: boolean;
  /** The organisation's own words at the end of the text, or in place of some. */
  wording?: (text: string) => string;
}

const asUs = (text: string) =>
  `${text.trimEnd()}\n\nWe are a small team: ask in the kitchen if you are not sure.\n`;

/** The small member: a policy in every state. */
export const SMALL_MEMBER_POLICIES: readonly PolicyStory[] = [
  {
    template: 'Health and safety policy',
    state: 'IN_FORCE',
    adoptedDaysAgo: 100,
    by: 'MEETING',
    isPublic: true,
  },
  {
    template: 'Safeguarding policy and procedure',
    state: 'IN_FORCE',
    adoptedDaysAgo: 40,
    by: 'APPROVERS',
    isPublic: true,
  },
  {
    template: 'Sickness absence and sick pay',
    state: 'IN_FORCE',
    adoptedDaysAgo: 330,
    by: 'APPROVERS',
    wording: asUs,
  },
  { template: 'Data protection policy', state: 'IN_FORCE', adoptedDaysAgo: 400, by: 'MEETING' },
  { template: 'Annual leave', state: 'AWAITING_APPROVAL' },
  { template: 'Grievance procedure', state: 'DRAFT', wording: asUs },
  { template: 'Working from home', state: 'WITHDRAWN', adoptedDaysAgo: 500, by: 'MEETING' },
  // The library has a second edition of it, with other words in the same place.
  {
    template: 'Social media at work',
    edition: 1,
    state: 'IN_FORCE',
    adoptedDaysAgo: 80,
    by: 'MEETING',
    wording: (text) => text.replace('What you post stays.', 'What you post stays, so sleep on it.'),
  },
];

/** The other member: a few. */
export const OTHER_MEMBER_POLICIES: readonly PolicyStory[] = [
  { template: 'Sickness absence and sick pay', state: 'IN_FORCE', adoptedDaysAgo: 20, by: 'MEETING' },
  {
    template: 'Speaking up about wrongdoing (whistleblowing)',
    state: 'IN_FORCE',
    adoptedDaysAgo: 380,
    by: 'MEETING',
  },
  { template: 'Social media at work', edition: 1, state: 'IN_FORCE', adoptedDaysAgo: 60, by: 'MEETING' },
  { template: 'Data protection policy', state: 'DRAFT' },
];
