import { type BookingStatus } from '../src/features/bookings/booking-status.js';
import { OTHER_MEMBER, SMALL_MEMBER } from './content/organisations.js';
import { mailOf } from './content/people.js';

/** A booking that the demo cannot do without, because one of the demo people is to find it. */
export interface Story {
  readonly service: string;
  /** Mail address, as all people here. */
  readonly adviser: string;
  readonly organisation: string;
  readonly bookedBy: string;
  readonly sharedWith?: readonly string[];
  /** First and last day on which it may be, in days from today. */
  readonly days: readonly [number, number];
  readonly status: BookingStatus;
}

const ADVISER = 'adviser@demo.test';
const PAYROLL = 'payroll@demo.test';

/** The manager of the small member, and of its staff the one who may book. */
const SMALL = { organisation: SMALL_MEMBER, bookedBy: 'manager@demo.test' };
const SMALL_STAFF = { organisation: SMALL_MEMBER, bookedBy: mailOf('Jodie Marriott') };
const OTHER = { organisation: OTHER_MEMBER, bookedBy: 'other.manager@demo.test' };

/** Earlier ones take their time first. */
export const STORIES: readonly Story[] = [
  // What the small member has ahead of it, and behind.
  {
    ...SMALL,
    service: 'HR advice',
    adviser: ADVISER,
    days: [2, 11],
    status: 'CONFIRMED',
    sharedWith: ['trustee@demo.test'],
  },
  {
    ...SMALL_STAFF,
    service: 'ICT help',
    adviser: mailOf('Wei Chen Lim'),
    days: [2, 9],
    status: 'CONFIRMED',
    sharedWith: ['staff@demo.test'],
  },
  { ...SMALL, service: 'Help with a difficult case', adviser: ADVISER, days: [5, 14], status: 'REQUESTED' },
  { ...SMALL, service: 'HR advice', adviser: ADVISER, days: [-19, -9], status: 'COMPLETED' },
  {
    ...SMALL_STAFF,
    service: 'HR advice',
    adviser: mailOf('Tom Ellerby'),
    days: [-40, -32],
    status: 'COMPLETED',
  },
  { ...SMALL, service: 'HR advice', adviser: mailOf('Grace Okonkwo'), days: [-16, -5], status: 'CANCELLED' },
  {
    ...SMALL,
    service: 'HR check-up for small charities',
    adviser: mailOf('Huw Prosser'),
    days: [-34, -18],
    status: 'COMPLETED',
  },
  { ...SMALL, service: 'Payroll questions', adviser: PAYROLL, days: [-25, -14], status: 'COMPLETED' },
  {
    ...SMALL,
    service: 'Health and safety advice',
    adviser: mailOf('Karen Brightwell'),
    days: [-22, -11],
    status: 'COMPLETED',
    sharedWith: ['staff@demo.test'],
  },
  {
    ...SMALL,
    service: 'Governance advice for trustees',
    adviser: mailOf('Daniel Achebe'),
    days: [-36, -24],
    status: 'COMPLETED',
    sharedWith: ['trustee@demo.test'],
  },
  {
    ...SMALL_STAFF,
    service: 'ICT help',
    adviser: mailOf('Aoife Brennan'),
    days: [-14, -4],
    status: 'NO_SHOW',
  },

  // The other member, of which the small one must not see anything.
  { ...OTHER, service: 'HR advice', adviser: ADVISER, days: [4, 15], status: 'CONFIRMED' },
  {
    ...OTHER,
    service: 'Funding surgery',
    adviser: mailOf('Sofia Marchetti'),
    days: [6, 18],
    status: 'CONFIRMED',
  },
  { ...OTHER, service: 'Help with a difficult case', adviser: ADVISER, days: [4, 13], status: 'REQUESTED' },
  { ...OTHER, service: 'Payroll questions', adviser: PAYROLL, days: [-12, -3], status: 'COMPLETED' },
  {
    ...OTHER,
    service: 'Health and safety advice',
    adviser: mailOf('Yusuf Demir'),
    days: [-30, -20],
    status: 'COMPLETED',
  },
  { ...OTHER, service: 'HR advice', adviser: mailOf('Huw Prosser'), days: [-28, -16], status: 'COMPLETED' },

  // What waits for the advisers: appointments to be recorded, and requests to be answered.
  { ...OTHER, service: 'HR advice', adviser: ADVISER, days: [-8, -1], status: 'CONFIRMED' },
  {
    service: 'HR advice',
    adviser: ADVISER,
    organisation: 'Owlbeck Foodbank',
    bookedBy: mailOf('Lorraine Fisher'),
    days: [-8, -1],
    status: 'CONFIRMED',
  },
  {
    service: 'Help with a difficult case',
    adviser: ADVISER,
    organisation: 'Quince Street Refugee Welcome',
    bookedBy: mailOf('Samira Haddad'),
    days: [6, 15],
    status: 'REQUESTED',
  },
  {
    service: 'Setting up your payroll',
    adviser: PAYROLL,
    organisation: 'Fernley Cross Village Hall',
    bookedBy: mailOf('Colin Bagshaw'),
    days: [5, 16],
    status: 'REQUESTED',
  },
  {
    service: 'Safety visit to your premises',
    adviser: mailOf('Yusuf Demir'),
    organisation: 'Brindle Mill Arts',
    bookedBy: mailOf('Imogen Farrow'),
    days: [8, 19],
    status: 'REQUESTED',
  },

  // Requests that came to nothing.
  {
    service: 'Help with a difficult case',
    adviser: ADVISER,
    organisation: 'Windlass Hospice at Home',
    bookedBy: mailOf('Fiona Ashdown'),
    days: [-18, -8],
    status: 'DECLINED',
  },
  {
    service: 'Help with a difficult case',
    adviser: mailOf('Grace Okonkwo'),
    organisation: 'Lantern Row Night Shelter',
    bookedBy: mailOf('Precious Dube'),
    days: [-26, -14],
    status: 'EXPIRED',
  },
  {
    service: 'Safety visit to your premises',
    adviser: mailOf('Karen Brightwell'),
    organisation: 'Copperwell Playgroup',
    bookedBy: mailOf('Stacey Winfield'),
    days: [-15, -4],
    status: 'EXPIRED',
  },
];
