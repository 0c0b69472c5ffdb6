import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  codeOf,
  openBrowser,
  openPage,
  openPageAs,
  settled,
  signIn,
  signOut,
  startSystem,
  type TestSystem,
  turnOnCodes,
} from './harness.ts';

let system: TestSystem;
let browser: Browser;

beforeAll(async () => {
  system = await startSystem({ REQUIRE_SECOND_FACTOR: '1' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

async function problemsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target}`));
}

describe('a payroll officer, of whom a second factor is demanded', () => {
  it('is led to set one up, signs in with the code, and with a recovery code once', async () => {
    const page = await openPage(browser, system);
    await page.goto('/app/bookings');
    await signIn(page, 'payroll');
    await page.getByRole('alert').filter({ hasText: 'Your role needs a second factor' }).waitFor();
    await page.goto('/app/people');
    await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
    await settled(page);
    expect(await problemsOf(page)).toEqual([]);

    const { key, codes } = await turnOnCodes(page);
    await page.getByText('On. You are asked for a code').waitFor();
    await page.getByText('Your role needs a second factor').waitFor({ state: 'detached' });
    expect(codes).toHaveLength(10);
    await page.goto('/app/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await signOut(page);

    await signIn(page, 'payroll');
    await page.getByRole('heading', { level: 1, name: 'Enter your code' }).waitFor();
    expect(await problemsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Enter the six digits').waitFor();
    await page.getByLabel('Code from your app').fill(codeOf(key));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Your account/ }).waitFor();
    await signOut(page);

    await signIn(page, 'payroll');
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await page.getByLabel('Recovery code').fill(codes[0] ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Your account/ }).waitFor();
    await signOut(page);

    await signIn(page, 'payroll');
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await page.getByLabel('Recovery code').fill(codes[0] ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'it was used' }).waitFor();
    await page.context().close();
  });
});

describe('a coordinator with a passkey', () => {
  it('adds it, signs out, and signs in with it alone', async () => {
    const { port } = new URL(system.url);
    const page = await openPage(browser, system, { baseURL: `http://localhost:${port}` });
    const device = await page.context().newCDPSession(page);
    await device.send('WebAuthn.enable');
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto('/app/');
    await signIn(page, 'coordinator');
    await page.getByRole('alert').filter({ hasText: 'Your role needs a second factor' }).waitFor();
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByLabel('What to call it').fill('Laptop');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Rename Laptop' }).waitFor();
    await page.goto('/app/organisations');
    await page.getByRole('heading', { level: 1, name: 'Organisations' }).waitFor();
    await signOut(page);

    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('button', { name: /Your account/ }).waitFor();
    await page.goto('/app/organisations');
    await page.getByRole('heading', { level: 1, name: 'Organisations' }).waitFor();
    await page.context().close();
  });
});

describe('a manager', () => {
  it('makes an API token, sees it once, and revokes it', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/profile');
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.keyboard.press('Enter');
    await page.getByText('Say what the token is for').waitFor();
    await page.getByLabel('What it is for').fill('Monthly report');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Copy your token now' }).waitFor();
    expect(await problemsOf(page)).toEqual([]);
    const token = await page.getByRole('dialog').getByRole('listitem').textContent();
    const asked = await fetch(`${system.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ me { roles } }' }),
    });
    expect(await asked.json()).toEqual({ data: { me: { roles: ['MANAGER'] } } });
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByRole('button', { name: 'Revoke the token “Monthly report”', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page
      .getByRole('button', { name: 'Revoke the token “Monthly report”', exact: true })
      .waitFor({ state: 'detached' });
    expect(await page.getByText(String(token)).count()).toBe(0);
    await page.context().close();
  });

  it('changes the password, and is told at the field what is wrong with it', async () => {
    const page = await openPageAs('other.manager', browser, system);
    await page.goto('/app/profile');
    await page.getByLabel('Your password now').fill('not my password');
    await page.getByLabel('New password').fill('gorse-lantern-uphill');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('This is not your password').waitFor();
    await page.getByLabel('Your password now').fill('demo-Password-1');
    await page.getByLabel('New password').fill('Password-2026!');
    await page.keyboard.press('Enter');
    await page.getByText('harder to guess').waitFor();
    await page.getByLabel('New password').fill('gorse-lantern-uphill');
    await page.keyboard.press('Enter');
    await page.getByText('Your password is changed').waitFor();
    await page.context().close();
  });

  it('asks for a link when the password is forgotten', async () => {
    const page = await openPage(browser, system);
    await page.goto('/app/');
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await page.getByRole('heading', { level: 1, name: 'Forgotten your password?' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Must be an email address').waitFor();
    await page.getByLabel('Email address').fill('nobody@demo.test');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Look at your email' }).waitFor();
    await page.goto('/app/reset-password?token=forged');
    await page.getByLabel('New password').fill('gorse-lantern-uphill');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'This link no longer works' }).waitFor();
    await page.context().close();
  });
});
