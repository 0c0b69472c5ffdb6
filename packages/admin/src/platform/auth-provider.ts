import type { AuthProvider } from 'react-admin';
import { setActingFor } from './acting-for.ts';
import { postAuth } from './auth-client.ts';
import { forgetDrafts } from './kept-draft.ts';
import { abilityOf, forgetMe, loadMe } from './me.ts';
import { signInByPasskey } from './passkey.ts';

/** Resource names of the console and what the API calls them. */
const SUBJECTS: Record<string, string> = {
  bookings: 'Booking',
  services: 'Service',
  organisations: 'Organisation',
  people: 'Person',
  invitations: 'Invitation',
  availability: 'Availability',
  memberships: 'Membership',
  serviceCategories: 'ServiceCategory',
  mails: 'Mail',
  imports: 'Import',
  history: 'HistoryEntry',
  bin: 'BinItem',
  'access-requests': 'AccessRequest',
  complaints: 'Complaint',
  'processing-activities': 'ProcessingActivity',
  incidents: 'Incident',
  'risk-assessments': 'RiskAssessment',
  accidents: 'Accident',
  'safety-checks': 'SafetyCheck',
  'law-changes': 'LawChange',
  'policy-readers': 'PolicyReader',
  'review-tasks': 'ReviewTask',
  templates: 'Template',
  policies: 'Policy',
  facts: 'FactQuestion',
  'statutory-rates': 'StatutoryRate',
  'template-categories': 'TemplateCategory',
};

/** react-admin's words for what one does, and the API's. */
const ACTIONS: Record<string, string> = { list: 'read', show: 'read', edit: 'update', delete: 'archive' };

/** What opening a page needs where the API's verb is another: hours are read by who may not set them, a booking is booked. */
const PAGES: Record<string, string> = {
  'availability.edit': 'read',
  'bookings.create': 'book',
  'imports.create': 'check',
  'history.list': 'list',
};

/** How somebody signs in: by password, then perhaps by a code; by a recovery code; by passkey. */
export type Credentials =
  | { email: string; password: string }
  | { code: string }
  | { recoveryCode: string }
  | { passkey: true };

/** Thrown by signing in when the password was right and a code is needed too. */
export const CODE_NEEDED = 'app.signIn.codeNeeded';

async function signIn(credentials: Credentials): Promise<void> {
  if ('passkey' in credentials) return signInByPasskey();
  if ('code' in credentials) {
    await postAuth('/two-factor/verify-totp', { code: credentials.code });
  } else if ('recoveryCode' in credentials) {
    await postAuth('/two-factor/verify-backup-code', { code: credentials.recoveryCode });
  } else {
    const answer = await postAuth<{ twoFactorRedirect?: boolean }>('/sign-in/email', credentials);
    if (answer?.twoFactorRedirect) throw new Error(CODE_NEEDED);
  }
}

export const authProvider: AuthProvider = {
  async login(credentials: Credentials) {
    await signIn(credentials);
    setActingFor(undefined);
    forgetMe();
    if (!(await loadMe())) throw new Error('app.signIn.noPerson');
  },
  async logout() {
    if (await loadMe().catch(() => null)) {
      await postAuth('/sign-out', {}).catch(() => undefined);
    }
    forgetDrafts();
    setActingFor(undefined);
    forgetMe();
  },
  async checkAuth() {
    // a server that does not answer is no reason to sign anybody out: the frame says so and tries again
    if ((await loadMe().catch(() => undefined)) === null) {
      forgetMe();
      throw Object.assign(new Error('signed out'), { message: false });
    }
  },
  async checkError(error: { status?: number }) {
    if (error?.status !== 401) return;
    forgetMe();
    throw new Error('app.signIn.ended');
  },
  async getIdentity() {
    const me = await loadMe().catch(() => null);
    return { id: me?.person.id ?? '', fullName: me?.person.name ?? '' };
  },
  async getPermissions() {
    const me = await loadMe().catch(() => null);
    return me ? abilityOf(me) : undefined;
  },
  async canAccess({ resource, action }) {
    const me = await loadMe().catch(() => null);
    if (!me) return false;
    const verb = PAGES[`${resource}.${action}`] ?? ACTIONS[action] ?? action;
    return abilityOf(me).can(verb, SUBJECTS[resource] ?? resource);
  },
};
