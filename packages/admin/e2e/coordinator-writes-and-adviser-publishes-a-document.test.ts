import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openPageAs, startSystem, type TestSystem } from './harness.ts';
import { publishDocument } from './library.ts';

const TITLE = 'Looking after the keys';
let system: TestSystem;
let browser: Browser;
let id: string;

beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  id = await publishDocument(browser, system, {
    title: TITLE,
    text: '## Keys\n\nThe keys hang in the office.\n\nAsk for them there.',
  });
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

describe('two people who write the library', () => {
  it('write a second version, are told what is wrong with it, review and publish it', async () => {
    const coordinator = await openPageAs('coordinator', browser, system);
    await coordinator.goto(`/app/templates/${id}/show`);
    await coordinator.getByRole('button', { name: 'Write a new version' }).click();
    await coordinator.getByRole('heading', { level: 1, name: `Write “${TITLE}”` }).waitFor();
    const text = coordinator.getByLabel('Text', { exact: true });
    await text.fill('## Keys\n\nThe keys hang with the {hed_role}.\n\nAsk for them there.');
    const preview = coordinator.getByRole('region', { name: `The document “${TITLE}”` });
    await preview.getByText('The keys hang with the', { exact: false }).waitFor();
    await coordinator.getByText('1 thing to put right').waitFor();
    await coordinator.getByText('{head_role}', { exact: false }).first().waitFor();
    // the line leads to the place, which is selected: what is put in takes its stead
    await coordinator.getByRole('button', { name: 'Line 3' }).click();
    const selected = () =>
      text.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
    expect(await selected()).toBe('{hed_role}');
    await coordinator.getByLabel('Look up a field').fill('title of the person who runs');
    await coordinator.getByRole('option').first().click();
    await coordinator.getByRole('button', { name: 'Put it in' }).click();
    expect(await text.inputValue()).toContain('The keys hang with the {head_role}.');
    await coordinator.getByText('No problem found').waitFor();

    // what is not saved outlives the page
    await coordinator.reload();
    await coordinator.getByText('You have changes that are not saved.', { exact: false }).waitFor();
    await coordinator.getByRole('button', { name: 'Send for review' }).click();
    await coordinator.getByLabel('What changed').waitFor();
    // a second version says what changed
    await coordinator.locator('#change-summary-helper-text.Mui-error').waitFor();
    await coordinator.getByLabel('What changed').fill('The keys hang somewhere else.');
    await coordinator.getByRole('button', { name: 'Send for review' }).click();
    await coordinator.getByRole('heading', { level: 1, name: `Review “${TITLE}”` }).waitFor();
    await coordinator.getByText('You wrote this version.', { exact: false }).waitFor();
    expect(await coordinator.getByRole('button', { name: 'Publish' }).count()).toBe(0);
    await coordinator.context().close();

    const adviser = await openPageAs('adviser', browser, system);
    await adviser.goto('/app/templates/written');
    await adviser.getByRole('tab', { name: 'In review' }).click();
    await adviser.getByRole('link', { name: TITLE }).click();
    await adviser.getByRole('link', { name: 'Review it' }).click();
    await adviser.locator('ins', { hasText: 'head_role' }).waitFor();
    await adviser.locator('del', { hasText: 'office' }).waitFor();
    await adviser.getByRole('button', { name: 'Publish' }).click();
    await adviser.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await adviser.getByText('It is published.').waitFor();
    await adviser.context().close();

    const manager = await openPageAs('manager', browser, system);
    await manager.goto(`/app/templates/${id}/show`);
    await manager.getByText('Version 2 (on this page)').waitFor();
    await manager.getByText('The keys hang somewhere else.', { exact: false }).first().waitFor();
    expect(await manager.getByRole('button', { name: 'Write a new version' }).count()).toBe(0);
    await manager.getByRole('link', { name: 'Compare versions 1 and 2' }).click();
    await manager.locator('ins', { hasText: 'head_role' }).waitFor();
    await manager.context().close();
  });

  it('are told when somebody else saved the draft meanwhile, and lose nothing', async () => {
    const mine = await openPageAs('coordinator', browser, system);
    await mine.goto(`/app/templates/${id}/show`);
    await mine.getByRole('button', { name: 'Write a new version' }).click();
    const text = mine.getByLabel('Text', { exact: true });
    await text.waitFor();
    const theirs = await openPageAs('adviser', browser, system);
    await theirs.goto(`/app/templates/${id}/write`);
    await theirs.getByLabel('Text', { exact: true }).fill('## Keys\n\nTheirs.');
    await theirs.getByRole('button', { name: 'Save the draft' }).click();
    await theirs.getByText('The draft is saved.').waitFor();
    await theirs.context().close();

    await text.fill('## Keys\n\nMine.');
    await mine.getByRole('button', { name: 'Save the draft' }).click();
    await mine
      .getByText('Somebody else saved this draft while you were writing.', { exact: false })
      .waitFor();
    await mine.getByText('Show what they saved').click();
    await mine.locator('pre', { hasText: 'Theirs.' }).waitFor();
    expect(await text.inputValue()).toContain('Mine.');
    await mine.getByRole('button', { name: 'Save mine in its place' }).click();
    await mine.getByText('The draft is saved.').waitFor();
    await mine.reload();
    await text.waitFor();
    expect(await text.inputValue()).toContain('Mine.');
    await mine.context().close();
  });
});
