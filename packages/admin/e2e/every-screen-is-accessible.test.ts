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
import { draftDocument, proposeNextVersion, publishDocument } from './library.ts';

let system: TestSystem;
let browser: Browser;
/** A document whose second version waits for a review, and one with something to put right. */
let documents: { TEMPLATE: string; DRAFTED: string };

// a question of every kind, and a table that is wider than a phone
const TEXT = `## Who does what

The {head_role} of {organisation_name} does it{#phone}, on {phone}{/phone}. {purpose}

| Place | Address | Gathering point | Alarm | First aid | Capacity |
| --- | --- | --- | --- | --- | --- |
| {#sites}{site_name} | {site_address} | {assembly_point} | {fire_alarm} | {first_aid_kit} | {max_capacity}{/sites} |

{#has_minibus}

## The minibus

It is insured until {el_policy_expiry}. Drills are {drill_months} months apart.

{/has_minibus}
`;

async function arrangeDocuments(): Promise<typeof documents> {
  const text = `${TEXT}\n[A rule](https://example.org)`;
  const TEMPLATE = await publishDocument(browser, system, { title: 'A policy of many parts', text: TEXT });
  await proposeNextVersion(browser, system, TEMPLATE, text.replace('does it', 'sees to it'));
  const wrong = `${TEXT}\n{#never_closed} and {unknown_field}`;
  const { id: DRAFTED } = await draftDocument(browser, system, { title: 'A draft', text: wrong });
  return { TEMPLATE, DRAFTED };
}

beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  documents = await arrangeDocuments();
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
    '/templates',
    '/templates?q=policy&ours=yes',
    '/templates?q=nothingatall',
    '/templates/TEMPLATE/show',
    '/templates/TEMPLATE/compare',
    '/templates/TEMPLATE/fill',
    '/facts',
  ],
  adviser: [
    '/accept-invitation?token=none',
    '/',
    '/requests',
    '/availability/ME',
    '/services',
    '/services/SERVICE/show',
    '/bookings/calendar?view=week',
    '/templates',
    '/templates/TEMPLATE/review',
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
    '/templates/written',
    '/templates/create',
    '/templates/TEMPLATE',
    '/templates/TEMPLATE/show',
    '/templates/TEMPLATE/write',
    '/templates/TEMPLATE/review',
    '/templates/DRAFTED/write',
    '/templates/categories',
    '/statutory-rates',
    '/facts',
  ],
  staff: [
    '/',
    '/templates',
    '/templates?q=fire',
    '/templates/TEMPLATE/show',
    '/templates/TEMPLATE/fill',
    '/bookings',
    '/people/create',
    '/imports/create',
    '/history',
  ],
  payroll: ['/'],
  trustee: ['/', '/templates'],
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
    ...documents,
    ...(person === 'manager' ? await dataProtectionOf(page) : {}),
  };
  return (SCREENS[person] ?? []).map((screen) =>
    screen.replace(
      /TEMPLATE|DRAFTED|SERVICE|BOOKING|MAIL|ME|OWN|REQUEST|COMPLAINT|ACTIVITY|INCIDENT/g,
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
