import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
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
    '/acknowledgements',
    '/policy-readers',
    '/to-read',
    '/law-changes',
    '/law-changes/LAWCHANGE/show',
    '/review-tasks/REVIEW',
    '/acknowledgements/READ',
    '/to-read/VERSION',
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
    '/health-and-safety',
    '/risk-assessments',
    '/risk-assessments/create',
    '/risk-assessments/RISK/show',
    '/risk-assessments/RISK',
    '/accidents',
    '/safety-checks',
    '/safety-checks/create',
    '/safety-checks/CHECK/show',
    '/safety-checks/CHECK',
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
    '/law-changes',
    '/law-changes/create',
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
    '/policies',
    '/policies/KEPT/show',
    '/policies-to-approve',
    '/policies/bring',
    '/health-and-safety',
    '/accidents',
    '/accidents/create',
    '/accidents/ACCIDENT/show',
    '/safety-checks/CHECK/show',
    '/risk-assessments/RISK/show',
  ],
  payroll: ['/'],
  // The health and safety lead of the demo.
  trustee: [
    '/',
    '/templates',
    '/policies-to-approve',
    '/policies-to-approve/ASKED',
    '/policies',
    '/health-and-safety',
    '/accidents',
    '/accidents/ACCIDENT/show',
    '/accidents/ACCIDENT',
  ],
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

/** The first of each of the records of health and safety that somebody sees. */
async function safetyOf(page: Page): Promise<Record<string, string | undefined>> {
  const answer = await ask<Record<string, { items: { id: string }[] }>>(
    system,
    page,
    '{ RISK: riskAssessments(filter: { q: "kitchen" }) { items { id } } CHECK: safetyChecks(filter: { kind: FIRE_ALARM }) { items { id } } ACCIDENT: accidents(filter: { open: true }) { items { id } } }',
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

/** A law change that asks somebody for a review, that review, and a policy that people confirm. */
async function readingsOf(page: Page): Promise<Record<string, string | undefined>> {
  const { reviewTasks, policies } = await ask<{
    reviewTasks: { items: { id: string; lawChange: { id: string } | null }[] };
    policies: { items: { id: string; acknowledgedBy: string[]; currentVersion: { id: string } | null }[] };
  }>(
    system,
    page,
    '{ reviewTasks(perPage: 1) { items { id lawChange { id } } } policies(perPage: 100) { items { id acknowledgedBy currentVersion { id } } } }',
  );
  const [review] = reviewTasks.items;
  const read = policies.items.find(
    ({ acknowledgedBy, currentVersion }) => acknowledgedBy.length > 0 && currentVersion,
  );
  return {
    LAWCHANGE: review?.lawChange?.id,
    REVIEW: review?.id,
    READ: read?.id,
    VERSION: read?.currentVersion?.id,
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
    ...documents,
    ...(person === 'manager' ? { ...(await dataProtectionOf(page)), ...(await readingsOf(page)) } : {}),
    ...(/manager|staff|trustee/.test(person)
      ? { ...(await safetyOf(page)), ...(await policiesOf(page)) }
      : {}),
  };
  return (SCREENS[person] ?? []).map((screen) =>
    screen.replace(
      /LAWCHANGE|REVIEW|READ|VERSION|SERVICE|BOOKING|MAIL|ME|OWN|REQUEST|COMPLAINT|ACTIVITY|INCIDENT|RISK|CHECK|ACCIDENT|KEPT|DRAFTED|OFFERED|TEMPLATE|ASKED/g,
      (name) => Object.entries(known).find(([one]) => one === name)?.[1] ?? 'missing',
    ),
  );
}

const AS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 390 },
] as const;

/** The problems of a screen in each theme and width: it is opened once, and then seen as each. */
async function problemsInAll(page: Page): Promise<Record<string, string[]>> {
  const problems: Record<string, string[]> = {};
  const grounds = new Set<string>();
  for (const { colorScheme, width } of AS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    await settled(page);
    const found = await problemsOf(page);
    if (found.length > 0) problems[`${colorScheme}, ${width} px wide`] = found;
    grounds.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
  }
  // Else both themes were one, and the dark one was never looked at.
  if (grounds.size !== 2) problems.themes = [...grounds];
  return problems;
}

it.each(SIGNED_OUT)('the page %s for who is not signed in has no problem', async (address) => {
  const page = await openPage(browser, system);
  await page.goto(`/app${address}`);
  expect(await problemsInAll(page)).toEqual({});
  await page.context().close();
});

/** So many screens are looked at in one test: a machine that is busy takes some seconds for each. */
const AT_ONCE = 20;

const PARTS = (Object.keys(SCREENS) as DemoPerson[]).flatMap((person) =>
  Array.from(
    { length: Math.ceil((SCREENS[person] ?? []).length / AT_ONCE) },
    (_, part): [DemoPerson, number] => [person, part * AT_ONCE],
  ),
);

it.each(PARTS)(
  'no screen of %s has a problem, from number %i on',
  async (person, from) => {
    const page = await openPageAs(person, browser, system);
    const problems: Record<string, unknown> = {};
    // a missing word, a refused style, a failed request: all are said in the browser's log
    const log: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') log.push(message.text());
    });
    page.on('pageerror', ({ message }) => log.push(message));
    for (const address of (await addressesFor(person, page)).slice(from, from + AT_ONCE)) {
      await page.setViewportSize({ width: 1280, height: 844 });
      await page.goto(`/app${address}`);
      await settled(page);
      const found = await problemsInAll(page);
      if (Object.keys(found).length > 0 || log.length > 0)
        problems[address] = { ...found, log: log.splice(0) };
    }
    expect(problems).toEqual({});
    await page.context().close();
    // many screens, and a machine that may be busy
  },
  300_000,
);
