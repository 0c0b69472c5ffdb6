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

const PHONE = { viewport: { width: 390, height: 844 } };

describe('a policy that staff are asked to read', () => {
  it('is found on the start page and in the library, read and confirmed on a phone', async () => {
    const page = await openPageAs('staff', browser, system, PHONE);
    await page.goto('/app/');
    await page.getByRole('link', { name: 'Read “Keys and locking up” and confirm that you did' }).waitFor();
    await page.goto('/app/templates');
    const panel = page.getByRole('region', { name: 'To read and confirm' });
    await panel.getByText(/You confirmed an earlier version. What changed: What is found is kept/).waitFor();
    await panel.getByRole('link', { name: 'Read “Keys and locking up”' }).click();
    await page.getByRole('heading', { level: 1, name: 'Keys and locking up' }).waitFor();
    await page.getByText('Only people on the key list hold keys.', { exact: false }).waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Confirm that I have read it' }).click();
    await page.getByText('Thank you. Your confirmation is kept.').waitFor();
    await page.goto('/app/to-read');
    await page.getByText('Confirmed on 24 November 2026, version 1').waitFor();
    await page.context().close();
  });

  it('shows its manager who is missing, who enters a signed list and reminds the others', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/acknowledgements');
    await page.getByRole('link', { name: 'Keys and locking up' }).click();
    await page.getByRole('heading', { level: 1, name: 'Who has read “Keys and locking up”' }).waitFor();
    const missing = page.getByRole('region', { name: 'Still missing' });
    await missing.getByText('Nora Fenn').waitFor();
    await page
      .getByRole('region', { name: 'Confirmed' })
      .getByText(/version 1, by a link/)
      .waitFor();
    await page.getByRole('button', { name: 'Enter a signed list' }).click();
    const list = page.getByRole('region', { name: 'Enter a signed list' });
    await list.getByRole('button', { name: 'Enter 0 names' }).click();
    await list.getByText('Tick at least one name that signed.').waitFor();
    await list.getByLabel('Nora Fenn').check();
    await list.getByRole('button', { name: 'Enter 1 name' }).click();
    await page.getByText('The signed list is entered.').waitFor();
    await missing.getByText('Nora Fenn').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remind those who are missing' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send reminders' }).click();
    await page.getByText('Reminders are on their way.').waitFor();
    await page.context().close();
  });

  it('is kept from other charities and from links that do not work', async () => {
    const page = await openPageAs('other.manager', browser, system);
    await page.goto('/app/acknowledgements');
    await page
      .getByRole('main')
      .getByRole('table')
      .or(page.getByRole('main').getByRole('list'))
      .first()
      .waitFor();
    expect(await page.getByText('Keys and locking up').count()).toBe(0);
    await page.goto('/app/read-and-confirm?token=made-up');
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    await page.context().close();
  });
});

describe('people without an account', () => {
  it('are added, and archived, by the manager', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/policy-readers');
    await page.getByText('Win Harker').waitFor();
    await page.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Jo Sayer');
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Jo Sayer').waitFor();
    await page.getByRole('button', { name: 'Archive Jo Sayer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive', exact: true }).click();
    await page.getByText('Jo Sayer', { exact: true }).waitFor({ state: 'detached' });
    await page.context().close();
  });
});
