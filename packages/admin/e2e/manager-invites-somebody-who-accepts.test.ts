import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  codeOf,
  openBrowser,
  openPage,
  openPageAs,
  settled,
  signOut,
  startSystem,
  type TestSystem,
  turnOnCodes,
} from './harness.ts';

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

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** Invites somebody on the screen and answers the link that it shows. */
async function invite(page: Page, name: string, email: string, role: string): Promise<string> {
  await page.goto('/app/people');
  await page.getByRole('link', { name: 'Invite a person' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Email address' }).fill(email);
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: role, exact: true }).click();
  await page.getByRole('button', { name: 'Invite' }).click();
  await heading(page, `${name} is invited`).waitFor();
  return page.getByLabel(`Link for ${name}`).inputValue();
}

describe('a manager', () => {
  it('invites somebody, who accepts, signs in for the first time, sets up a second factor and signs in with it', async () => {
    const manager = await openPageAs('manager', browser, system);
    const link = await invite(manager, 'Nina Hale', 'nina.hale@example.org', 'Staff');
    expect(link).toContain(`${system.url}/app/accept-invitation?token=`);
    await manager.getByRole('link', { name: 'Back to people' }).click();
    const waiting = manager.getByRole('region', { name: 'Invitations that wait for an answer' });
    await waiting.getByText('Nina Hale').waitFor();

    const nina = await openPage(browser, system);
    await nina.goto(link);
    await heading(nina, 'You are invited').waitFor();
    await nina.getByText('This invitation is for nina.hale@example.org').waitFor();
    await nina.getByLabel('Choose a password').fill('too short');
    await nina.getByRole('button', { name: 'Accept and sign in' }).click();
    await nina.getByText('Choose a password of at least 12').waitFor();
    await nina.getByLabel('Choose a password').fill('three odd words together');
    await nina.keyboard.press('Enter');
    await nina.getByRole('button', { name: 'Your account, Nina Hale' }).waitFor();
    await settled(nina);
    await nina.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Home' }).waitFor();
    expect(new URL(nina.url()).pathname).toBe('/app/');

    // From now on the password alone does not open the account.
    await nina.goto('/app/profile');
    const { key } = await turnOnCodes(nina, 'three odd words together');
    await nina.getByText('On. You are asked for a code').waitFor();
    await nina.goto('/app/');
    await settled(nina);
    await signOut(nina);
    await nina.getByLabel('Email address').fill('nina.hale@example.org');
    await nina.getByLabel('Password').fill('three odd words together');
    await nina.keyboard.press('Enter');
    await nina.getByLabel('Code from your app').fill(codeOf(key));
    await nina.keyboard.press('Enter');
    await nina.getByRole('button', { name: 'Your account, Nina Hale' }).waitFor();

    const again = await openPage(browser, system);
    await again.goto(link);
    await heading(again, 'This link does not work').waitFor();

    await manager.reload();
    await manager.getByRole('link', { name: 'Nina Hale' }).waitFor();
    expect(await waiting.getByText('nina.hale@example.org').count()).toBe(0);
    for (const page of [manager, nina, again]) await page.context().close();
  });

  it('invites somebody who can sign in already: they do so first, and nobody else can accept', async () => {
    const other = await openPageAs('other.manager', browser, system);
    const link = await invite(other, 'Invited Trustee', 'trustee@demo.test', 'Trustee');

    const wrong = await openPageAs('staff', browser, system);
    await wrong.goto(link);
    await wrong.getByRole('button', { name: 'Accept' }).click();
    await wrong.getByText('You are signed in as somebody else').waitFor();
    await wrong.getByRole('button', { name: 'Sign out' }).click();
    await wrong.getByRole('link', { name: 'Sign in as trustee@demo.test' }).click();
    await wrong.getByLabel('Email address').fill('trustee@demo.test');
    await wrong.getByLabel('Password').fill('demo-Password-1');
    await wrong.keyboard.press('Enter');
    await heading(wrong, 'You are invited').waitFor();
    await wrong.getByRole('button', { name: 'Accept' }).click();
    await wrong.getByRole('button', { name: /Your account/ }).click();
    await wrong.getByText('Acting for', { exact: true }).waitFor();
    for (const page of [other, wrong]) await page.context().close();
  });

  it('sends an invitation again, withdraws it, and invites a list', async () => {
    const manager = await openPageAs('manager', browser, system);
    const first = await invite(manager, 'Omar Field', 'omar.field@example.org', 'Volunteer');
    await manager.goto('/app/people');
    await manager.getByRole('button', { name: 'Send the invitation to Omar Field again' }).click();
    const second = await manager.getByLabel('Link for Omar Field').inputValue();
    expect(second).not.toBe(first);
    await manager.getByRole('button', { name: 'Done' }).click();
    await manager.getByRole('button', { name: 'Withdraw the invitation to Omar Field' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await manager.getByText('Withdrawn.').waitFor();

    await manager.getByRole('link', { name: 'Invite several' }).click();
    await manager
      .getByLabel('Or type or paste the lines')
      .fill(
        'Pia Long, pia.long@example.org, Staff\nnobody, not an address, Staff\nQuin Rose;quin@example.org',
      );
    await manager.getByRole('button', { name: 'Check the lines' }).click();
    await manager.getByText('1 person can be invited').waitFor();
    await manager.getByText('Line 2 (not an address)').waitFor();
    await manager.getByRole('button', { name: 'Invite 1 person' }).click();
    await heading(manager, '1 person is invited').waitFor();
    expect(await manager.getByLabel('Link for Pia Long').inputValue()).toContain('token=');
    await manager.context().close();
  });
});
