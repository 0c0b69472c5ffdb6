import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
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

const HEADER = 'Name,Part in the consortium,District,Charity number';
/** What is wrong, by the line that a spreadsheet shows. */
const BAD: Record<number, string> = {
  5: ',Member,Broxtowe,',
  17: 'Bad part,Friend,Broxtowe,',
  29: 'Bad district,Member,Atlantis,',
  41: 'Imported 2,Member,Broxtowe,',
  53: '=1+1,Pal,Broxtowe,',
  65: 'Bad number,Member,Broxtowe,12',
  77: 'Double number,Member,Broxtowe,9000002',
};
const HUNDRED = [
  HEADER,
  ...Array.from(
    { length: 100 },
    (_, n) => BAD[n + 2] ?? `Imported ${n + 2},Member,Broxtowe,${9_000_000 + n + 2}`,
  ),
].join('\r\n');

async function choose(page: Page, content: string, name = 'hundred.csv'): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

const found = async (page: Page) =>
  (
    await ask<{ organisations: { total: number } }>(
      system,
      page,
      '{ organisations(filter: { q: "Imported" }) { total } }',
    )
  ).organisations.total;

describe('the coordinator', () => {
  it('imports 100 organisations with 7 bad rows: the 7 are named, 93 come in, and all are undone again', async () => {
    const page = await openPageAs('coordinator', browser, system);
    await page.goto('/app/organisations');
    await page.getByRole('link', { name: 'Import', exact: true }).click();
    await page.getByRole('heading', { name: 'Import from a file' }).waitFor();
    await choose(page, HUNDRED);

    await page.getByRole('button', { name: 'Import 93 rows' }).waitFor();
    const table = page.getByRole('table', { name: 'Rows that are left out' });
    const lines = await table.getByRole('rowheader').allTextContents();
    expect(lines).toEqual(Object.keys(BAD));
    await table.getByText('Line 2 has this name too.', { exact: false }).waitFor();
    expect(await found(page)).toBe(0);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download these rows to mend them' }).click();
    expect((await download).suggestedFilename()).toBe('to-mend-hundred.csv');

    await page.getByRole('button', { name: 'Import 93 rows' }).click();
    await page.getByRole('heading', { name: '93 rows were imported' }).waitFor();
    expect(await found(page)).toBe(93);

    await page.getByRole('button', { name: /^Notifications/ }).click();
    const bell = page.getByRole('dialog', { name: 'Notifications' });
    await bell.getByRole('link', { name: 'Import of hundred.csv' }).waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Undo this import' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('93 things', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Undo the import' }).click();
    await page.getByText('This import was undone on', { exact: false }).waitFor();
    expect(await found(page)).toBe(0);
    await page.context().close();
  });

  it('hears at once what is wrong with a file, and chooses another one', async () => {
    const page = await openPageAs('coordinator', browser, system, { viewport: { width: 390, height: 844 } });
    await page.goto('/app/imports/create?kind=organisations');
    await choose(page, 'x', 'picture.png');
    await page.getByRole('alert').getByText('Choose a CSV file.', { exact: false }).waitFor();
    await choose(page, 'first,second\n1,2', 'wrong.csv');
    await page.getByRole('alert').getByText('“Name”', { exact: false }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('link', { name: 'Choose another file' }).click();
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    await page.context().close();
  });

  it('keeps a view of a list, and downloads the list for a spreadsheet', async () => {
    const page = await openPageAs('coordinator', browser, system);
    await page.goto('/app/organisations');
    await page.getByLabel('Part in the consortium').click();
    await page.getByRole('option', { name: 'Provider', exact: true }).click();
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('menuitem', { name: 'Save this view' }).click();
    await page.getByLabel('Name of the view').fill('Who gives');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('“Who gives” is saved.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('menuitem', { name: 'Who gives' }).click();
    await page.getByRole('button', { name: /Remove the filter/ }).waitFor();

    for (const [format, ending] of [
      ['As CSV', 'csv'],
      ['As an Excel file', 'xlsx'],
    ] as const) {
      await page.getByRole('button', { name: 'Download' }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: format }).click();
      expect((await download).suggestedFilename()).toBe(`organisations-2026-11-24.${ending}`);
    }
    await page.context().close();
  });
});
