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

async function openOwnOrganisation(page: Page): Promise<string> {
  const { me } = await ask<{ me: { actingFor: { id: string } } }>(
    system,
    page,
    '{ me { actingFor { id } } }',
  );
  await page.goto(`/app/organisations/${me.actingFor.id}`);
  await page.getByLabel('Volunteers').waitFor();
  return me.actingFor.id;
}

describe('a form', () => {
  it('shows both versions where somebody else saved meanwhile, and saves what is chosen', async () => {
    const page = await openPageAs('manager', browser, system);
    const id = await openOwnOrganisation(page);
    await page.getByLabel('Volunteers').fill('41');
    await page.getByLabel('Contact phone').fill('01632 960999');

    const other = await openPageAs('coordinator', browser, system);
    const { organisation } = await ask<{ organisation: { version: number } }>(
      system,
      other,
      'query Version($id: ID!) { organisation(id: $id) { version } }',
      { id },
    );
    await ask(
      system,
      other,
      'mutation Change($id: ID!, $version: Int!) { updateOrganisation(id: $id, version: $version, input: { volunteers: 50 }) { id } }',
      { id, version: organisation.version },
    );

    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Somebody else changed this meanwhile' });
    await dialog.waitFor();
    await dialog
      .getByRole('group', { name: 'Volunteers' })
      .getByLabel(/Theirs/)
      .check();
    await dialog.getByRole('button', { name: 'Save these choices' }).click();
    await page.getByRole('link', { name: 'Change' }).waitFor();
    const facts = (await page.locator('main').textContent()) ?? '';
    expect(facts).toContain('Volunteers50');
    expect(facts).toContain('01632 960999');
    await page.context().close();
    await other.context().close();
  });

  it('says at the field and on top what to put right, and keeps what was typed', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/people/create');
    await page.getByRole('textbox', { name: 'Name' }).fill('Somebody New');
    await page.getByRole('textbox', { name: 'Email address' }).fill('not an address');
    await page.getByRole('button', { name: 'Invite' }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
    await summary.getByRole('button', { name: /Email address/ }).click();
    expect(
      await page
        .getByRole('textbox', { name: 'Email address' })
        .evaluate((field) => field === document.activeElement),
    ).toBe(true);
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Somebody New');
    await page.getByRole('textbox', { name: 'Email address' }).fill('somebody.new@example.org');
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByRole('heading', { level: 1, name: 'Somebody New is invited' }).waitFor();
    await page.context().close();
  });

  it('shows what the API refuses at its field', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/people/create');
    await page.getByRole('textbox', { name: 'Name' }).fill('Somebody Else');
    await page.getByRole('textbox', { name: 'Email address' }).fill('staff@demo.test');
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByRole('alert').filter({ hasText: 'Email address' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Email address' }).getAttribute('aria-invalid')).toBe(
      'true',
    );
    await page.context().close();
  });
});
