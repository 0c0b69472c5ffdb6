import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage, startSystem, type TestSystem } from './harness.ts';

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

describe('somebody who is not signed in', () => {
  it.each(['/', '/app/', '/app/bookings', '/app/services', '/app/nothing-here'])(
    'sees the sign-in page at %s',
    async (address) => {
      const page = await openPage(browser, system);
      await page.goto(address);
      await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
      expect(await page.getByLabel('Email address').isVisible()).toBe(true);
      await page.context().close();
    },
  );

  it('is told what is missing, and that a password is wrong', async () => {
    const page = await openPage(browser, system);
    await page.goto('/app/');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Type your email address').waitFor();
    await page.getByLabel('Email address').fill('manager@demo.test');
    await page.getByLabel('Password').fill('not-my-password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').filter({ hasText: 'is not right' }).waitFor();
    expect(await page.getByLabel('Email address').inputValue()).toBe('manager@demo.test');
    await page.context().close();
  });

  it('comes to the page that was asked for after signing in, and back to sign-in after signing out', async () => {
    const page = await openPage(browser, system);
    await page.goto('/app/people');
    await page.getByLabel('Email address').fill('manager@demo.test');
    await page.getByLabel('Password').fill('demo-Password-1');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await page.getByRole('button', { name: /Your account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.goto('/app/people');
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.context().close();
  });

  it('asks no other host for anything', async () => {
    const page = await openPage(browser, system);
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(system.url)) foreign.push(request.url());
    });
    await page.goto('/app/');
    await page.getByRole('button', { name: /Manager of a small charity/ }).click();
    await page.getByRole('heading', { name: 'What needs you' }).waitFor();
    expect(foreign).toEqual([]);
    await page.context().close();
  });
});
