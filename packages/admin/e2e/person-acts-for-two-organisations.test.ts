import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
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

describe('somebody who belongs to two organisations', () => {
  it('says which one they act for, and sees only what belongs to it', async () => {
    const page = await openPageAs('manager', browser, system);
    const { me } = await ask<{ me: { person: { id: string }; actingFor: { name: string } } }>(
      system,
      page,
      '{ me { person { id } actingFor { name } } }',
    );
    await page.goto('/app/');
    await settled(page);
    await page.getByRole('button', { name: /Your account/ }).click();
    expect(await page.getByRole('menuitem', { name: me.actingFor.name }).count()).toBe(0);

    const coordinator = await openPageAs('coordinator', browser, system);
    const { organisations } = await ask<{ organisations: { items: { id: string; name: string }[] } }>(
      system,
      coordinator,
      '{ organisations(filter: { q: "Pepperhill" }) { items { id name } } }',
    );
    const [second] = organisations.items;
    await ask(
      system,
      coordinator,
      'mutation Add($input: AddMembershipInput!) { addMembership(input: $input) { id } }',
      { input: { personId: me.person.id, organisationId: second?.id, role: 'TRUSTEE' } },
    );

    await page.goto('/app/');
    await settled(page);
    await page.getByRole('button', { name: /Your account/ }).click();
    await page.getByRole('menuitem', { name: second?.name ?? '' }).click();
    await page
      .getByRole('banner')
      .getByText(second?.name ?? '')
      .waitFor();
    await settled(page);
    expect(await page.getByRole('link', { name: 'Book support' }).count()).toBe(0);
    await page.goto('/app/bookings/create');
    await page.getByRole('heading', { level: 1, name: 'You may not open this page' }).waitFor();
    await page.context().close();
    await coordinator.context().close();
  });
});
