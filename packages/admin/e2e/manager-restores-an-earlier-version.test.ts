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

const ownOrganisation = async (page: Page): Promise<string> => {
  const { me } = await ask<{ me: { actingFor: { id: string } } }>(
    system,
    page,
    '{ me { actingFor { id } } }',
  );
  return me.actingFor.id;
};

describe('a manager', () => {
  it('sees who changed what in the history, and brings the earlier version back by keyboard', async () => {
    const page = await openPageAs('manager', browser, system);
    const id = await ownOrganisation(page);
    await page.goto(`/app/organisations/${id}`);
    const volunteers = page.getByLabel('Volunteers');
    await volunteers.waitFor();
    const before = await volunteers.inputValue();
    await volunteers.fill('61');
    await page.getByLabel('Contact phone').fill('01632 960777');
    await page.getByRole('button', { name: 'Save' }).click();

    const history = page.getByRole('region', { name: 'History' });
    const newest = history.getByRole('listitem').first();
    await newest.getByText(/changed it/).waitFor();
    const told = (await newest.textContent()) ?? '';
    expect(told).toContain('Volunteers');
    expect(told).toContain('61');
    expect(told).toContain('01632 960777');

    await history
      .getByRole('button', { name: /Bring back the version/ })
      .last()
      .focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Bring this version back?' });
    await dialog.getByText('01632 960777').waitFor();
    await dialog.getByRole('button', { name: 'Bring it back' }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Brought back as a new version.').waitFor();
    await page.getByRole('region', { name: 'Size' }).getByText(before, { exact: true }).waitFor();
    const { organisation } = await ask<{ organisation: { volunteers: number; contactPhone: string } }>(
      system,
      page,
      'query Now($id: ID!) { organisation(id: $id) { volunteers contactPhone } }',
      { id },
    );
    expect(String(organisation.volunteers)).toBe(before);
    expect(organisation.contactPhone).not.toBe('01632 960777');

    // The same in the list of all changes, from where the record is one step away.
    await page.goto('/app/history');
    await page
      .getByRole('table', { name: 'Activity' })
      .getByRole('link', { name: /changed it/ })
      .first()
      .click();
    await page.getByRole('region', { name: 'History' }).waitFor();
    await page.context().close();
  });

  it('takes a role that ended out of the bin again', async () => {
    const page = await openPageAs('manager', browser, system);
    const { people } = await ask<{
      people: { items: { id: string; name: string; memberships: { id: string; role: string }[] }[] };
    }>(system, page, '{ people { items { id name memberships { id role } } } }');
    const volunteer = people.items.find(({ memberships }) =>
      memberships.some(({ role }) => role === 'VOLUNTEER'),
    );
    const role = volunteer?.memberships.find((one) => one.role === 'VOLUNTEER');
    await ask(system, page, 'mutation End($id: ID!) { archiveMembership(id: $id) { id } }', { id: role?.id });
    await page.goto('/app/bin');
    const item = page.getByRole('listitem').filter({ hasText: volunteer?.name ?? '' });
    await item.getByText(/days left/).waitFor();
    await item.getByRole('button', { name: /Take out of the bin/ }).click();
    await page.getByText('Taken out of the bin.').waitFor();
    await page.getByRole('heading', { name: 'The bin is empty' }).waitFor();
    await page.context().close();
  });

  it('is told by another organisation’s page nothing of its history', async () => {
    const page = await openPageAs('other.manager', browser, system);
    const manager = await openPageAs('manager', browser, system);
    const id = await ownOrganisation(manager);
    await page.goto(`/app/organisations/${id}/show`);
    await page.getByRole('region', { name: 'The organisation' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('region', { name: 'History' }).count()).toBe(0);
    await page.context().close();
    await manager.context().close();
  });
});
