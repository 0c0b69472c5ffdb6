import { mailOf } from './people.js';
import type { CategoryContent, ServiceContent } from './types.js';

/** What the pool helps with. `shortName` is what others see of a booking: “HR appointment”. */
export const CATEGORIES: readonly CategoryContent[] = [
  {
    name: 'HR and employment',
    shortName: 'HR',
    description:
      'Employing people well and lawfully: contracts, sickness, grievances, redundancy, and the conversations nobody enjoys.',
  },
  {
    name: 'Payroll',
    shortName: 'Payroll',
    description:
      'Paying people the right amount on the right day: tax codes, statutory pay, pensions, year end.',
  },
  {
    name: 'Health and safety',
    shortName: 'Health and safety',
    description: 'Keeping staff, volunteers and visitors safe, and the paperwork that shows it.',
  },
  {
    name: 'Governance and funding',
    shortName: 'Governance',
    description: 'Trustees, constitutions, annual returns, and finding the money to carry on.',
  },
  {
    name: 'ICT',
    shortName: 'ICT',
    description: 'Computers, accounts, websites and data that do what a small charity needs.',
  },
];

const WEATHERVANE = 'Weathervane HR and Employment Advice';
const TALLYSTICK = 'Tallystick Payroll Bureau';
const STEADY_LADDER = 'Steady Ladder Health and Safety';
const CORNERPOST = 'Cornerpost Community Development';
const PATCHCORD = 'Patchcord Community ICT';

/** The terms that most services share; each says below where it differs. */
const usual = {
  eligibility: {},
  stepMinutes: 15,
  leadTimeHours: 24,
  horizonDays: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  noticeHours: 24,
  lateCountsAsUsed: true,
  needsApproval: false,
  priceNote: null,
} as const;

/** What the five providers give. `HR advice` is the one that a small member can always book. */
export const SERVICES: readonly ServiceContent[] = [
  {
    ...usual,
    name: 'HR advice',
    category: 'HR and employment',
    provider: WEATHERVANE,
    description:
      'Somebody to talk to about sickness, grievances, contracts, holidays or a worry that you cannot yet name. You leave with a next step, and a short note of it the same day.',
    durations: [45, 30, 60],
    channels: ['PHONE', 'VIDEO'],
    priceNote: 'Included in membership.',
    advisers: ['adviser@demo.test', mailOf('Tom Ellerby'), mailOf('Grace Okonkwo'), mailOf('Huw Prosser')],
  },
  {
    ...usual,
    name: 'Help with a difficult case',
    category: 'HR and employment',
    provider: WEATHERVANE,
    description:
      'When it has become formal: a disciplinary, a grievance, long sickness, a redundancy. The adviser reads your papers first and stays with the case until it is settled.',
    durations: [60, 90, 120],
    stepMinutes: 30,
    leadTimeHours: 48,
    bufferBeforeMinutes: 15,
    bufferAfterMinutes: 30,
    noticeHours: 48,
    needsApproval: true,
    channels: ['VIDEO', 'VISIT', 'PHONE'],
    priceNote: 'First hour included in membership, then £38 an hour.',
    advisers: ['adviser@demo.test', mailOf('Grace Okonkwo')],
  },
  {
    ...usual,
    name: 'HR check-up for small charities',
    category: 'HR and employment',
    provider: WEATHERVANE,
    description:
      'For charities with a handful of staff: we go through your contracts, handbook and records together, and you get a list of what to put right first.',
    eligibility: { maxIncome: 150_000, minHeadcount: 1, maxHeadcount: 9 },
    durations: [60],
    stepMinutes: 30,
    leadTimeHours: 72,
    noticeHours: 48,
    channels: ['VIDEO', 'VISIT'],
    priceNote: 'Free once a year for charities with an income up to £150,000.',
    advisers: [mailOf('Tom Ellerby'), mailOf('Huw Prosser')],
  },
  {
    ...usual,
    name: 'Payroll questions',
    category: 'Payroll',
    provider: TALLYSTICK,
    description:
      'A tax code that looks wrong, statutory sick pay, a leaver, a letter from HMRC. Ask somebody who runs payrolls every day; have the payslip or letter in front of you.',
    durations: [30, 15],
    leadTimeHours: 4,
    bufferAfterMinutes: 5,
    noticeHours: 4,
    lateCountsAsUsed: false,
    channels: ['PHONE', 'VIDEO'],
    priceNote: 'Included when we run your payroll; otherwise £12 for each half hour.',
    advisers: ['payroll@demo.test', mailOf('Sunita Bhatt'), mailOf('Lewis Thorne')],
  },
  {
    ...usual,
    name: 'Setting up your payroll',
    category: 'Payroll',
    provider: TALLYSTICK,
    description:
      'Your first employee, or moving your payroll to the bureau. We register you as an employer, agree pay dates and who signs off, and try one pay run together.',
    eligibility: { kinds: ['MEMBER', 'BOTH'] },
    durations: [90, 60],
    stepMinutes: 30,
    leadTimeHours: 72,
    noticeHours: 48,
    needsApproval: true,
    channels: ['VIDEO', 'VISIT'],
    priceNote: '£45 once, then by payslip.',
    advisers: ['payroll@demo.test', mailOf('Sunita Bhatt')],
  },
  {
    ...usual,
    name: 'Workplace pensions',
    category: 'Payroll',
    provider: TALLYSTICK,
    description:
      'Who must be enrolled and when, what to put in the letters, and what to do before the declaration of compliance is due.',
    eligibility: { minHeadcount: 1 },
    durations: [45],
    channels: ['PHONE', 'VIDEO'],
    advisers: [mailOf('Lewis Thorne'), mailOf('Sunita Bhatt')],
  },
  {
    ...usual,
    name: 'Health and safety advice',
    category: 'Health and safety',
    provider: STEADY_LADDER,
    description:
      'Risk assessments, lone working, events, food, first aid: what the law asks of you, and what is enough for a group of your size.',
    durations: [30, 45, 60],
    channels: ['PHONE', 'VIDEO'],
    priceNote: 'Included in membership.',
    advisers: [mailOf('Karen Brightwell'), mailOf('Yusuf Demir')],
  },
  {
    ...usual,
    name: 'Safety visit to your premises',
    category: 'Health and safety',
    provider: STEADY_LADDER,
    description:
      'We walk round your building with you, look at fire safety, electrics, kitchens and stairs, and leave a plain list: now, this month, when you can.',
    durations: [120, 180],
    stepMinutes: 30,
    leadTimeHours: 120,
    bufferBeforeMinutes: 30,
    bufferAfterMinutes: 30,
    noticeHours: 72,
    needsApproval: true,
    channels: ['VISIT'],
    priceNote: '£60 a visit; free for incomes up to £25,000.',
    advisers: [mailOf('Karen Brightwell'), mailOf('Yusuf Demir')],
  },
  {
    ...usual,
    name: 'Governance advice for trustees',
    category: 'Governance and funding',
    provider: CORNERPOST,
    description:
      'Changing your constitution, a conflict of interest, recruiting trustees, the annual return. Evening times, because trustees have jobs.',
    durations: [60, 45],
    channels: ['VIDEO', 'PHONE', 'VISIT'],
    priceNote: 'Included in membership.',
    advisers: [mailOf('Bronwen Pritchard'), mailOf('Daniel Achebe')],
  },
  {
    ...usual,
    name: 'Funding surgery',
    category: 'Governance and funding',
    provider: CORNERPOST,
    description:
      'Bring a bid or an idea. We read it as the funder will, look at the budget, and tell you honestly whether it is worth your time.',
    durations: [45, 60],
    leadTimeHours: 48,
    channels: ['VIDEO', 'PHONE'],
    advisers: [mailOf('Sofia Marchetti'), mailOf('Daniel Achebe')],
  },
  {
    ...usual,
    name: 'First steps for new groups',
    category: 'Governance and funding',
    provider: CORNERPOST,
    description:
      'For groups on a shoestring: a constitution, a bank account, insurance, a safeguarding policy and a first small grant, one thing at a time.',
    eligibility: { maxIncome: 10_000, maxHeadcount: 0 },
    durations: [60],
    channels: ['VISIT', 'VIDEO', 'PHONE'],
    priceNote: 'Free for groups with an income up to £10,000 and no employees.',
    advisers: [mailOf('Sofia Marchetti'), mailOf('Bronwen Pritchard')],
  },
  {
    ...usual,
    name: 'ICT help',
    category: 'ICT',
    provider: PATCHCORD,
    description:
      'E-mail that has stopped, a laptop for a new starter, sharing files safely, a website nobody can log in to. No jargon, and nothing sold.',
    durations: [30, 60],
    leadTimeHours: 8,
    bufferBeforeMinutes: 5,
    bufferAfterMinutes: 10,
    noticeHours: 8,
    lateCountsAsUsed: false,
    channels: ['VIDEO', 'PHONE', 'VISIT'],
    priceNote: 'Included in membership up to two hours a quarter, then £20 an hour.',
    advisers: [mailOf('Wei Chen Lim'), mailOf('Aoife Brennan')],
  },
];
