import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ask, openBrowser, openPageAs, startSystem, type TestSystem } from './harness.ts';

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

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

describe('a manager with something to read', () => {
  it('is told what is wrong with a file, adds a good one, and takes it back', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/bookings/create');
    await page.getByRole('button', { name: 'Choose a time for HR advice' }).click();
    await page
      .getByRole('region', { name: 'Free times' })
      .getByRole('button', { name: /day \d+ \w+, .+ with / })
      .first()
      .click();
    await page.getByLabel('What is it about, in a few words?').fill('A contract to look at');
    const chooser = page.locator('input[type=file]');
    await chooser.setInputFiles({
      name: 'Contract.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('<html>'),
    });
    await page
      .getByRole('alert')
      .getByText('Contract.pdf: The content of this file is not PDF', { exact: false })
      .waitFor();
    await chooser.setInputFiles({ name: 'Contract.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.getByText('Contract.pdf (1 kB), not checked for viruses').waitFor();
    await page.getByRole('button', { name: /(Book|Ask for) this appointment/ }).click();
    await page.getByRole('link', { name: 'See the booking' }).click();

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download Contract.pdf' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe('Contract.pdf');
    expect(await readFile(await download.path())).toEqual(PDF);

    const id = /bookings\/([^/]+)\/show/.exec(page.url())?.[1];
    await page.getByRole('button', { name: 'Remove Contract.pdf' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove file' }).click();
    await page.getByText('No files yet.').waitFor();
    const { booking } = await ask<{ booking: { files: unknown[] } }>(
      system,
      page,
      'query ($id: ID!) { booking(id: $id) { files { id } } }',
      { id },
    );
    expect(booking.files).toEqual([]);
    await page.context().close();
  });
});
