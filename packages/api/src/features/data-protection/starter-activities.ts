import type { LawfulBasis, ProcessingRole } from './lawful-basis.js';

/** A line of the record of processing as it is suggested to an organisation. */
export interface StarterText {
  id: string;
  name: string;
  purpose: string;
  whose: string;
  what: string;
  sharedWith: string;
  transfers: string;
  security: string;
  keptFor: string;
  retentionKind: string | null;
  lawfulBasis: LawfulBasis;
  role: ProcessingRole;
  /** Only the consortium does this. */
  forConsortium?: boolean;
}

const UK = 'None. The system and its backups are kept in the United Kingdom.';
const SAFE =
  'Everybody signs in for themselves and sees what their role needs. Organisations are kept apart in the database. Connections are encrypted. Backups are tested.';

/** What this platform does with people's data, told once, for members and for the consortium itself. */
export const STARTER_ACTIVITIES: readonly StarterText[] = [
  {
    id: 'accounts',
    name: 'Accounts of our people',
    purpose: 'To let our staff, trustees and volunteers sign in and act for us in the shared back office.',
    whose: 'Staff, trustees and volunteers who use the shared back office.',
    what: 'Name, email address, telephone number, role, times of signing in, and the address and browser of a sign-in.',
    sharedWith: 'The consortium, which runs the system for us. Colleagues see names and roles.',
    transfers: UK,
    security: SAFE,
    keptFor: 'As long as somebody has a role with us, and six years after the last one ended.',
    retentionKind: 'people',
    lawfulBasis: 'LEGITIMATE_INTERESTS',
    role: 'CONTROLLER',
  },
  {
    id: 'bookings',
    name: 'Booking support',
    purpose: 'To arrange appointments with advisers of the consortium and to record what was agreed.',
    whose: 'Our people who book, those they name, and people that a question is about.',
    what: 'Who booked what and when, what the question is about, notes, and the outcome.',
    sharedWith:
      'The adviser and the organisation that gives the advice. Others see that there is an appointment, not what about.',
    transfers: UK,
    security: `${SAFE} What a booking is about is seen by those whom it concerns and nobody else.`,
    keptFor: 'Six years after the appointment; then what it was about is erased.',
    retentionKind: 'bookings',
    lawfulBasis: 'LEGITIMATE_INTERESTS',
    role: 'CONTROLLER',
  },
  {
    id: 'hr-advice',
    name: 'Advice about staff',
    purpose: 'To get advice on employing people: contracts, absence, performance, grievances.',
    whose: 'Employees, workers and applicants.',
    what: 'What the question needs: the work history, absence, and at times health or trade-union membership.',
    sharedWith: 'The adviser and the organisation that employs them.',
    transfers: UK,
    security: `${SAFE} Subject lines of mails give nothing away.`,
    keptFor: 'Six years after the appointment, the time in which a claim can be brought.',
    retentionKind: 'bookings',
    lawfulBasis: 'LEGAL_OBLIGATION',
    role: 'CONTROLLER',
  },
  {
    id: 'messages',
    name: 'Mails from the system',
    purpose: 'To tell people about their account, their bookings and what they have to do.',
    whose: 'Everybody who has an account, and people who write to us about their data.',
    what: 'Address, subject, text, and when it was sent and read.',
    sharedWith: 'The company that carries our mail.',
    transfers: 'None, unless the mail company says so; check its terms.',
    security: SAFE,
    keptFor: '90 days.',
    retentionKind: 'mails',
    lawfulBasis: 'LEGITIMATE_INTERESTS',
    role: 'CONTROLLER',
  },
  {
    id: 'rights',
    name: 'Requests and complaints about data',
    purpose: 'To answer people who ask about their data or complain, in the time that the law gives.',
    whose: 'Anybody who asks or complains.',
    what: 'Name, how to reach them, what they ask or complain about, and what we answered.',
    sharedWith: 'The Information Commissioner’s Office, where it asks.',
    transfers: UK,
    security: `${SAFE} The consortium counts complaints and does not read them.`,
    keptFor: 'Six years after it was closed.',
    retentionKind: 'access-requests',
    lawfulBasis: 'LEGAL_OBLIGATION',
    role: 'CONTROLLER',
  },
  {
    id: 'directory',
    name: 'Accounts and directory of the consortium',
    purpose: 'To run the shared back office: who belongs to which organisation, and who gives which service.',
    whose: 'People of all organisations of the consortium.',
    what: 'Name, contact, roles, and what they offer to the pool.',
    sharedWith: 'Organisations of the consortium: names of advisers, and names of organisations.',
    transfers: UK,
    security: SAFE,
    keptFor: 'As long as somebody has a role anywhere, and six years after the last one ended.',
    retentionKind: 'people',
    lawfulBasis: 'LEGITIMATE_INTERESTS',
    role: 'CONTROLLER',
    forConsortium: true,
  },
  {
    id: 'hosting',
    name: 'Running the system for members',
    purpose: 'To keep, back up and look after the data of members as they have told us to.',
    whose: 'People of all members.',
    what: 'All that members keep in the shared back office.',
    sharedWith: 'The company that gives us the servers.',
    transfers: UK,
    security: SAFE,
    keptFor: 'As long as each member says; backups are overwritten after 35 days.',
    retentionKind: null,
    lawfulBasis: 'CONTRACT',
    role: 'PROCESSOR',
    forConsortium: true,
  },
];
