import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openPageAs, startSystem, type TestSystem } from './harness.ts';
import { publishDocument, rememberFacts } from './library.ts';

const TITLE = 'Who hears a grievance';
let system: TestSystem;
let browser: Browser;
let id: string;

beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  id = await publishDocument(browser, system, {
    title: TITLE,
    text: 'The {grievance_role} hears it within {drill_months} months.',
  });
  await rememberFacts(browser, system, { grievance_role: null, drill_months: null });
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

describe('a manager', () => {
  it('answers in one document, finds the answers among the facts, and is not asked again', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto(`/app/templates/${id}/fill`);
    await page.getByRole('status').getByText('2 answers are missing').waitFor();
    await page.getByLabel('Who hears grievances?').fill('Deputy manager');
    await page.getByLabel('How many months apart are fire drills?').fill('three');
    await page.getByRole('button', { name: 'Download as Word' }).click();
    await page.getByRole('alert').getByText('Enter a number in figures', { exact: false }).waitFor();
    await page.getByLabel('How many months apart are fire drills?').fill('3');
    await page.getByRole('status').getByText('Nothing is missing. You can download it.').waitFor();
    expect(await page.getByLabel('Remember my answers for the next document').isChecked()).toBe(true);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as Word' }).click();
    await saved;

    await page.goto('/app/facts');
    await page.getByLabel('Search the questions').fill('grievances');
    await page.getByText('Deputy manager', { exact: true }).waitFor();
    await page.getByText(TITLE, { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'Change the answers on “Who does what”' }).click();
    await page.getByLabel('Who hears grievances?').fill('A trustee {x}\u0007');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Who hears grievances?').fill('A trustee');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. The next document that you fill in uses it.').waitFor();

    await page.goto(`/app/templates/${id}/fill`);
    await page.getByText('The A trustee hears it within 3 months.').waitFor();
    await page.context().close();
  });

  it('staff see what was answered and cannot change it', async () => {
    const page = await openPageAs('staff', browser, system);
    await page.goto('/app/facts');
    await page.getByText('A trustee', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /Change the answers|Answer the questions/ }).count()).toBe(
      0,
    );
    await page.context().close();
  });
});
