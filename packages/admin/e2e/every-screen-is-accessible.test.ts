import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  ask,
  type DemoPerson,
  openBrowser,
  openPage,
  openPageAs,
  settled,
  startSystem,
  type TestSystem,
} from './harness.ts';

let system: TestSystem;
let browser: Browser;

beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const SCREENS: Partial<Record<DemoPerson, string[]>> = {
  manager: [
    '/',
    '/bookings/create',
    '/bookings/create?service=SERVICE',
    '/bookings/create?service=SERVICE&at=2026-12-01T10:00:00.000Z',
    '/bookings',
    '/bookings/BOOKING/show',
    '/bookings/BOOKING/move',
    '/bookings/calendar',
    '/people',
    '/people/create',
    '/people/invite',
    '/people/ME/show',
    '/people/ME/remove',
    '/profile',
    '/mails',
    '/mails/MAIL/show',
    '/organisations/OWN/show',
    '/organisations/OWN',
    '/data-protection',
    '/data-protection/retention',
    '/access-requests',
    '/access-requests/create',
    '/access-requests/REQUEST/show',
    '/complaints',
    '/complaints/create',
    '/complaints/COMPLAINT/show',
    '/processing-activities',
    '/processing-activities/create',
    '/processing-activities/ACTIVITY/show',
    '/processing-activities/ACTIVITY',
    '/incidents',
    '/incidents/create',
    '/incidents/INCIDENT/show',
    '/complain/OWN',
    '/policies',
    '/policies?filter=%7B%22health%22%3A%22OVERDUE%22%7D',
    '/policies/adopt',
    '/policies/adopt?template=TEMPLATE',
    '/policies/adopt?template=TEMPLATE&step=facts',
    '/policies/bring',
    '/policies/KEPT/show',
    '/policies/KEPT/show?tab=versions',
    '/policies/KEPT/show?tab=approvals',
    '/policies/KEPT/show?tab=history',
    '/policies/KEPT/wording',
    '/policies/DRAFTED/wording?adopting=1',
    '/policies/DRAFTED/approval',
    '/policies/OFFERED/new-edition',
    '/policies/OFFERED/new-edition?merge=1',
  ],
  adviser: [
    '/accept-invitation?token=none',
    '/',
    '/requests',
    '/availability/ME',
    '/services',
    '/services/SERVICE/show',
    '/bookings/calendar?view=week',
  ],
  coordinator: [
    '/',
    '/organisations',
    '/organisations/create',
    '/services/SERVICE/show',
    '/people',
    '/bookings',
    '/failed-work',
    '/imports',
    '/imports/create',
    '/history',
    '/bin',
    '/data-protection',
    '/complaints',
    '/processing-activities',
    '/incidents/create',
    '/nothing-here',
  ],
  staff: [
    '/policies',
    '/policies/KEPT/show',
    '/policies-to-approve',
    '/policies/bring',
    '/',
    '/bookings',
    '/people/create',
    '/imports/create',
    '/history',
  ],
  payroll: ['/'],
  trustee: ['/policies-to-approve', '/policies-to-approve/ASKED', '/policies', '/'],
};

const SIGNED_OUT = [
  '/',
  '/login?error=signup_disabled',
  '/forgotten-password',
  '/reset-password?token=x',
  '/reset-password',
  '/confirm-email?token=x',
  '/verify-email',
];

async function problemsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`),
  );
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return wider > 0 ? [...found, `the page is ${wider} px wider than the screen`] : found;
}

/** The first of each of the records that only who answers for an organisation sees. */
async function dataProtectionOf(page: Page): Promise<Record<string, string | undefined>> {
  const answer = await ask<Record<string, { items: { id: string }[] }>>(
    system,
    page,
    '{ REQUEST: accessRequests { items { id } } COMPLAINT: complaints { items { id } } ACTIVITY: processingActivities { items { id } } INCIDENT: incidents { items { id } } }',
  );
  return Object.fromEntries(Object.entries(answer).map(([name, { items }]) => [name, items[0]?.id]));
}

/** A policy in each state that has a page of its own, a template to adopt, and what waits for this person's yes. */
async function policiesOf(page: Page): Promise<Record<string, string | undefined>> {
  const { policies, templates, policiesToApprove } = await ask<{
    policies: {
      items: {
        id: string;
        status: string;
        newerTemplateVersion: { id: string } | null;
        openVersion: { status: string } | null;
      }[];
    };
    templates: { items: { id: string }[] };
    policiesToApprove: { id: string; decision: string | null }[];
  }>(
    system,
    page,
    '{ policies(perPage: 100) { items { id status newerTemplateVersion { id } openVersion { status } } } templates(perPage: 1, filter: { notAdopted: true }) { items { id } } policiesToApprove { id decision } }',
  );
  const { items } = policies;
  return {
    KEPT: items.find(({ status, openVersion }) => status === 'CURRENT' && !openVersion)?.id,
    DRAFTED: items.find(({ status, openVersion }) => status === 'DRAFT' && openVersion?.status === 'DRAFT')
      ?.id,
    OFFERED: items.find(({ newerTemplateVersion }) => newerTemplateVersion)?.id,
    TEMPLATE: templates.items[0]?.id,
    ASKED: policiesToApprove.find(({ decision }) => decision === null)?.id,
  };
}

async function addressesFor(person: DemoPerson, page: Page): Promise<string[]> {
  const { me, services, bookings, mails } = await ask<{
    me: { person: { id: string }; actingFor: { id: string } | null };
    services: { items: { id: string }[] };
    bookings: { items: { id: string }[] };
    mails: { items: { id: string }[] };
  }>(
    system,
    page,
    '{ me { person { id } actingFor { id } } services(filter: { q: "HR advice" }) { items { id } } bookings(perPage: 1, filter: { status: [CONFIRMED, REQUESTED], from: "2026-11-25T00:00:00Z", mine: true }) { items { id } } mails(perPage: 1) { items { id } } }',
  );
  const known = {
    SERVICE: services.items[0]?.id,
    BOOKING: bookings.items[0]?.id,
    ME: me.person.id,
    OWN: me.actingFor?.id,
    MAIL: mails.items[0]?.id,
    ...(person === 'manager' ? await dataProtectionOf(page) : {}),
    ...(/manager|staff|trustee/.test(person) ? await policiesOf(page) : {}),
  };
  return (SCREENS[person] ?? []).map((screen) =>
    screen.replace(
      /SERVICE|BOOKING|MAIL|ME|OWN|REQUEST|COMPLAINT|ACTIVITY|INCIDENT|KEPT|DRAFTED|OFFERED|TEMPLATE|ASKED/g,
      (name) => Object.entries(known).find(([one]) => one === name)?.[1] ?? 'missing',
    ),
  );
}

describe.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
] as const)('in %s, %d px wide', (colorScheme, width) => {
  const options = { colorScheme, viewport: { width, height: 844 } };

  it.each(SIGNED_OUT)('the page %s for who is not signed in has no problem', async (address) => {
    const page = await openPage(browser, system, options);
    await page.goto(`/app${address}`);
    await settled(page);
    expect(await problemsOf(page)).toEqual([]);
    await page.context().close();
  });

  it.each(Object.keys(SCREENS) as DemoPerson[])(
    'no screen of %s has a problem',
    async (person) => {
      const page = await openPageAs(person, browser, system, options);
      const problems: Record<string, string[]> = {};
      // a missing word, a refused style, a failed request: all are said in the browser's log
      const log: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') log.push(message.text());
      });
      page.on('pageerror', ({ message }) => log.push(message));
      for (const address of await addressesFor(person, page)) {
        await page.goto(`/app${address}`);
        await settled(page);
        const found = [...(await problemsOf(page)), ...log.splice(0)];
        if (found.length > 0) problems[address] = found;
      }
      expect(problems).toEqual({});
      await page.context().close();
      // many screens, and a machine that may be busy
    },
    300_000,
  );
});
