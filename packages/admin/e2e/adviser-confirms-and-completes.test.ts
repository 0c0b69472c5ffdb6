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

describe('an HR adviser', () => {
  it('finds a request, reads it and confirms it', async () => {
    const page = await openPageAs('adviser', browser, system);
    await page.goto('/app/requests');
    await page.getByRole('table', { name: 'Bookings' }).getByRole('link').first().click();
    await page.getByText(/To be answered by/).waitFor();
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await page.getByText('Confirmed', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Decline' }).count()).toBe(0);
    await page.context().close();
  });

  it('declines a request only with a reason', async () => {
    const page = await openPageAs('adviser', browser, system);
    await page.goto('/app/requests');
    await page.getByRole('table', { name: 'Bookings' }).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Decline' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Decline request' }).click();
    await dialog.getByText('Say why, in a sentence').waitFor();
    await dialog.getByLabel('Reason').fill('Please book the payroll officer for this.');
    await dialog.getByRole('button', { name: 'Decline request' }).click();
    await page.getByText('Declined', { exact: true }).waitFor();
    await page.getByText('Please book the payroll officer for this.').waitFor();
    await page.context().close();
  });

  it('completes an appointment from the day page in two clicks', async () => {
    const page = await openPageAs('adviser', browser, system);
    await page.goto('/app/');
    const needs = page.getByRole('region', { name: 'What needs you' });
    const row = needs
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: 'Complete' }) })
      .first();
    const address = await row.getByRole('link').getAttribute('href');
    await row.getByRole('button', { name: 'Complete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Complete' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goto(address ?? '');
    await page.getByText('Completed', { exact: true }).waitFor();
    await page.context().close();
  });

  it('sees the week that results before hours are saved', async () => {
    const page = await openPageAs('adviser', browser, system);
    await page.goto('/app/availability');
    await page.getByRole('heading', { level: 1, name: 'Your availability' }).waitFor();
    const saturday = page.getByLabel('Saturday');
    await saturday.fill('nine to five');
    await page.getByText('Put right the marked days').waitFor();
    await saturday.fill('9-12.30 and 1:30pm to 5pm');
    await page.getByText('Works 9am to 12:30pm, 1:30pm to 5pm').first().waitFor();
    await page.getByText('With changes that are not saved yet').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    await page.reload();
    expect(await page.getByLabel('Saturday').inputValue()).toBe('9:00–12:30, 13:30–17:00');
    await page.context().close();
  });

  it('adds leave and takes it away again', async () => {
    const page = await openPageAs('adviser', browser, system);
    await page.goto('/app/availability');
    const form = page.getByRole('region', { name: 'Leave and extra hours' });
    await form.getByRole('button', { name: 'Add' }).click();
    await form.getByText('Choose the first day').waitFor();
    await form.getByLabel('First day').fill('2026-12-14');
    await form.getByLabel('Last day (optional)').fill('2026-12-18');
    await form.getByRole('button', { name: 'Add' }).click();
    const row = form.getByRole('listitem').filter({ hasText: '14 December 2026 to 18 December 2026' });
    await row.getByRole('button', { name: /Remove/ }).click();
    await row.waitFor({ state: 'detached' });
    await page.context().close();
  });
});
