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

const PERMISSIONS = { permissions: ['clipboard-read', 'clipboard-write'] };

/** The address in the clipboard, after "Copy" was pressed. */
async function copied(page: Page, name: RegExp): Promise<string> {
  await page.getByRole('button', { name }).click();
  await page.getByText('The address is copied.').first().waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** What a calendar program gets, which is not signed in. */
async function subscribed(url: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(url);
  return { status: answer.status, text: await answer.text() };
}

describe('a person', () => {
  it('subscribes to a calendar and rotates it', async () => {
    const page = await openPageAs('adviser', browser, system, PERMISSIONS);
    await page.goto('/app/profile');
    await settled(page);
    await page.getByRole('button', { name: /^Get an address for: My appointments/ }).click();
    const first = await copied(page, /^Copy the address of: My appointments/);
    const { bookings } = await ask<{ bookings: { items: { id: string }[] } }>(
      system,
      page,
      '{ bookings(filter: { mine: true, status: [CONFIRMED], from: "2026-11-25T00:00:00Z" }) { items { id } } }',
    );
    const before = await subscribed(first);
    expect(before.status).toBe(200);
    expect(bookings.items.length).toBeGreaterThan(0);
    for (const { id } of bookings.items) expect(before.text).toContain(`UID:booking-${id}@`);

    await page.getByRole('button', { name: /^New address for: My appointments/ }).click();
    await page.getByText('The old address stops at once').waitFor();
    await page.getByRole('button', { name: 'Give a new address' }).click();
    await page.getByText('The calendar has a new address').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator(`input[value="${first}"]`).waitFor({ state: 'detached' });
    const second = await copied(page, /^Copy the address of: My appointments/);
    expect(second).not.toBe(first);
    expect((await subscribed(first)).status).toBe(404);
    expect(await subscribed(second)).toEqual(before);

    await page.reload();
    await settled(page);
    await page.getByText(/Last asked for by a calendar: 24 November 2026/).waitFor();
    await page.getByRole('button', { name: /^End: My appointments/ }).click();
    await page.getByRole('button', { name: 'End it' }).click();
    await page.getByRole('button', { name: /^Get an address for: My appointments/ }).waitFor();
    expect((await subscribed(second)).status).toBe(404);
    await page.context().close();
  });

  it('has the organisation’s calendar only as its manager', async () => {
    const staff = await openPageAs('staff', browser, system);
    await staff.goto('/app/profile');
    await settled(staff);
    await staff.getByRole('button', { name: /^Get an address for: My appointments/ }).waitFor();
    expect(await staff.getByText(/^All appointments of/).count()).toBe(0);
    await staff.context().close();

    const page = await openPageAs('manager', browser, system, PERMISSIONS);
    await page.goto('/app/profile');
    await settled(page);
    await page.getByRole('button', { name: /^Get an address for: All appointments/ }).click();
    const { text } = await subscribed(await copied(page, /^Copy the address of: All appointments/));
    expect(text).toContain('BEGIN:VEVENT');
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER/);
    await page.context().close();
  });
});
