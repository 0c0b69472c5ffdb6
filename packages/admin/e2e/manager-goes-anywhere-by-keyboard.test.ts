import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openPageAs, settled, startSystem, type TestSystem } from './harness.ts';

/** What a browser fetches of the console before somebody can work, as sent. */
const FIRST_LOAD_BYTES = 380_000;
const FURTHER_SCREEN_BYTES = 100_000;

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

describe('the console', () => {
  it('goes anywhere by Ctrl+K, and Esc closes it', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/');
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Go anywhere' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('HR advice');
    await page.getByRole('option', { name: 'HR advice', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'HR advice' }).waitFor();
    await page.context().close();
  });

  it('skips to the content, and "/" goes to the search of a list', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/bookings');
    await settled(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main-content');
    await page.keyboard.press('/');
    expect(
      await page.getByLabel('Search bookings').evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await page.context().close();
  });

  it('stays small: the first page and each further one', async () => {
    const page = await openPageAs('manager', browser, system);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const scripts = new Set<string>();
    let bytes = 0;
    session.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    await page.goto('/app/');
    await settled(page);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
    for (const address of [
      '/bookings',
      '/bookings/create',
      '/people/create',
      '/bookings/calendar',
      '/organisations',
    ]) {
      bytes = 0;
      await page.goto(`/app${address}`);
      await settled(page);
      expect({ address, isSmall: bytes <= FURTHER_SCREEN_BYTES }).toEqual({ address, isSmall: true });
    }
    await page.context().close();
  });
});
