import type { AuthProvider } from 'react-admin';
import { setActingFor } from './acting-for.ts';
import { abilityOf, forgetMe, loadMe } from './me.ts';

/** Resource names of the console and what the API calls them. */
const SUBJECTS: Record<string, string> = {
  bookings: 'Booking',
  services: 'Service',
  organisations: 'Organisation',
  people: 'Person',
  availability: 'Availability',
  memberships: 'Membership',
  serviceCategories: 'ServiceCategory',
  mails: 'Mail',
  'access-requests': 'AccessRequest',
  complaints: 'Complaint',
  'processing-activities': 'ProcessingActivity',
  incidents: 'Incident',
};

/** react-admin's words for what one does, and the API's. */
const ACTIONS: Record<string, string> = { list: 'read', show: 'read', edit: 'update', delete: 'archive' };

/** What opening a page needs where the API's verb is another: hours are read by who may not set them, a booking is booked. */
const PAGES: Record<string, string> = { 'availability.edit': 'read', 'bookings.create': 'book' };

async function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function refusalOfSignIn(status: number): string {
  if (status === 429) return 'app.signIn.tooMany';
  if (status >= 500) return 'app.failed.busy';
  return 'app.signIn.wrong';
}

export const authProvider: AuthProvider = {
  async login({ email, password }: { email: string; password: string }) {
    const answer = await post('/api/auth/sign-in/email', { email, password }).catch(() => {
      throw new Error('app.failed.network');
    });
    if (!answer.ok) throw new Error(refusalOfSignIn(answer.status));
    setActingFor(undefined);
    forgetMe();
    if (!(await loadMe())) throw new Error('app.signIn.noPerson');
  },
  async logout() {
    if (await loadMe().catch(() => null)) {
      await post('/api/auth/sign-out', {}).catch(() => undefined);
    }
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
