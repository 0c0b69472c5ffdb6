import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, openPageAs, startSystem, type TestSystem } from './harness.ts';
import { publishDocument, rememberFacts } from './library.ts';

/** Reads Word files, and had no part in making them. */
const mammoth: { extractRawText(file: { path: string }): Promise<{ value: string; messages: unknown[] }> } =
  createRequire(new URL('../../api/package.json', import.meta.url))('mammoth');

const TITLE = 'Telling us about sickness';
const TEXT = [
  '## On the first day',
  'At {organisation_name} you tell the {sick_report_to} about your sickness by {sick_report_by}.',
  '{#has_minibus}',
  'Hand in the keys of the minibus.',
  '{/has_minibus}',
  '{#has_shutdown}',
  'We close {shutdown_days}.',
  '{/has_shutdown}',
  '## Where we work',
  '{#sites}',
  '- {site_name}: up to {max_capacity} people',
  '{/sites}',
].join('\n\n');

let system: TestSystem;
let browser: Browser;

beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  await publishDocument(browser, system, { title: TITLE, text: TEXT, searchWords: ['poorly'] });
  await rememberFacts(browser, system, {
    sick_report_to: null,
    sick_report_by: null,
    has_minibus: null,
    has_shutdown: null,
    shutdown_days: null,
    sites: [
      {
        site_name: 'The hall',
        site_address: '1 High Street',
        fire_responsible_person: 'Manager',
        assembly_point: 'The car park',
        fire_alarm: 'Bells',
        first_aider_roles: 'Cook',
        first_aid_kit: 'The kitchen',
        max_capacity: 60,
      },
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** Presses Tab until something has focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let presses = 0; presses < 80; presses++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('It cannot be reached by keyboard');
}

/** Fetches the document of this journey as a blank Word file. @returns its text */
async function downloadBlank(page: Page): Promise<string> {
  await page.getByRole('button', { name: `Download “${TITLE}”` }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Word, blank' }).click();
  const { value } = await mammoth.extractRawText({ path: await (await saved).path() });
  return value;
}

describe('somebody of the staff who is ill', () => {
  it('searches, reads, fills in and downloads by keyboard alone; the file holds every fact and no tag', async () => {
    const page = await openPageAs('staff', browser, system);
    await page.goto('/app/templates');
    // the cursor is in the field
    await page.getByLabel('What do you want to know?').waitFor();
    await page.keyboard.type('sickness');
    await page
      .getByRole('status')
      .getByText(/\d+ results?/)
      .waitFor();
    await tabTo(page, page.getByRole('link', { name: TITLE, exact: true }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    const paper = page.getByRole('region', { name: `The document “${TITLE}”` });
    await paper.getByText('you tell the [', { exact: false }).waitFor();

    await tabTo(page, page.getByRole('link', { name: 'Fill in', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('4 answers are missing').waitFor();
    await tabTo(page, page.getByLabel('Whom do people tell when they are ill?'));
    await page.keyboard.type('Kitchen lead {tag} <b>');
    // what most say is offered, and taken only when it is pressed
    await tabTo(page, page.getByRole('button', { name: 'Use “9am on the first day”' }));
    await page.keyboard.press('Enter');
    const minibus = page.getByRole('group', { name: 'Do you run a minibus?' });
    await minibus.getByRole('radio', { name: 'No' }).focus();
    await page.keyboard.press('Space');
    // a question that is answered with yes can bring another
    await page
      .getByRole('group', { name: /Do you close at some time/ })
      .getByRole('radio', { name: 'Yes' })
      .focus();
    await page.keyboard.press('Space');
    await page.getByLabel('When do you close?').waitFor();
    await page.getByRole('status').getByText('1 answer is missing').waitFor();
    await paper.getByText('Kitchen lead {tag} <b>', { exact: false }).waitFor();

    // downloading too early says at the field what is missing, and leads to it
    await tabTo(page, page.getByRole('button', { name: 'Download as Word' }));
    await page.keyboard.press('Enter');
    const summary = page
      .getByRole('alert')
      .getByRole('button', { name: 'When do you close?: Please answer this' });
    await summary.waitFor();
    await summary.press('Enter');
    await page.keyboard.type('over New Year');

    // leaving and coming back loses nothing
    await page.reload();
    await page.getByRole('status').getByText('Nothing is missing. You can download it.').waitFor();
    expect(await page.getByLabel('Whom do people tell when they are ill?').inputValue()).toBe(
      'Kitchen lead {tag} <b>',
    );
    expect(await page.getByLabel('Remember my answers', { exact: false }).count()).toBe(0);

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as Word' }).press('Enter');
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    const { value: text } = await mammoth.extractRawText({ path: await download.path() });
    expect(text).toContain('you tell the Kitchen lead {tag} <b> about your sickness by 9am on the first day');
    expect(text).toContain('We close over New Year.');
    expect(text).toContain('The hall: up to 60 people');
    expect(text).not.toContain('minibus');
    expect(text.replace('{tag}', '')).not.toMatch(/[{}]/);

    const pdf = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as PDF' }).click();
    expect((await pdf).suggestedFilename()).toMatch(/\.pdf$/);
    await page.context().close();
  });

  it('is asked for what is missing when a download would be incomplete; the blank one comes at once', async () => {
    const page = await openPageAs('staff', browser, system);
    // from what is found, and from the document itself
    await page.goto('/app/templates?q=poorly');
    expect(await downloadBlank(page)).toMatch(/you tell the \[/);
    await page.getByRole('link', { name: TITLE, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    expect(await downloadBlank(page)).toMatch(/you tell the \[/);
    await page.getByRole('button', { name: `Download “${TITLE}”` }).click();
    await page.getByRole('menuitem', { name: 'PDF, filled in for us' }).click();
    await page.getByRole('heading', { level: 1, name: `Fill in “${TITLE}”` }).waitFor();
    await page.getByText('A few answers are missing for this document.', { exact: false }).waitFor();
    await page.context().close();
  });

  it('finds it on a phone as they type, a slip of the finger included', async () => {
    const page = await openPageAs('staff', browser, system, { viewport: { width: 390, height: 844 } });
    await page.goto('/app/');
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Library' }).click();
    const field = page.getByLabel('What do you want to know?');
    await field.fill('poorly');
    await page.getByRole('link', { name: TITLE, exact: true }).waitFor();
    await field.fill('qqzzxxyy');
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    await field.fill('telling us abuot sickness');
    await page.getByRole('link', { name: TITLE, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    // the contents fold away on top
    await page.getByText('Contents', { exact: true }).filter({ visible: true }).click();
    await page.getByRole('link', { name: 'Where we work' }).filter({ visible: true }).click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Where we work');
    await page.getByRole('link', { name: 'Fill in', exact: true }).click();
    await page.getByLabel('Whom do people tell when they are ill?').fill('Cook');
    await page.getByRole('tab', { name: 'Document' }).click();
    await page.getByText('you tell the Cook', { exact: false }).waitFor();
    await page.getByRole('tab', { name: 'Questions' }).click();
    expect(await page.getByLabel('Whom do people tell when they are ill?').inputValue()).toBe('Cook');
    // going back finds the search as it was
    await page.goBack();
    await page.goBack();
    expect(await field.inputValue()).toBe('telling us abuot sickness');
    await page.context().close();
  });
});
