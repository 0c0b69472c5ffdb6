import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { ask, openBrowser, openPageAs, settled, startSystem, type TestSystem } from './harness.ts';
import { publishDocument } from './library.ts';

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

/** In force at the small charity of the demo, and nowhere else. */
const POLICY = 'Keeping goats';
const LAW = 'Goats are fed twice';

/** Reviews are raised by work beside requests: a moment later. */
async function untilThere(page: Page, address: string, wanted: Locator): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    await page.goto(address);
    await settled(page);
    if (await wanted.isVisible()) return;
    await page.waitForTimeout(500);
  }
  throw new Error(`Nothing came of it on ${address}`);
}

/** Makes a document of the library a policy in force of the demo manager's charity. */
async function adopt(templateId: string): Promise<void> {
  const manager = await openPageAs('manager', browser, system);
  const { template } = await ask<{ template: { currentVersion: { id: string } } }>(
    system,
    manager,
    'query ($id: ID!) { template(id: $id) { currentVersion { id } } }',
    { id: templateId },
  );
  const { policy } = await ask<{ policy: { openVersion: { id: string } } }>(
    system,
    manager,
    'mutation ($input: AdoptTemplateInput!) { policy: adoptTemplate(input: $input) { openVersion { id } } }',
    { input: { templateVersionId: template.currentVersion.id } },
  );
  await ask(
    system,
    manager,
    'mutation ($id: ID!) { adoptAtMeeting(id: $id, heldOn: "2026-11-20", minute: "Item 1") { id } }',
    { id: policy.openVersion.id },
  );
  await manager.context().close();
}

describe('a change of the law', () => {
  it('stands under Today of a member whose policy it touches, who opens it and says what came of it', async () => {
    await adopt(await publishDocument(browser, system, { title: POLICY, text: 'Goats are fed at nine.' }));
    const coordinator = await openPageAs('coordinator', browser, system);
    await coordinator.goto('/app/templates');
    await coordinator.getByRole('link', { name: 'Law changes' }).click();
    await coordinator.getByRole('link', { name: 'Enter a law change' }).click();
    await coordinator.getByLabel('Title').fill(LAW);
    await coordinator.getByLabel('What changes').fill('Whoever keeps goats feeds them twice a day.');
    await coordinator.getByRole('combobox', { name: 'State' }).click();
    await coordinator.getByRole('option', { name: 'Confirmed' }).click();
    await coordinator.getByLabel('In force from').fill('2026-12-15');
    await coordinator.getByLabel('Templates that it touches').fill('Keeping');
    await coordinator.getByRole('option', { name: POLICY, exact: true }).click();
    await coordinator.getByRole('button', { name: 'Save' }).click();
    await coordinator.getByRole('heading', { level: 1, name: LAW }).waitFor();
    const law = new URL(coordinator.url()).pathname;

    const manager = await openPageAs('manager', browser, system);
    const sentence = `The law changes (${LAW}): look at your policy`;
    const needed = manager.getByRole('listitem').filter({ hasText: sentence });
    await untilThere(manager, '/app/', needed);
    await needed.getByText(POLICY, { exact: false }).waitFor();
    await needed.getByRole('link', { name: 'Review', exact: true }).click();
    await manager.getByRole('heading', { level: 1, name: `Look at “${POLICY}”` }).waitFor();
    await manager.getByText('Whoever keeps goats feeds them twice a day.').waitFor();

    await manager.getByRole('button', { name: 'Say what came of it' }).click();
    const dialog = manager.getByRole('dialog', { name: 'What came of your review?' });
    await dialog.getByRole('button', { name: 'Finish the review' }).click();
    await dialog.getByText('Choose what came of it.').waitFor();
    await dialog.getByLabel('What came of it', { exact: true }).click();
    await manager.getByRole('option', { name: 'It is right as it is' }).click();
    await dialog.getByRole('button', { name: 'Finish the review' }).click();
    await manager.getByText('The review is finished.').waitFor();

    await manager.goto('/app/');
    await settled(manager);
    await manager.getByRole('heading', { name: 'What needs you' }).waitFor();
    expect(await needed.count()).toBe(0);
    await manager.goto(law);
    await manager.getByRole('link', { name: 'It is right as it is' }).waitFor();
    await manager.context().close();

    // neither a member without such a policy nor the coordinator sees anything of it
    const other = await openPageAs('other.manager', browser, system);
    await other.goto('/app/');
    await settled(other);
    expect(await other.getByText(sentence).count()).toBe(0);
    await other.goto(law);
    await other.getByText('None of your policies follows a template that it touches.').waitFor();
    await other.context().close();
    await coordinator.reload();
    await settled(coordinator);
    expect(await coordinator.getByText('It is right as it is').count()).toBe(0);
    await coordinator.context().close();
  });
});
