import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { offerEditions } from '../src/features/policies/offer-editions.job.js';
import { keepStarterLibrary } from '../src/features/templates/keep-starter-library.js';
import { asOwner } from '../test/database-role.js';
import { type Call, startTestSystem, type TestSystem } from '../test/harness.js';
import { loadDemo } from './load-demo.js';
import { loadDemoPolicies } from './load-demo-policies.js';

let system: TestSystem;

beforeAll(async () => {
  system = await startTestSystem();
  await keepStarterLibrary(system.databaseUrl);
  await loadDemo(system.databaseUrl, 'http://127.0.0.1:4000');
  await loadDemoPolicies(system.app.files);
  await loadDemoPolicies(system.app.files);
  await system.app.database.queue.send(offerEditions, {});
  await system.app.database.queue.drain('offer-editions');
  await system.app.database.queue.drain('raise-review-tasks');
}, 120_000);

afterAll(() => system?.close());

async function callAs(email: string): Promise<Call> {
  const [person] = await asOwner<{ id: string }>(
    system.databaseUrl,
    `select person_id as id from person_contacts where email = '${email}'`,
  );
  return system.as({ id: person?.id ?? '' });
}

it('shows readings in every state: done, left, late, to be read again, and a small change that asked nobody', async () => {
  const manager = await callAs('manager@demo.test');
  const { data } = await manager(
    '{ acknowledgementProgresses { policyTitle versionNumber asked done late people { name way acknowledgedNumber } } }',
  );
  type Progress = { policyTitle: string; versionNumber: number; asked: number; done: number; late: number };
  const progresses: Progress[] = data.acknowledgementProgresses;
  const of = (title: string) => progresses.find(({ policyTitle }) => policyTitle.startsWith(title));
  expect(of('Health and safety')).toMatchObject({ asked: 5, done: 5, late: 0 });
  expect(of('Safeguarding')).toMatchObject({ versionNumber: 2, asked: 7, done: 1, late: 6 });
  expect(of('Sickness')).toMatchObject({ versionNumber: 2, asked: 5, done: 2, late: 3 });
  expect(of('Keys')).toMatchObject({ asked: 8, done: 3, late: 5 });
  expect(of('Visitors’ belongings')).toMatchObject({ versionNumber: 2, done: 0, late: 0 });
  const staff = await callAs('staff@demo.test');
  const toRead = (await staff('{ policiesToRead { id title hasReadEarlier acknowledgedAt } }')).data;
  const keys = toRead.policiesToRead.find(({ title }: { title: string }) => title.startsWith('Keys'));
  const shown = await staff('query ($id: ID!) { policyToRead(policyVersionId: $id) { html sha256 } }', {
    id: keys.id,
  });
  expect(shown.data.policyToRead.html).toContain('Only people on the key list hold keys.');
});

it('has reviews that the law asks for, raised by the product', async () => {
  const { data } = await (await callAs('manager@demo.test'))(
    '{ reviewTasks(filter: { open: true }) { total items { policyTitle lawChange { title } } } mails { total items { subject } } }',
  );
  expect(data.reviewTasks.total).toBeGreaterThan(0);
  expect(data.mails.items.map(({ subject }: { subject: string }) => subject)).toContainEqual(
    expect.stringMatching(/to review$/),
  );
  const other = await (await callAs('other.manager@demo.test'))(
    '{ reviewTasks(filter: { open: true }) { total } }',
  );
  expect(other.data.reviewTasks.total).toBeGreaterThan(0);
});

it('shows a policy in every state, and something for the trustee to approve', async () => {
  const call = await callAs('manager@demo.test');
  const { data } = await call(
    '{ policies(perPage: 100) { items { title health newerTemplateVersion { number } currentVersion { origin } openVersion { status clashes } } } policyHealth { necessity missing } }',
  );
  const healths = data.policies.items.map((one: { health: string }) => one.health);
  expect(new Set(healths)).toEqual(new Set(['CURRENT', 'DUE', 'OVERDUE', 'DRAFT', 'WITHDRAWN']));
  const titles = data.policies.items.map((one: { title: string }) => one.title);
  expect(new Set(titles).size).toBe(titles.length);
  expect(
    data.policies.items.some(
      (one: { currentVersion: { origin: string } | null }) => one.currentVersion?.origin === 'OWN_FILE',
    ),
  ).toBe(true);
  expect(
    data.policies.items.find((one: { title: string }) => one.title === 'Social media at work'),
  ).toMatchObject({
    newerTemplateVersion: { number: 2 },
    openVersion: { status: 'DRAFT', clashes: 1 },
  });
  expect(data.policyHealth.some((one: { missing: number }) => one.missing > 0)).toBe(true);
  const waiting = await (await callAs('trustee@demo.test'))('{ policiesToApprove { id } }');
  expect(waiting.data.policiesToApprove).toHaveLength(1);
});
