import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openPageAs, startSystem, type TestSystem } from './harness.ts';

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

describe('a law change', () => {
  it('is entered by the coordinator, with a date once it is certain', async () => {
    const page = await openPageAs('coordinator', browser, system);
    await page.goto('/app/law-changes/create');
    await page.getByLabel('Title').fill('Notice of shifts');
    await page.getByLabel('What changes').fill('Workers are told of their shifts two weeks ahead.');
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Confirmed' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Enter the day on which it comes into force', { exact: false }).first().waitFor();
    await page.getByLabel('In force from').fill('2027-03-01');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Notice of shifts' }).waitFor();
    await page.getByText('1 March 2027').waitFor();
    await page.context().close();
  });

  it('is read by everybody, who cannot change it', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/law-changes');
    await page.getByText('Protection from unfair dismissal after six months').first().click();
    await page.getByRole('link', { name: 'Read the source' }).waitFor();
    expect(await page.getByRole('link', { name: 'Change', exact: true }).count()).toBe(0);
    await page.context().close();
  });
});
