import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage, openPageAs, startSystem, type TestSystem } from './harness.ts';

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

/** The actions of a page and the confirming button of their dialog may have the same name. */
const confirm = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

describe('a request for one’s data', () => {
  let address: string;

  it('is made by a member of staff from the profile', async () => {
    const page = await openPageAs('staff', browser, system);
    await page.goto('/app/profile');
    const panel = page.getByRole('region', { name: 'Your data' });
    await panel.getByRole('button', { name: 'Ask for my data' }).click();
    await page.getByRole('dialog').getByLabel('What exactly (optional)').fill('My bookings');
    await confirm(page, 'Ask');
    const link = panel.getByRole('link', { name: 'A copy of their data, asked on 24 November 2026' });
    await link.waitFor();
    address = (await link.getAttribute('href')) ?? '';
    await page.context().close();
  });

  it('is paused, resumed, collected, and answered by the manager', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'A copy of their data: Callum Whitworth' }).waitFor();
    await page.getByText('24 December 2026').waitFor();

    await page.getByRole('button', { name: 'Stop the clock' }).click();
    await confirm(page, 'Stop the clock');
    await page.getByText('Waiting for proof of who they are since 24 November 2026').waitFor();
    await page.getByRole('button', { name: 'Let the clock go on' }).click();
    await page.getByRole('dialog').getByLabel('The day on which their answer came').fill('2026-11-23');
    await confirm(page, 'Go on');
    await page.getByText(/not before the pause and not after today/).waitFor();
    await page.getByRole('dialog').getByLabel('The day on which their answer came').fill('2026-11-24');
    await confirm(page, 'Go on');
    await page.getByText('Running', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Collect the data' }).click();
    const open = page.getByRole('button', { name: 'Download' });
    await open.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), open.click()]);
    expect(download.suggestedFilename()).toBe('personal-data.zip');
    const zip = await readFile(await download.path());
    expect(zip.subarray(0, 2).toString()).toBe('PK');

    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await confirm(page, 'Close as answered');
    await page.getByText('Say what you did').waitFor();
    await page.getByRole('dialog').getByLabel('Your answer').fill('The file is in your profile.');
    await confirm(page, 'Close as answered');
    await page.getByText('Answered', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Refuse' }).count()).toBe(0);
    await page.context().close();
  });

  it('shows its answer to whoever asked', async () => {
    const page = await openPageAs('staff', browser, system);
    await page.goto(address);
    await page.getByText('The file is in your profile.').waitFor();
    await page.context().close();
  });
});

describe('a complaint', () => {
  it('comes from somebody who is not signed in, by keyboard, and is read by the manager', async () => {
    const manager = await openPageAs('manager', browser, system);
    await manager.goto('/app/data-protection');
    const form = await manager
      .getByRole('region', { name: 'Your complaint form' })
      .getByRole('link')
      .getAttribute('href');
    const page = await openPage(browser, system);
    await page.goto(form ?? '');
    await page
      .getByRole('heading', { level: 1, name: 'Complain to Larkmoor Community Kitchen about your data' })
      .waitFor();
    await page.getByRole('button', { name: 'Send complaint' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Enter your name').waitFor();
    await page.keyboard.type('Robin Example');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('You posted my address.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Thank you. Your complaint has arrived.').waitFor();
    await page.context().close();
    await manager.goto('/app/complaints');
    await manager.getByRole('link', { name: 'Robin Example' }).click();
    await manager.getByText('You posted my address.').waitFor();
    await manager.context().close();
  });

  it('about a member is counted by the coordinator, not read', async () => {
    const page = await openPageAs('coordinator', browser, system);
    await page.goto('/app/complaints');
    const link = page.getByRole('link', { name: 'A complaint about Larkmoor Community Kitchen' }).first();
    await link.click();
    await page.getByText(/is for the managers of the organisation/).waitFor();
    expect(await page.getByText('newsletter').count()).toBe(0);
    await page.context().close();
  });
});
