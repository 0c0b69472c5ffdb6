import type { BookingStatus } from '../src/features/bookings/booking.entity.js';
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

const MANAGER = 'manager@demo.test';
const OTHER_MANAGER = 'other.manager@demo.test';
const ADVISER = 'adviser@demo.test';
const PAYROLL = 'payroll@demo.test';
const MAY_BOOK = mailOf('Jodie Marriott');

type Rest = readonly [service: string, adviser: string, days: readonly [number, number], status: BookingStatus];

const small = (bookedBy: string, sharedWith: readonly string[], [service, adviser, days, status]: Rest): Story => ({
  organisation: SMALL_MEMBER,
  bookedBy,
  sharedWith,
  service,
  adviser,
  days,
  status,
});
const other = (...[service, adviser, days, status]: Rest): Story => ({
  organisation: OTHER_MEMBER,
  bookedBy: OTHER_MANAGER,
  service,
  adviser,
  days,
  status,
});

/** Earlier ones take their time first. */
export const STORIES: readonly Story[] = [
  // What the small member has ahead of it, and behind.
  small(MANAGER, ['trustee@demo.test'], ['HR advice', ADVISER, [2, 11], 'CONFIRMED']),
  small(MAY_BOOK, ['staff@demo.test'], ['ICT help', mailOf('Wei Chen Lim'), [2, 9], 'CONFIRMED']),
  small(MANAGER, [], ['Help with a difficult case', ADVISER, [5, 14], 'REQUESTED']),
  small(MANAGER, [], ['HR advice', ADVISER, [-19, -9], 'COMPLETED']),
  small(MAY_BOOK, [], ['HR advice', mailOf('Tom Ellerby'), [-40, -32], 'COMPLETED']),
  small(MANAGER, [], ['HR advice', mailOf('Grace Okonkwo'), [-16, -5], 'CANCELLED']),
  small(MANAGER, [], ['HR check-up for small charities', mailOf('Huw Prosser'), [-34, -18], 'COMPLETED']),
  small(MANAGER, [], ['Payroll questions', PAYROLL, [-25, -14], 'COMPLETED']),
  small(MANAGER, ['staff@demo.test'], [
    'Health and safety advice',
    mailOf('Karen Brightwell'),
    [-22, -11],
    'COMPLETED',
  ]),
  small(MANAGER, ['trustee@demo.test'], [
    'Governance advice for trustees',
    mailOf('Daniel Achebe'),
    [-36, -24],
    'COMPLETED',
  ]),
  small(MAY_BOOK, [], ['ICT help', mailOf('Aoife Brennan'), [-14, -4], 'NO_SHOW']),

  // The other member, of which the small one must not see anything.
  other('HR advice', ADVISER, [4, 15], 'CONFIRMED'),
  other('Funding surgery', mailOf('Sofia Marchetti'), [6, 18], 'CONFIRMED'),
  other('Help with a difficult case', ADVISER, [4, 13], 'REQUESTED'),
  other('Payroll questions', PAYROLL, [-12, -3], 'COMPLETED'),
  other('Health and safety advice', mailOf('Yusuf Demir'), [-30, -20], 'COMPLETED'),
  other('HR advice', mailOf('Huw Prosser'), [-28, -16], 'COMPLETED'),

  // What waits for the advisers: appointments to be recorded, and requests to be answered.
  other('HR advice', ADVISER, [-8, -1], 'CONFIRMED'),
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
];
