import { ORGANISATIONS, OTHER_MEMBER, SMALL_MEMBER } from './organisations.js';
import type { MembershipContent, PersonContent, Role } from './types.js';

type Row = readonly [name: string, role: Role, organisation: string, may?: 'may book'];

/** The demo people, one for each role, in the order in which the sign-in page offers them. */
const signIns: readonly PersonContent[] = [
  signIn('Priya Nair', 'manager@demo.test', [held('MANAGER', SMALL_MEMBER)]),
  signIn('Callum Whitworth', 'staff@demo.test', [held('STAFF', SMALL_MEMBER)]),
  signIn('Geoffrey Plumtree', 'trustee@demo.test', [held('TRUSTEE', SMALL_MEMBER)]),
  signIn('Nadia Rahman', 'adviser@demo.test', [held('ADVISER', 'Weathervane HR and Employment Advice')]),
  signIn('Dermot Callaghan', 'payroll@demo.test', [
    held('PAYROLL_OFFICER', 'Tallystick Payroll Bureau'),
    held('ADVISER', 'Tallystick Payroll Bureau'),
  ]),
  signIn('Marcus Bell', 'trainer@demo.test', [held('TRAINER', 'Cornerpost Community Development')]),
  signIn('Ruth Adeyemi', 'coordinator@demo.test', [held('COORDINATOR', null)]),
  signIn('Desmond Clarke', 'other.manager@demo.test', [held('MANAGER', OTHER_MEMBER)]),
];

const colleagues: readonly Row[] = [
  ['Tom Ellerby', 'ADVISER', 'Weathervane HR and Employment Advice'],
  ['Grace Okonkwo', 'ADVISER', 'Weathervane HR and Employment Advice'],
  ['Huw Prosser', 'ADVISER', 'Weathervane HR and Employment Advice'],
  ['Beth Calverley', 'STAFF', 'Weathervane HR and Employment Advice'],
  ['Sunita Bhatt', 'PAYROLL_OFFICER', 'Tallystick Payroll Bureau'],
  ['Lewis Thorne', 'PAYROLL_OFFICER', 'Tallystick Payroll Bureau'],
  ['Karen Brightwell', 'ADVISER', 'Steady Ladder Health and Safety'],
  ['Yusuf Demir', 'ADVISER', 'Steady Ladder Health and Safety'],
  ['Bronwen Pritchard', 'ADVISER', 'Cornerpost Community Development'],
  ['Daniel Achebe', 'ADVISER', 'Cornerpost Community Development'],
  ['Sofia Marchetti', 'ADVISER', 'Cornerpost Community Development'],
  ['Liam Stanhope', 'TRAINER', 'Cornerpost Community Development'],
  ['Patience Moyo', 'STAFF', 'Cornerpost Community Development'],
  ['Wei Chen Lim', 'ADVISER', 'Patchcord Community ICT'],
  ['Aoife Brennan', 'ADVISER', 'Patchcord Community ICT'],

  ['Jodie Marriott', 'STAFF', SMALL_MEMBER, 'may book'],
  ['Hannah Lacey', 'STAFF', SMALL_MEMBER],
  ['Bernard Osei', 'VOLUNTEER', SMALL_MEMBER],
  ['Valerie Stubbs', 'TRUSTEE', SMALL_MEMBER],
  ['Keisha Morgan', 'STAFF', OTHER_MEMBER, 'may book'],
  ['Ollie Partridge', 'STAFF', OTHER_MEMBER],
  ['Sandra Whitlock', 'TRUSTEE', OTHER_MEMBER],
  ['Peter Haslam', 'STAFF', 'Owlbeck Foodbank', 'may book'],
  ['Irene Goodall', 'TRUSTEE', 'Owlbeck Foodbank'],
  ['Maureen Sharpe', 'VOLUNTEER', 'Thornwick Carers’ Circle'],
  ['Tariq Aziz Khan', 'STAFF', 'Quince Street Refugee Welcome', 'may book'],
  ['Selam Tesfaye', 'STAFF', 'Quince Street Refugee Welcome'],
  ['Janet Orme', 'TRUSTEE', 'Fernley Cross Village Hall'],
  ['Leo Castellan', 'STAFF', 'Brindle Mill Arts'],
  ['Sheila Cartledge', 'VOLUNTEER', 'Otterbrook Wildlife Group'],
  ['Neil Frobisher', 'STAFF', 'Plain Ledger Debt Advice', 'may book'],
  ['Amandeep Bains', 'STAFF', 'Plain Ledger Debt Advice'],
  ['Chloe Raynor', 'STAFF', 'Copperwell Playgroup'],
  ['Derek Mallinson', 'VOLUNTEER', 'Marlpit Shed'],
  ['Lynne Fothergill', 'STAFF', 'Wagtail Community Transport', 'may book'],
  ['Abdul Karim', 'STAFF', 'Wagtail Community Transport'],
  ['Fiona Ashdown', 'STAFF', 'Windlass Hospice at Home', 'may book'],
  ['Mohan Perera', 'STAFF', 'Windlass Hospice at Home'],
  ['Judith Blackwell', 'TRUSTEE', 'Windlass Hospice at Home'],
  ['Rebecca Stone', 'STAFF', 'Juniper Row Women’s Refuge', 'may book'],
  ['Zainab Yusuf', 'STAFF', 'Juniper Row Women’s Refuge'],
  ['Sam Prentice', 'STAFF', 'Tumbledown Wood Forest School'],
  ['Christine Holt', 'VOLUNTEER', 'Bellfounders Community Choir'],
  ['Vikram Joshi', 'STAFF', 'Starling Street Advice Centre', 'may book'],
  ['Louise Kettering', 'STAFF', 'Starling Street Advice Centre'],
  ['Paul Everard', 'TRUSTEE', 'Starling Street Advice Centre'],
  ['Ruby Nicholls', 'STAFF', 'Teasel Disability Rights'],
  ['Gareth Pugh-Jones', 'STAFF', 'Bramblefold City Farm', 'may book'],
  ['Ewa Kowalczyk', 'VOLUNTEER', 'Bramblefold City Farm'],
  ['Simon Daybrook', 'VOLUNTEER', 'Nettlecombe Sports for All'],
  ['Rosemary Tilling', 'STAFF', 'Foxglove Row Bereavement Support'],
  ['Craig Oldroyd', 'STAFF', 'Saltbox Furniture Reuse'],
  ['Precious Dube', 'STAFF', 'Lantern Row Night Shelter', 'may book'],
  ['Jack Hollis', 'VOLUNTEER', 'Lantern Row Night Shelter'],
  ['Marek Zielony', 'TRUSTEE', 'Bocian Polish Saturday School'],
  ['Kamala Iyer', 'VOLUNTEER', 'Marigold Road South Asian Elders'],
  ['Winston Barrett', 'TRUSTEE', 'Hibiscus Row Caribbean Lunch Club'],
  ['Nina Faulds', 'STAFF', 'Inkwell Lane Literacy'],
  ['Ben Ollerenshaw', 'STAFF', 'Spoke Lane Cycle Hub'],
  ['Jess Tamworth', 'STAFF', 'Prism Street LGBT+ Youth'],
  ['Graham Wain', 'VOLUNTEER', 'Greenfinch Lane Community Garden'],
  ['Shanice Reid', 'STAFF', 'Harbour Steps Recovery Café'],
  ['Norman Petch', 'VOLUNTEER', 'Tollerby Good Neighbours'],
];

/** What some do besides: people sit on each other's committees. */
const alsoHeld: Readonly<Record<string, readonly MembershipContent[]>> = {
  'Sunita Bhatt': [held('ADVISER', 'Tallystick Payroll Bureau')],
  'Lewis Thorne': [held('ADVISER', 'Tallystick Payroll Bureau')],
  'Farah Siddiqui': [held('TRUSTEE', 'Quince Street Refugee Welcome')],
  'Gloria Campbell': [held('TRUSTEE', OTHER_MEMBER)],
  'Daniel Achebe': [held('VOLUNTEER', 'Inkwell Lane Literacy')],
  'Fiona Ashdown': [held('TRUSTEE', 'Millstone Yard Heritage Trust')],
  'Joe Armitage': [held('VOLUNTEER', 'Greenfinch Lane Community Garden')],
};

const signedIn = new Set(signIns.map(({ name }) => name));
const managers: readonly Row[] = ORGANISATIONS.flatMap(({ name, contactName }): Row[] =>
  contactName === null || signedIn.has(contactName) ? [] : [[contactName, 'MANAGER', name]],
);

/** Everybody in the demo, always in the same order: those who can sign in, the managers, their colleagues. */
export const PEOPLE: readonly PersonContent[] = [
  ...signIns,
  ...[...managers, ...colleagues].map(([name, role, organisation, may], index) => ({
    name,
    email: mailOf(name),
    phone: `01632 960${101 + index}`,
    memberships: [
      { organisation, role, mayBook: may !== undefined || role === 'MANAGER' },
      ...(alsoHeld[name] ?? []),
    ],
  })),
];

/** Mail address of an invented person: “Michael O’Rourke” has `michael.orourke@example.org`. */
export function mailOf(name: string): string {
  return `${name.toLowerCase().replaceAll('’', '').replaceAll(' ', '.')}@example.org`;
}

function signIn(name: string, email: string, memberships: readonly MembershipContent[]): PersonContent {
  return { name, email, phone: null, memberships };
}

function held(role: Role, organisation: string | null): MembershipContent {
  return { organisation, role, mayBook: role === 'MANAGER' };
}

/** Who is invited and has not answered: one who still can, and one whose seven days are over. */
export const INVITATIONS = [
  {
    name: 'Marjorie Tinsley',
    email: 'marjorie.tinsley@example.org',
    role: 'VOLUNTEER',
    organisation: SMALL_MEMBER,
    invitedBy: 'manager@demo.test',
    daysAgo: 2,
  },
  {
    name: 'Ivan Doyle',
    email: 'ivan.doyle@example.org',
    role: 'TRUSTEE',
    organisation: SMALL_MEMBER,
    invitedBy: 'manager@demo.test',
    daysAgo: 12,
  },
] as const;
