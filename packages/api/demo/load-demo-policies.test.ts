import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { offerEditions } from '../src/features/policies/offer-editions.job.js';
import { keepStarterLibrary } from '../src/features/templates/keep-starter-library.js';
import { asOwner } from '../test/database-role.js';
import { startTestSystem, type TestSystem } from '../test/harness.js';
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
}, 120_000);

afterAll(() => system?.close());

it('shows a policy in every state, and something for the trustee to approve', async () => {
  const [manager] = await asOwner<{ id: string }>(
    system.databaseUrl,
    `select person_id as id from person_contacts where email = 'manager@demo.test'`,
  );
  const call = await system.as({ id: manager?.id ?? '' });
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
  const [trustee] = await asOwner<{ id: string }>(
    system.databaseUrl,
    `select person_id as id from person_contacts where email = 'trustee@demo.test'`,
  );
  const waiting = await (await system.as({ id: trustee?.id ?? '' }))('{ policiesToApprove { id } }');
  expect(waiting.data.policiesToApprove).toHaveLength(1);
});
