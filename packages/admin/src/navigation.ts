import Article from '@mui/icons-material/ArticleOutlined';
import Business from '@mui/icons-material/BusinessOutlined';
import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import EventAvailable from '@mui/icons-material/EventAvailableOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Gavel from '@mui/icons-material/GavelOutlined';
import Group from '@mui/icons-material/GroupOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import HealthAndSafety from '@mui/icons-material/HealthAndSafetyOutlined';
import LibraryBooks from '@mui/icons-material/LibraryBooksOutlined';
import MarkEmailUnread from '@mui/icons-material/MarkEmailUnreadOutlined';
import Policy from '@mui/icons-material/PolicyOutlined';
import Schedule from '@mui/icons-material/ScheduleOutlined';
import Today from '@mui/icons-material/TodayOutlined';
import type { MenuEntry } from './platform/layout/menu.ts';
import type { Me, Role } from './platform/me.ts';

/*
 * The only place where screens ask for a role: which pages somebody comes for, in which order.
 * What they may do there is for permissions alone.
 */

const entries = {
  today: { label: 'app.menu.today', to: '/', icon: Today },
  home: { label: 'app.menu.home', to: '/', icon: Today },
  myDay: { label: 'app.menu.myDay', to: '/', icon: Today },
  book: {
    label: 'app.menu.book',
    to: '/bookings/create',
    icon: HandshakeOutlined,
    needs: ['book', 'Booking'],
  },
  bookings: { label: 'app.menu.bookings', to: '/bookings', icon: CalendarMonth, needs: ['read', 'Booking'] },
  requests: {
    label: 'app.menu.requests',
    to: '/requests',
    icon: MarkEmailUnread,
    needs: ['confirm', 'Booking'],
  },
  availability: {
    label: 'app.menu.availability',
    to: '/availability',
    icon: Schedule,
    needs: ['setHours', 'Availability'],
  },
  library: {
    label: 'app.menu.library',
    to: '/templates',
    leadsTo: ['/facts', '/statutory-rates', '/policies'],
    icon: LibraryBooks,
    needs: ['read', 'Template'],
  },
  policies: {
    label: 'app.menu.policies',
    to: '/policies',
    leadsTo: ['/policies-to-approve', '/templates', '/facts'],
    icon: Article,
    needs: ['read', 'Policy'],
  },
  toApprove: {
    label: 'app.menu.toApprove',
    to: '/policies-to-approve',
    leadsTo: ['/policies'],
    icon: FactCheck,
    needs: ['decide', 'PolicyApproval'],
  },
  services: { label: 'app.menu.services', to: '/services', icon: EventAvailable, needs: ['read', 'Service'] },
  ownServices: {
    label: 'app.menu.services',
    to: '/services',
    icon: EventAvailable,
    needs: ['create', 'Service'],
  },
  dataProtection: {
    label: 'app.menu.dataProtection',
    to: '/data-protection',
    leadsTo: ['/access-requests', '/complaints', '/processing-activities', '/incidents'],
    icon: Policy,
    needs: ['read', 'ProcessingActivity'],
  },
  healthAndSafety: {
    label: 'app.menu.healthAndSafety',
    to: '/health-and-safety',
    leadsTo: ['/risk-assessments', '/accidents', '/safety-checks'],
    icon: HealthAndSafety,
    needs: ['read', 'RiskAssessment'],
  },
  toRead: {
    label: 'app.menu.toRead',
    to: '/to-read',
    icon: FactCheck,
    needs: ['read', 'PolicyToRead'],
  },
  lawChanges: {
    label: 'app.menu.lawChanges',
    to: '/law-changes',
    icon: Gavel,
    needs: ['read', 'LawChange'],
  },
  people: { label: 'app.menu.people', to: '/people', icon: Group, needs: ['read', 'Person'] },
  organisations: {
    label: 'app.menu.organisations',
    to: '/organisations',
    icon: Business,
    needs: ['read', 'Organisation'],
  },
} satisfies Record<string, MenuEntry>;

type Entry = keyof typeof entries | 'organisation';

const giver: Entry[] = ['myDay', 'requests', 'bookings', 'availability', 'services', 'library', 'toRead'];
const helper: Entry[] = ['home', 'library', 'toRead', 'healthAndSafety', 'book', 'bookings', 'organisation'];

const menus: Record<Role, Entry[]> = {
  // What they did is in the menu of the account; changes of the law are reached from the library.
  COORDINATOR: ['today', 'organisations', 'services', 'library', 'people', 'bookings', 'dataProtection'],
  // The library, changes of the law and data protection are reached from policies and from the organisation.
  MANAGER: ['today', 'book', 'bookings', 'policies', 'healthAndSafety', 'people', 'organisation'],
  ADVISER: giver,
  PAYROLL_OFFICER: giver,
  TRAINER: helper,
  TRUSTEE: ['today', 'toApprove', 'library', 'toRead', 'healthAndSafety', 'bookings', 'organisation'],
  STAFF: helper,
  VOLUNTEER: helper,
};

const providerManager: Entry[] = [
  'today',
  'book',
  'bookings',
  'requests',
  'availability',
  'ownServices',
  'people',
  'dataProtection',
];

/** A manager of a provider has the provider's pages too. */
function menuFor(role: Role, me: Me): Entry[] {
  return role === 'MANAGER' && me.actingFor?.kind !== 'MEMBER' ? providerManager : menus[role];
}

/** The role whose first page somebody sees who holds several. */
const order: Role[] = [
  'ADVISER',
  'PAYROLL_OFFICER',
  'MANAGER',
  'COORDINATOR',
  'TRAINER',
  'TRUSTEE',
  'STAFF',
  'VOLUNTEER',
];

const rolesOf = (me: Me): Role[] => order.filter((role) => me.roles.includes(role));

/** Which start page somebody's roles call for. */
export function homeOf(me: Me): 'day' | 'consortium' | 'member' {
  const [first] = rolesOf(me);
  if (first === 'ADVISER' || first === 'PAYROLL_OFFICER') return 'day';
  return first === 'COORDINATOR' ? 'consortium' : 'member';
}

/** Who comes to the library to read and to find a form, not to choose for an organisation or to write. */
export function readsPlainly(me: Me): boolean {
  const roles = rolesOf(me);
  return !roles.some((role) => role === 'MANAGER' || role === 'COORDINATOR' || role === 'ADVISER');
}

function entryOf(name: Entry, me: Me): MenuEntry[] {
  if (name !== 'organisation') return [entries[name]];
  if (!me.actingFor) return [];
  return [
    {
      label: 'app.menu.organisation',
      to: `/organisations/${me.actingFor.id}/show`,
      icon: Business,
      needs: ['read', 'Organisation'],
    },
  ];
}

/** The menu of somebody's roles, first role first, each page once. */
export function menuOf(me: Me): MenuEntry[] {
  const wanted = rolesOf(me)
    .flatMap((role) => menuFor(role, me))
    .flatMap((name) => entryOf(name, me));
  return wanted.filter((entry, index) => wanted.findIndex(({ to }) => to === entry.to) === index);
}
