import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ask, openBrowser, openPageAs, settled, startSystem, type TestSystem } from './harness.ts';

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

/** The actions of a page and the confirming button of their dialog may have the same name. */
const confirm = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

describe('an accident', () => {
  let address: string;

  it('is reported by a member of staff on a phone, with words at what is missing', async () => {
    const page = await openPageAs('staff', browser, system, PHONE);
    await page.goto('/app/health-and-safety');
    await page.getByRole('link', { name: 'Report an accident' }).click();
    await page.getByText(/Your manager and your colleagues cannot/).waitFor();
    await page.getByRole('textbox', { name: 'Where' }).fill('Car park');
    await page.getByRole('button', { name: 'Send the report' }).click();
    await page
      .getByText(/There is a problem|Fill this in/)
      .first()
      .waitFor();
    await page.getByRole('textbox', { name: 'What happened' }).fill('A visitor tripped over a hose.');
    await page.getByLabel('How bad it was').click();
    await page.getByRole('option', { name: /taken straight to hospital/ }).click();
    await page.getByRole('button', { name: 'Send the report' }).click();
    await page
      .getByText('Say whether who was hurt is an employee, a volunteer or a visitor.')
      .first()
      .waitFor();
    await page.getByLabel('The person who was hurt is').click();
    await page.getByRole('option', { name: /A visitor/ }).click();
    await page.getByRole('textbox', { name: 'Who was hurt', exact: true }).fill('Robin Example');
    await page.getByRole('button', { name: 'Send the report' }).click();
    await page.waitForURL(/accidents\/[0-9a-f-]+\/show/);
    await page.getByRole('definition').filter({ hasText: 'A visitor tripped over a hose.' }).waitFor();
    address = new URL(page.url()).pathname;
    expect(await page.getByRole('button', { name: 'I have reported it' }).count()).toBe(0);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('runs the clock for the lead, who enters the reference and closes it', async () => {
    const page = await openPageAs('trustee', browser, system);
    await page.goto('/app/');
    await page.getByText('Report an accident to the Health and Safety Executive').first().waitFor();
    await page.goto(address);
    await page.getByText('Tell the Health and Safety Executive at once.').waitFor();
    await page.getByText('4 December 2026').waitFor();
    await page.getByRole('button', { name: 'I have reported it' }).click();
    await confirm(page, 'Note it');
    await page.getByText('Enter the reference').waitFor();
    await page.getByRole('dialog').getByLabel('Reference of the report').fill('HSE-4711');
    await confirm(page, 'Note it');
    await page.getByText('HSE-4711').waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await confirm(page, 'Close it');
    // the history of the record says it too
    await page.getByText('Closed on').first().waitFor();
    await page.context().close();
  });

  it('is a number for the manager, who is not lead, and nothing more', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto(address);
    await settled(page);
    expect(await page.getByText('Robin Example').count()).toBe(0);
    expect(await page.getByText('hose').count()).toBe(0);
    await page.goto('/app/accidents');
    await page.getByRole('table', { name: 'How many in the last year' }).waitFor();
    expect(await page.getByText('Car park').count()).toBe(0);
    const { accidents } = await ask<{ accidents: { items: { what: string }[] } }>(
      system,
      page,
      '{ accidents(perPage: 100) { items { what } } }',
    );
    expect(JSON.stringify(accidents)).not.toContain('hose');
    await page.context().close();
  });
});

describe('a safety check', () => {
  it('is entered in two taps on a phone', async () => {
    const page = await openPageAs('staff', browser, system, PHONE);
    await page.goto('/app/safety-checks');
    await page.getByRole('link', { name: /Test the fire alarm/ }).click();
    await page.getByRole('button', { name: 'Done today, all fine' }).click();
    await page.getByText('Entered. Next on 1 December 2026.').waitFor();
    await page.context().close();
  });
});

describe('a risk assessment', () => {
  it('is begun by the manager, rated, made current, and read by staff', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/risk-assessments/create');
    await page.getByLabel('Title').fill('Charity shop');
    await page.getByLabel('What is done there').fill('Sorting and selling clothes');
    await page.getByRole('button', { name: 'Go on to the hazards' }).click();
    await page.getByRole('heading', { level: 1, name: 'Charity shop' }).waitFor();
    const shop = new URL(page.url()).pathname;
    await page.getByRole('button', { name: 'Make it current' }).click();
    await confirm(page, 'Make it current');
    await page.getByText(/Write down at least one hazard first/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('button', { name: 'Add a hazard' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What could hurt somebody').fill('Needles in pockets');
    await dialog.getByLabel('Who might be harmed, and how').fill('Sorters may be pricked');
    await dialog.getByLabel('What you do already').fill('Gloves');
    await dialog.getByLabel('How likely is it now').click();
    await page.getByRole('option', { name: '3, possible' }).click();
    await dialog.getByLabel('How bad would it be now').click();
    await page.getByRole('option', { name: '4, a serious injury' }).click();
    await confirm(page, 'Add it');
    await page.getByRole('heading', { name: 'Needles in pockets' }).waitFor();
    await page.getByText('High', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Make it current' }).click();
    await confirm(page, 'Make it current');
    await page.getByText('Current', { exact: true }).waitFor();
    await page.context().close();
    const staff = await openPageAs('staff', browser, system);
    await staff.goto(shop);
    await staff.getByText('Gloves').first().waitFor();
    expect(await staff.getByRole('button', { name: 'Add a hazard' }).count()).toBe(0);
    await staff.context().close();
  });
});
