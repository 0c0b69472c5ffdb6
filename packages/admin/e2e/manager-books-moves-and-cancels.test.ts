import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ask, openBrowser, openPage, openPageAs, startSystem, type TestSystem } from './harness.ts';

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

const slots = (page: Page) =>
  page.getByRole('region', { name: 'Free times' }).getByRole('button', { name: /day \d+ \w+, .+ with / });

async function chooseHrAdvice(page: Page): Promise<void> {
  await page.goto('/app/bookings/create');
  await page.getByRole('button', { name: 'Choose a time for HR advice' }).click();
  await slots(page).first().waitFor();
}

describe('a manager of a small member', () => {
  it('signs in, books HR advice, moves it and cancels it', async () => {
    const page = await openPage(browser, system);
    await page.goto('/app/');
    await page.getByRole('button', { name: /Manager of a small charity/ }).click();
    await page
      .getByRole('navigation', { name: 'Main menu' })
      .getByRole('link', { name: 'Book support' })
      .click();
    await page.getByRole('button', { name: 'Choose a time for HR advice' }).click();
    await slots(page).first().click();
    await page.getByLabel('What is it about, in a few words?').fill('Sickness absence of the cook');
    await page.getByRole('button', { name: /(Book|Ask for) this appointment/ }).click();
    await page
      .getByRole('heading', { level: 1, name: /Your (appointment is booked|request is with the adviser)/ })
      .waitFor();
    await page.getByRole('heading', { name: 'What happens next' }).waitFor();

    await page.getByRole('link', { name: 'See the booking' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sickness absence of the cook' }).waitFor();
    await page.getByRole('link', { name: 'Move' }).click();
    await page.getByRole('button', { name: 'Later week' }).click();
    const next = slots(page).first();
    const name = (await next.getAttribute('aria-label')) ?? '';
    const [day = '', time = ''] = name.split(', ');
    await next.click();
    await page.getByRole('button', { name: 'Move to the new time' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sickness absence of the cook' }).waitFor();
    await page.getByText(`${day}, ${time} to`).first().waitFor();

    await page.getByRole('button', { name: 'Cancel appointment' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The time goes back to the pool.', { exact: false }).waitFor();
    await dialog.getByLabel('Reason (optional)').fill('She is back at work');
    await dialog.getByRole('button', { name: 'Cancel appointment' }).click();
    await page.getByText('Cancelled', { exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Move' }).count()).toBe(0);
    await page.context().close();
  });

  it('loses no word on the way back to the times', async () => {
    const page = await openPageAs('manager', browser, system);
    await chooseHrAdvice(page);
    await slots(page).first().click();
    await page.getByLabel('What is it about, in a few words?').fill('A new contract');
    await page.getByLabel(/Anything the adviser should know/).fill('We have never had one.');
    await page.goBack();
    await slots(page).nth(1).click();
    expect(await page.getByLabel('What is it about, in a few words?').inputValue()).toBe('A new contract');
    expect(await page.getByLabel(/Anything the adviser should know/).inputValue()).toBe(
      'We have never had one.',
    );
    await page.context().close();
  });

  it('is told at the field what is missing', async () => {
    const page = await openPageAs('manager', browser, system);
    await chooseHrAdvice(page);
    await slots(page).first().click();
    await page.getByRole('button', { name: /(Book|Ask for) this appointment/ }).click();
    await page.getByRole('alert').getByText('Say in a few words what it is about').waitFor();
    expect(await page.getByLabel('What is it about, in a few words?').getAttribute('aria-invalid')).toBe(
      'true',
    );
    await page.context().close();
  });

  it('hears kindly that somebody was quicker, and picks another time without typing again', async () => {
    const page = await openPageAs('manager', browser, system);
    await chooseHrAdvice(page);
    const { services } = await ask<{
      services: { items: { id: string; advisers: { id: string; name: string }[] }[] };
    }>(system, page, '{ services(filter: { q: "HR advice" }) { items { id advisers { id name } } } }');
    const [service] = services.items;
    const [adviser] = service?.advisers ?? [];
    await page.getByLabel('With whom?').click();
    await page.getByRole('option', { name: adviser?.name ?? '' }).click();
    await slots(page).first().click();
    const startsAt = new URL(page.url()).searchParams.get('at');
    const durationMinutes = await page
      .getByText(/^\d+ minutes$|^1 hour$/)
      .first()
      .textContent();

    const rival = await openPageAs('other.manager', browser, system);
    await ask(system, rival, 'mutation Take($input: BookSlotInput!) { bookSlot(input: $input) { id } }', {
      input: {
        serviceId: service?.id,
        startsAt,
        adviserId: adviser?.id,
        durationMinutes: durationMinutes === '1 hour' ? 60 : Number.parseInt(durationMinutes ?? '', 10),
        subject: 'First',
      },
    });

    await page.getByLabel('What is it about, in a few words?').fill('Second');
    await page.getByRole('button', { name: /(Book|Ask for) this appointment/ }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'Somebody else took that time' });
    await alert.waitFor();
    await alert.getByRole('button', { name: 'Change the time' }).click();
    await slots(page).first().click();
    expect(await page.getByLabel('What is it about, in a few words?').inputValue()).toBe('Second');
    await page.getByRole('button', { name: /(Book|Ask for) this appointment/ }).click();
    await page.getByRole('heading', { name: 'What happens next' }).waitFor();
    await page.context().close();
    await rival.context().close();
  });

  it('books from first to last by keyboard on a phone', async () => {
    const page = await openPageAs('manager', browser, system, { viewport: { width: 390, height: 844 } });
    await page.goto('/app/bookings/create');
    await page.getByRole('button', { name: 'Choose a time for HR advice' }).press('Enter');
    await slots(page).first().press('Enter');
    await page.getByLabel('What is it about, in a few words?').waitFor();
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What happens next' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.context().close();
  });
});
