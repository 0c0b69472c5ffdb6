import type { Audience } from '../../src/features/templates/template-kind.js';

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
  /** Who is asked to confirm it; staff where it is left out. */
  acknowledgedBy?: Audience[];
  /** The version before the one in force, and how that one differs from it. */
  former?: { adoptedDaysAgo: number; change: 'MATERIAL' | 'MINOR'; changeSummary: string };
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
    acknowledgedBy: ['ALL_STAFF', 'TRUSTEES'],
    wording: (text) =>
      `${text.trimEnd()}\n\nA concern is told on the same day, not by the end of the week.\n`,
    former: {
      adoptedDaysAgo: 400,
      change: 'MATERIAL',
      changeSummary: 'A concern is told on the same day, not by the end of the week.',
    },
  },
  {
    template: 'Sickness absence and sick pay',
    state: 'IN_FORCE',
    adoptedDaysAgo: 330,
    by: 'APPROVERS',
    wording: asUs,
    former: { adoptedDaysAgo: 350, change: 'MINOR', changeSummary: 'Whom to ask in the office.' },
  },
  { template: 'Data protection policy', state: 'IN_FORCE', adoptedDaysAgo: 400, by: 'MEETING' },
  // The law changes what it says soon.
  { template: 'Disciplinary rules and procedure', state: 'IN_FORCE', adoptedDaysAgo: 150, by: 'MEETING' },
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
    acknowledgedBy: ['ALL_STAFF', 'TRUSTEES'],
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
  { template: 'Probation procedure', state: 'IN_FORCE', adoptedDaysAgo: 90, by: 'MEETING' },
];

/** A policy that the small member had before it came here, as Word documents. */
export interface OwnFileStory {
  title: string;
  name: string;
  acknowledgedBy: Audience[];
  /** The oldest first; the last is in force. */
  versions: readonly {
    adoptedDaysAgo: number;
    changeSummary: string | null;
    paragraphs: readonly string[];
  }[];
}

const belongings = (months: string): readonly string[] => [
  'We look after coats and bags in the cloakroom only. Nobody else’s things go into the office.',
  `What is found is written into the book at the front desk, with the day. We keep it for ${months} months.`,
];

export const OWN_FILES: readonly OwnFileStory[] = [
  {
    title: 'Keys and locking up',
    name: 'keys-and-locking-up.docx',
    acknowledgedBy: ['ALL_STAFF', 'VOLUNTEERS'],
    versions: [
      {
        adoptedDaysAgo: 20,
        changeSummary: null,
        paragraphs: [
          'Only people on the key list hold keys. Sign for yours, and never lend them.',
          'Whoever leaves last closes the windows, sets the alarm and locks both doors.',
          'Tell the manager at once if you lose your keys.',
        ],
      },
    ],
  },
  {
    title: 'Visitors’ belongings and lost property',
    name: 'visitors-belongings.docx',
    acknowledgedBy: ['ALL_STAFF'],
    versions: [
      { adoptedDaysAgo: 300, changeSummary: null, paragraphs: belongings('six') },
      {
        adoptedDaysAgo: 4,
        changeSummary: 'What is found is kept for three months, not six.',
        paragraphs: belongings('three'),
      },
    ],
  },
];
