import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ask, openBrowser, openPageAs, settled, startSystem, type TestSystem } from './harness.ts';
import { proposeNextVersion, publishDocument } from './library.ts';

const COVERED = 'Borrowing the van';
const FOLLOWED = 'Feeding the fish';
const FIRST = '## When\n\nThe fish are fed at 9am.';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const NEWER = Buffer.concat([PDF, Buffer.from('% newer\n')]);

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

const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });

/** Says on the screen that a meeting adopted what is put to approval. */
async function adoptAtMeeting(page: Page, minute: string): Promise<void> {
  await page.getByRole('radio', { name: 'A meeting has adopted it already' }).check();
  await page.getByLabel('Date of the meeting').fill('2026-11-20');
  await page.getByLabel('Where the minutes say so').fill(minute);
  await page.getByRole('button', { name: 'Record the adoption' }).click();
  await page.getByText('The policy is in force.').waitFor();
}

describe('a policy that a charity has already', () => {
  it('is brought as a file, covers its template, is read by staff, and gives way to a newer file', async () => {
    const templateId = await publishDocument(browser, system, {
      title: COVERED,
      text: 'Ask the {head_role}.',
    });
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/policies');
    await page.getByRole('link', { name: 'Bring your own' }).click();
    await page.getByRole('button', { name: 'Add the policy' }).click();
    await page.getByText('Add the document', { exact: true }).waitFor();
    await page.locator('input[type=file]').setInputFiles(pdf('Van.pdf', PDF));
    await page.getByText('Van.pdf (1 kB)', { exact: false }).waitFor();
    await page.getByLabel('Which template does it cover?').click();
    await page.getByRole('option', { name: COVERED, exact: true }).click();
    await page.getByLabel('Adopted on', { exact: false }).fill('2026-09-01');
    await page.getByRole('button', { name: 'Add the policy' }).click();
    await page.getByRole('heading', { level: 1, name: COVERED }).waitFor();
    await page.getByText('1 September 2027', { exact: false }).first().waitFor();
    const address = new URL(page.url()).pathname;

    const staff = await openPageAs('staff', browser, system);
    await staff.goto(address);
    const saved = staff.waitForEvent('download');
    await staff
      .getByRole('button', { name: /Van\.pdf/ })
      .first()
      .click();
    expect(await readFile(await (await saved).path())).toEqual(PDF);
    await staff.context().close();

    // the template does not count as missing any more
    await page.goto(`/app/policies/adopt?template=${templateId}`);
    await page.getByRole('link', { name: 'Open our policy' }).waitFor();
    await page.goto('/app/policies');
    await settled(page);
    await page.getByRole('link', { name: COVERED, exact: true }).waitFor();
    expect(await page.getByRole('button', { name: `Adopt “${COVERED}”` }).count()).toBe(0);
    expect(await page.getByRole('link', { name: `Adopt “${COVERED}”` }).count()).toBe(0);

    await page.goto(address);
    await page.getByRole('link', { name: 'Change the wording' }).click();
    await page.getByRole('heading', { name: 'This policy is a document of your own' }).waitFor();
    await page.locator('input[type=file]').setInputFiles(pdf('Van 2.pdf', NEWER));
    await page.getByText('Van 2.pdf (1 kB)', { exact: false }).waitFor();
    await page.getByLabel('What changes, in a sentence or two').fill('The van is shared on Sundays.');
    await page.getByRole('button', { name: 'Save and go on to approval' }).click();
    await adoptAtMeeting(page, 'Board, item 3');
    await page
      .getByRole('button', { name: /Van 2\.pdf/ })
      .first()
      .waitFor();
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByText('Version 1, replaced').first().waitFor();
    await page.context().close();
  });
});

describe('a new edition that a charity does not take', () => {
  it('is asked about with the subject written already, and declined on record; nothing changes', async () => {
    const templateId = await publishDocument(browser, system, { title: FOLLOWED, text: FIRST });
    const page = await openPageAs('manager', browser, system);
    await page.goto(`/app/policies/adopt?template=${templateId}&step=keepers`);
    await page.getByRole('heading', { name: 'Who looks after it?' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Keep it word for word and go on' }).click();
    await adoptAtMeeting(page, 'Board, item 4');

    await proposeNextVersion(browser, system, templateId, FIRST.replace('9am', '10am'));
    await publishOpenVersion(templateId);
    await openEdition(page);
    await page.getByText('It says more clearly who does what.').first().waitFor();
    await page.getByRole('button', { name: 'Show it word by word' }).click();
    await page.getByText('10am', { exact: false }).first().waitFor();

    await page.getByRole('button', { name: 'Ask the HR adviser' }).click();
    await page.waitForURL(/\/bookings\/create/);
    await settled(page);
    await page
      .getByRole('region', { name: 'Free times' })
      .getByRole('button', { name: /day \d+ \w+, .+ with / })
      .first()
      .click();
    expect(await page.getByLabel('What is it about, in a few words?').inputValue()).toBe(
      `New edition of our policy “${FOLLOWED}”`,
    );

    await openEdition(page);
    await page.getByText('You asked on 24 November 2026.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Keep ours' }).click();
    const dialog = page.getByRole('dialog', { name: 'Keep your policy as it is?' });
    await dialog.getByRole('button', { name: 'Keep ours' }).click();
    await page.getByText('Your policy stays as it is.').waitFor();
    await page.getByText('The fish are fed at 9am.').waitFor();
    await page.getByText('The template has a new edition.', { exact: false }).waitFor({ state: 'detached' });
    await page.goto('/app/policies');
    await settled(page);
    expect(await page.getByRole('link', { name: `New edition: ${FOLLOWED}` }).count()).toBe(0);
    await page.context().close();
  });
});

/** Whoever did not write what waits publishes it. */
async function publishOpenVersion(templateId: string): Promise<void> {
  const adviser = await openPageAs('adviser', browser, system);
  const { template } = await ask<{ template: { openVersion: { id: string } } }>(
    system,
    adviser,
    'query ($id: ID!) { template(id: $id) { openVersion { id } } }',
    { id: templateId },
  );
  await ask(system, adviser, 'mutation ($id: ID!) { publishTemplateVersion(id: $id) { id } }', {
    id: template.openVersion.id,
  });
  await adviser.context().close();
}

/** Editions reach the members by work beside requests: a moment later. */
async function openEdition(page: Page): Promise<void> {
  const action = page.getByRole('link', { name: `New edition: ${FOLLOWED}` });
  for (let tries = 0; tries < 20; tries++) {
    await page.goto('/app/policies');
    await settled(page);
    if (await action.isVisible()) break;
    await page.waitForTimeout(500);
  }
  await action.click();
  await page.getByRole('heading', { level: 1, name: `New edition of “${FOLLOWED}”` }).waitFor();
}
