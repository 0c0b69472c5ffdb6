import { afterAll, beforeAll, expect, it } from '@jest/globals';
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

const TITLE = 'Quiet room policy';
const FIRST = `## Purpose

{organisation_name} keeps a quiet room for everybody who works here.

## Booking it

The room is free for 30 minutes at a time.

## Questions

Ask the {head_role}.`;
const SECOND = FIRST.replace(
  'for 30 minutes at a time',
  'for 45 minutes at a time, and longer for prayer',
).concat('\n\n## Review\n\nThis policy is reviewed each year.');

/** Two people of the library write and publish: nobody publishes their own words. */
async function publish(adviser: Page, coordinator: Page, versionId: string): Promise<void> {
  await ask(system, adviser, 'mutation ($id: ID!) { submitTemplateVersion(id: $id) { id } }', {
    id: versionId,
  });
  await ask(system, coordinator, 'mutation ($id: ID!) { publishTemplateVersion(id: $id) { id } }', {
    id: versionId,
  });
}

async function publishFirst(adviser: Page, coordinator: Page): Promise<string> {
  const { templateCategories: categories } = await ask<{ templateCategories: { id: string }[] }>(
    system,
    adviser,
    '{ templateCategories { id } }',
  );
  const category =
    categories[0]?.id ??
    (
      await ask<{ made: { id: string } }>(
        system,
        coordinator,
        'mutation { made: createTemplateCategory(input: { name: "People" }) { id } }',
      )
    ).made.id;
  const { made } = await ask<{ made: { id: string; openVersion: { id: string } } }>(
    system,
    adviser,
    'mutation ($input: CreateTemplateInput!) { made: createTemplate(input: $input) { id openVersion { id } } }',
    {
      input: {
        title: TITLE,
        kind: 'HR_POLICY',
        source: 'TEXT',
        categoryId: category,
        audience: ['ALL_STAFF'],
        acknowledgedBy: ['ALL_STAFF'],
        necessity: 'FUNDERS',
        because: 'Funders like to see that people can rest.',
        reviewMonths: 12,
        summary: 'A room to be quiet in.',
        text: FIRST,
      },
    },
  );
  await publish(adviser, coordinator, made.openVersion.id);
  return made.id;
}

async function publishSecond(adviser: Page, coordinator: Page, templateId: string): Promise<void> {
  const { made } = await ask<{ made: { id: string; version: number } }>(
    system,
    adviser,
    'mutation ($id: ID!) { made: draftTemplateVersion(templateId: $id) { id version } }',
    { id: templateId },
  );
  await ask(
    system,
    adviser,
    'mutation ($id: ID!, $input: UpdateTemplateVersionInput!, $version: Int!) { updateTemplateVersion(id: $id, input: $input, version: $version) { id } }',
    {
      id: made.id,
      version: made.version,
      input: { text: SECOND, change: 'MATERIAL', changeSummary: 'The room can be had for longer.' },
    },
  );
  await publish(adviser, coordinator, made.id);
}

/** The reading page of what waits for whoever is signed in. */
async function openApproval(page: Page): Promise<void> {
  await page.goto('/app/policies-to-approve');
  await page.getByRole('link', { name: `Read and answer: ${TITLE}` }).click();
  await page.getByRole('region', { name: `The document “${TITLE}”` }).waitFor();
}

/** Says yes by the screens. */
async function approve(page: Page): Promise<void> {
  await openApproval(page);
  await page.getByRole('button', { name: 'Yes, I approve it' }).click();
  await page.getByText('Your yes is on record').waitFor();
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

it('a manager adopts a policy with two approvers, and takes the new edition of its template without losing a word', async () => {
  const adviser = await openPageAs('adviser', browser, system);
  const coordinator = await openPageAs('coordinator', browser, system);
  const manager = await openPageAs('manager', browser, system);
  const trustee = await openPageAs('trustee', browser, system);
  const staff = await openPageAs('staff', browser, system, { viewport: { width: 390, height: 844 } });
  const templateId = await publishFirst(adviser, coordinator);

  // choose, answer what is missing, say who keeps it
  await manager.goto('/app/policies');
  await manager.getByRole('link', { name: 'Adopt a policy' }).first().click();
  await manager.getByLabel('Search templates').fill('quiet room');
  await manager.getByRole('button', { name: `Adopt “${TITLE}”` }).click();
  await heading(manager, 'Is this the one?');
  await manager.getByRole('button', { name: 'Go on with this one' }).click();
  await manager.getByRole('heading', { name: /What we still need to know|Who looks after it/ }).waitFor();
  const question = manager.locator('#answer-head_role');
  if (await question.isVisible()) {
    await manager.getByRole('button', { name: 'Next' }).click();
    await manager.getByText('There is a problem').waitFor();
    await question.fill('Chief Officer');
    await manager.getByRole('button', { name: 'Next' }).click();
  }
  await heading(manager, 'Who looks after it?');
  await manager.getByRole('button', { name: 'Next' }).click();

  // own wording, kept over a reload
  await heading(manager, 'Do you want to change the wording?');
  const text = manager.getByLabel('The text', { exact: true });
  await text.fill(FIRST.replace('30 minutes', '20 minutes'));
  await manager.getByText('1 part changed').waitFor();
  await manager.reload();
  expect(await text.inputValue()).toContain('20 minutes');
  await manager.getByRole('button', { name: 'Save and go on to approval' }).click();

  // two people, both of whom have to say yes
  await heading(manager, 'Who approves it?');
  await manager
    .getByRole('checkbox', { name: /Trustee/ })
    .first()
    .check();
  await manager.getByRole('checkbox', { name: /Staff/ }).first().check();
  expect(await manager.getByLabel('How many of these 2 have to say yes?').inputValue()).toBe('2');
  await manager.getByRole('button', { name: 'Ask for approval' }).click();
  await manager.getByText('They have been asked.').waitFor();

  // what is taken back while somebody reads it gets no answer, and says so
  await trustee.goto('/app/');
  const asked = trustee.getByRole('listitem').filter({ hasText: `approve the policy “${TITLE}”` });
  await asked.getByRole('link', { name: 'Read and answer' }).click();
  await trustee.getByRole('region', { name: `The document “${TITLE}”` }).waitFor();
  await manager.getByRole('button', { name: 'Take it back' }).click();
  await manager.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await manager.getByText('It is a draft again.').waitFor();
  await trustee.getByRole('button', { name: 'Yes, I approve it' }).click();
  await heading(trustee, 'This is not put to you any more');
  await manager.getByRole('link', { name: 'Go on to approval' }).click();
  await manager.getByRole('button', { name: 'Ask for approval' }).click();
  await manager.getByText('They have been asked.').waitFor();

  await approve(trustee);
  await manager.goto('/app/policies');
  await manager.getByRole('link', { name: `See approvals: ${TITLE}` }).waitFor();
  await approve(staff);
  await staff.goto('/app/policies');
  await staff.getByRole('link', { name: TITLE, exact: true }).click();
  await staff.getByText('The room is free for 20 minutes at a time.').waitFor();

  // a new edition changes the very sentence that is worded otherwise here
  await publishSecond(adviser, coordinator, templateId);
  await expectEdition(manager);
  await manager.getByText('The room can be had for longer.').first().waitFor();
  await manager.getByRole('button', { name: 'Take the new one' }).click();
  await heading(manager, /Place 1 of 1/);
  await manager.getByText('The room is free for 20 minutes at a time.').first().waitFor();
  await manager.getByText('The room is free for 45 minutes').first().waitFor();
  await manager.getByRole('button', { name: 'Save and go on to approval' }).click();
  await manager.getByText('1 place is not settled yet.').waitFor();
  await manager.getByRole('radio', { name: 'Other words, which I write' }).check();
  await manager
    .getByLabel('Your words for this place')
    .fill('The room is free for 40 minutes, longer for prayer.');
  await manager.getByRole('button', { name: 'Save and go on to approval' }).click();

  // those who approved before are offered again
  await manager.getByRole('button', { name: 'Ask for approval' }).waitFor();
  expect(
    await manager
      .getByRole('checkbox', { name: /Trustee/ })
      .first()
      .isChecked(),
  ).toBe(true);
  await manager.getByText('The room is free for 40 minutes, longer for prayer.').waitFor();
  await manager.getByText('This policy is reviewed each year.').waitFor();
  await manager.getByRole('button', { name: 'Ask for approval' }).click();
  await manager.getByText('They have been asked.').waitFor();
  await approve(trustee);
  await approve(staff);

  // the first version stands as it was
  await manager.reload();
  await manager.getByRole('tab', { name: 'Versions' }).click();
  await manager.getByText('Version 2, in force').first().waitFor();
  await manager.getByText('Version 1, replaced').first().waitFor();
  await manager.getByRole('button', { name: 'Read version 1' }).click();
  await manager.getByText('The room is free for 20 minutes at a time.').waitFor();
  await manager.getByRole('tab', { name: 'Approvals' }).click();
  await heading(manager, 'Version 1');
  expect(await manager.getByText('2 of the 2 that are needed have said yes').count()).toBe(2);
}, 240_000);

/** Editions reach the members by work beside requests: a moment later. */
async function expectEdition(manager: Page): Promise<void> {
  const action = manager.getByRole('link', { name: new RegExp(`(New edition|Settle clashes): ${TITLE}`) });
  for (let tries = 0; tries < 20; tries++) {
    await manager.goto('/app/policies');
    await settled(manager);
    if (await action.isVisible()) break;
    await manager.waitForTimeout(500);
  }
  await action.click();
  await heading(manager, `New edition of “${TITLE}”`);
}
