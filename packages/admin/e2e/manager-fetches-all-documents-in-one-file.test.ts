import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPageAs, settled, startSystem, type TestSystem } from './harness.ts';
import { publishDocument, rememberFacts } from './library.ts';

/** Reads zip files, and had no part in making them. */
const Zip: new (bytes: Buffer) => { files: Record<string, unknown> } = createRequire(
  new URL('../../api/package.json', import.meta.url),
)('pizzip');

const WHOLE = 'Vuvuzela lessons';
const LACKING = 'Vuvuzela players who are ill';

let system: TestSystem;
let browser: Browser;
let templateId: string;

beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  templateId = await publishDocument(browser, system, { title: WHOLE, text: 'We are {organisation_name}.' });
  await publishDocument(browser, system, { title: LACKING, text: 'Tell the {sick_report_to}.' });
  await rememberFacts(browser, system, { sick_report_to: null });
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** Fetches the zip by a button. @returns the names of what is in it */
async function namesIn(page: Page): Promise<string[]> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download the file/ }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/\.zip$/);
  return Object.keys(new Zip(await readFile(await download.path())).files).sort();
}

describe('a manager', () => {
  it('fetches all that a search finds as one file, and finds it again later', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/templates?q=vuvuzela');
    await page.getByRole('status').getByText('2 documents').waitFor();
    await page.getByRole('button', { name: 'Download all of these' }).click();
    const dialog = page.getByRole('dialog', { name: 'Download these documents' });
    await dialog.getByText('2 documents are filled in with your facts', { exact: false }).waitFor();
    await dialog.getByRole('radio', { name: 'PDF' }).check();
    await dialog.getByRole('button', { name: 'Make the file' }).click();
    await dialog.getByText('The file is ready.', { exact: false }).waitFor();
    await dialog.getByText('1 left out', { exact: false }).waitFor();
    const names = await namesIn(page);
    expect(names).toEqual(['Left out.txt', `${WHOLE}.pdf`]);
    await dialog.getByRole('button', { name: 'Close' }).click();

    // who left the page finds it under the bell, which leads back to it
    await page.goto('/app/bookings');
    await settled(page);
    await page.getByRole('button', { name: /Notifications/ }).click();
    await page.getByRole('link', { name: '2 documents to download' }).click();
    await page.getByRole('heading', { name: 'Made for you today' }).waitFor();
    expect(await namesIn(page)).toEqual(names);
    await page.context().close();
  });

  it('takes a document that they read as a policy of their own', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto(`/app/templates/${templateId}/show`);
    await page.getByRole('link', { name: 'Adopt this' }).click();
    await page.getByRole('heading', { level: 1, name: `Adopt “${WHOLE}”` }).waitFor();
    await page.getByRole('heading', { name: 'Is this the one?' }).waitFor();
    await page.context().close();
    const staff = await openPageAs('staff', browser, system);
    await staff.goto(`/app/templates/${templateId}/show`);
    await staff.getByRole('link', { name: 'Fill in', exact: true }).waitFor();
    expect(await staff.getByRole('link', { name: 'Adopt this' }).count()).toBe(0);
    await staff.context().close();
  });
});
