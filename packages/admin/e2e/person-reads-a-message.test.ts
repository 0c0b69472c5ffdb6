import { afterAll, beforeAll, expect, it } from '@jest/globals';
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

it('a manager who cancels reads of it in the outbox, opens the booking from there, and chooses fewer mails', async () => {
  const manager = await openPageAs('manager', browser, system);
  const { bookings } = await ask<{ bookings: { items: { id: string }[] } }>(
    system,
    manager,
    '{ bookings(perPage: 1, filter: { status: [CONFIRMED], from: "2026-11-26T00:00:00Z", mine: true }) { items { id } } }',
  );
  const id = bookings.items[0]?.id;
  await ask(system, manager, `mutation { cancelBooking(id: "${id}") { id adviser { id } } }`);

  await manager.goto('/app/mails');
  await settled(manager);
  const link = manager.getByRole('link', { name: /appointment: cancelled New/ });
  // sending takes the queue a moment
  for (let tries = 0; tries < 20 && !(await link.isVisible()); tries += 1) {
    await manager.reload();
    await settled(manager);
  }
  const unread = await manager.getByText('New', { exact: true }).count();
  await link.click();
  await manager.getByText('This appointment is cancelled, and its time is free again.').waitFor();
  await manager.getByRole('link', { name: 'Open what it is about' }).click();
  await manager.waitForURL(`**/app/bookings/${id}/show`);

  await manager.goto('/app/mails');
  await settled(manager);
  expect(await manager.getByText('New', { exact: true }).count()).toBe(unread - 1);

  await manager.getByRole('link', { name: 'Choose what you get' }).click();
  await manager.getByLabel('Changes of your appointments').click();
  await manager.getByRole('option', { name: 'By mail, once a day at 7am' }).click();
  await manager.getByText('Saved.').waitFor();
  await manager.reload();
  await manager.getByLabel('Changes of your appointments').getByText('By mail, once a day at 7am').waitFor();
  await manager.context().close();
});
