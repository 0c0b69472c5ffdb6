import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openPageAs, startSystem, type TestSystem } from './harness.ts';

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

describe('while the system does not answer', () => {
  it('nobody is signed out, and trying again works', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.route('**/graphql', (route) =>
      route.fulfill({ status: 503, json: { errors: [{ message: 'busy' }] } }),
    );
    await page.goto('/app/bookings');
    await page.getByText('The system is busy for the moment.', { exact: false }).waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('table', { name: 'Bookings' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/app/bookings');
    await page.context().close();
  });

  it('a booking that could not be sent keeps its words, and is made once when sent again', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/bookings/create');
    await page.getByRole('button', { name: 'Choose a time for HR advice' }).click();
    await page
      .getByRole('region', { name: 'Free times' })
      .getByRole('button', { name: /day \d+ \w+, .+ with / })
      .first()
      .click();
    await page.getByLabel('What is it about, in a few words?').fill('A dropped connection');
    const keys: string[] = [];
    await page.route('**/graphql', async (route) => {
      const body = route.request().postDataJSON();
      if (body.operationName !== 'BookSlot') return route.continue();
      keys.push(body.variables.idempotencyKey);
      // the first one arrives, its answer is lost
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.getByRole('button', { name: /(Book|Ask for) this appointment/ }).click();
    await page.getByRole('alert').filter({ hasText: 'could not be reached' }).waitFor();
    expect(await page.getByLabel('What is it about, in a few words?').inputValue()).toBe(
      'A dropped connection',
    );
    await page.getByRole('button', { name: /(Book|Ask for) this appointment/ }).click();
    await page.getByRole('heading', { name: 'What happens next' }).waitFor();
    expect(new Set(keys).size).toBe(1);
    await page.goto('/app/bookings');
    await page.getByRole('table', { name: 'Bookings' }).waitFor();
    expect(await page.getByRole('link', { name: 'A dropped connection' }).count()).toBe(1);
    await page.context().close();
  });
});
