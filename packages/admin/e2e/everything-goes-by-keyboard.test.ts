import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  ask,
  codeOf,
  openBrowser,
  openPage,
  openPageAs,
  PASSWORD,
  startSystem,
  type TestSystem,
} from './harness.ts';
import { press, reach, type } from './keyboard.ts';

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

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const hasFocus = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector);

describe('without a mouse', () => {
  it('somebody signs in, books support, and cancels it', async () => {
    const page = await openPage(browser, system);
    await page.goto('/app/');
    await type(page, page.getByLabel('Email address'), 'manager@demo.test');
    await type(page, page.getByLabel('Password', { exact: true }), PASSWORD);
    await page.keyboard.press('Enter');
    await press(
      page,
      page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Book support' }),
    );
    await press(page, button(page, 'Choose a time for HR advice'));
    const times = page.getByRole('region', { name: 'Free times' });
    await press(page, times.getByRole('button', { name: /day \d+ \w+, .+ with / }).first());
    await type(page, page.getByLabel('What is it about, in a few words?'), 'Without a mouse');
    await page.keyboard.press('Enter');
    await press(page, link(page, 'See the booking'));

    const cancel = button(page, 'Cancel appointment').first();
    await press(page, cancel);
    await page.getByRole('dialog').waitFor();
    // The dialog keeps the focus, Esc closes it, and the focus is back where it came from.
    for (let stops = 0; stops < 8; stops += 1) {
      await page.keyboard.press('Tab');
      expect(await hasFocus(page, '[role="dialog"]')).toBe(true);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await cancel.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await type(page, page.getByLabel('Reason (optional)'), 'It is settled');
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Cancel appointment' }));
    await page.getByText('Cancelled', { exact: true }).waitFor();
    await page.context().close();
  });

  it('a manager invites somebody, who accepts', async () => {
    const manager = await openPageAs('manager', browser, system);
    await manager.goto('/app/people');
    await press(manager, link(manager, 'Invite a person'));
    await type(manager, manager.getByRole('textbox', { name: 'Name' }), 'Ines Hart');
    await type(manager, manager.getByRole('textbox', { name: 'Email address' }), 'ines.hart@example.org');
    await press(manager, manager.getByRole('combobox', { name: 'Role' }));
    await manager.getByRole('option', { name: 'Staff', exact: true }).waitFor();
    await manager.keyboard.type('Staff');
    await manager.keyboard.press('Enter');
    await press(manager, button(manager, 'Invite'));
    await heading(manager, 'Ines Hart is invited').waitFor();
    const address = await manager.getByLabel('Link for Ines Hart').inputValue();

    const ines = await openPage(browser, system);
    await ines.goto(address);
    await type(ines, ines.getByLabel('Choose a password'), 'three odd words together');
    await press(ines, button(ines, 'Accept and sign in'));
    await button(ines, 'Your account, Ines Hart').waitFor();
    // The menu of the account: arrows go through it, Esc gives the focus back.
    await press(ines, button(ines, 'Your account, Ines Hart'));
    await ines.getByRole('menu').waitFor();
    await ines.keyboard.press('ArrowDown');
    expect(await hasFocus(ines, '[role="menu"]')).toBe(true);
    await ines.keyboard.press('Escape');
    await reach(ines, button(ines, 'Your account, Ines Hart'));
    for (const page of [manager, ines]) await page.context().close();
  });

  it('a coordinator imports a list, and undoes it', async () => {
    const page = await openPageAs('coordinator', browser, system);
    await page.goto('/app/organisations');
    await press(page, page.getByRole('link', { name: 'Import', exact: true }));
    const asked = page.waitForEvent('filechooser');
    await press(page, button(page, 'Choose a file'));
    const file = 'Name,Part in the consortium,District\nKeyboard Friends,Member,Broxtowe\n';
    await (await asked).setFiles({ name: 'one.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await press(page, button(page, 'Import 1 row'));
    await page.getByRole('heading', { name: '1 row was imported' }).waitFor();
    await press(page, button(page, 'Undo this import'));
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }));
    await page.getByText('This import was undone on', { exact: false }).waitFor();
    await page.context().close();
  });

  it('a manager changes the organisation, and brings the earlier version back', async () => {
    const page = await openPageAs('manager', browser, system);
    const { me } = await ask<{ me: { actingFor: { id: string } } }>(
      system,
      page,
      '{ me { actingFor { id } } }',
    );
    await page.goto(`/app/organisations/${me.actingFor.id}`);
    await type(page, page.getByLabel('Volunteers'), '67');
    await press(page, button(page, 'Save'));
    const history = page.getByRole('region', { name: 'History' });
    await history.getByRole('listitem').first().getByText('67').waitFor();
    await press(page, history.getByRole('button', { name: /Bring back the version/ }).last());
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Bring it back' }));
    await page.getByText('Brought back as a new version.').waitFor();
    await page.context().close();
  });

  it('somebody sets up a second factor, and gives their calendar a new address', async () => {
    const page = await openPageAs('adviser', browser, system);
    await page.goto('/app/profile');
    await press(page, button(page, 'Turn on'));
    await page.getByLabel('Your password', { exact: true }).waitFor();
    await type(page, page.getByLabel('Your password', { exact: true }), PASSWORD);
    await page.keyboard.press('Enter');
    const key = ((await page.getByTestId('authenticator-key').textContent()) ?? '').replace(/\s/g, '');
    await type(page, page.getByLabel('Code from your app'), codeOf(key));
    await page.keyboard.press('Enter');
    await press(page, button(page, 'I have kept them'));
    await page.getByText('On. You are asked for a code').waitFor();

    await press(page, button(page, /^Get an address for: My appointments/));
    const address = page.getByRole('textbox', { name: /My appointments/ });
    const first = await address.inputValue();
    await press(page, button(page, /^New address for: My appointments/));
    await press(page, button(page, 'Give a new address'));
    await page.getByText('The calendar has a new address').waitFor();
    // the page reads the new one right after it has said so
    await page.waitForFunction(
      (old) => [...document.querySelectorAll('input')].every((input) => input.value !== old),
      first,
    );
    expect(await address.inputValue()).toMatch(/\/calendar\/.+\.ics$/);
    await page.context().close();
  });

  it('somebody reads a mail in the outbox', async () => {
    const page = await openPageAs('manager', browser, system);
    await page.goto('/app/mails');
    await press(page, page.getByRole('main').getByRole('link', { name: /New/ }).first());
    await page.getByRole('link', { name: 'Open what it is about' }).waitFor();
    await press(page, link(page, 'Open what it is about'));
    await page.waitForURL('**/show');
    await page.context().close();
  });
});
