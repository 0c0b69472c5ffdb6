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

interface Found {
  me: { actingFor: { id: string } };
  people: { items: { id: string }[] };
  services: { items: { id: string }[] };
}

/** Books the first free time of a service. */
async function book(page: Page, serviceId: string, day: string): Promise<void> {
  const { availableSlots } = await ask<{ availableSlots: { startsAt: string }[] }>(
    system,
    page,
    'query Free($id: ID!, $day: Date!) { availableSlots(serviceId: $id, from: $day, to: $day) { startsAt } }',
    { id: serviceId, day },
  );
  await ask(system, page, 'mutation Book($input: BookSlotInput!) { bookSlot(input: $input) { id } }', {
    input: { serviceId, startsAt: availableSlots[0]?.startsAt, durationMinutes: 30, subject: 'A question' },
  });
}

describe('a manager', () => {
  it('removes somebody with several appointments, all taken by one colleague in one choice', async () => {
    const manager = await openPageAs('manager', browser, system);
    const found = await ask<Found>(
      system,
      manager,
      '{ me { actingFor { id } } people(filter: { q: "Callum" }) { items { id } } services(filter: { q: "HR advice" }) { items { id } } }',
    );
    const personId = found.people.items[0]?.id;
    const serviceId = found.services.items[0]?.id ?? '';
    await ask(
      system,
      manager,
      'mutation Add($input: AddMembershipInput!) { addMembership(input: $input) { id } }',
      { input: { personId, organisationId: found.me.actingFor.id, role: 'MANAGER' } },
    );
    const leaver = await openPageAs('staff', browser, system);
    for (const day of ['2026-12-07', '2026-12-08', '2026-12-09']) await book(leaver, serviceId, day);
    await leaver.context().close();

    await manager.goto(`/app/people/${personId}/remove`);
    await settled(manager);
    await manager.getByRole('heading', { name: '3 things hang on them' }).waitFor();
    await manager.getByRole('combobox', { name: 'One person for all that they can take' }).click();
    await manager.getByRole('option', { name: 'Geoffrey Plumtree (can take 3 of 3)' }).click();
    const choices = manager.getByRole('combobox', { name: 'Who takes it' });
    expect(await choices.allInnerTexts()).toEqual(Array(3).fill('Geoffrey Plumtree'));
    await manager.getByRole('button', { name: 'Remove Callum Whitworth' }).click();
    await manager.getByText('Callum Whitworth is removed.').waitFor();

    const taker = await openPageAs('trustee', browser, system);
    const { bookings } = await ask<{ bookings: { items: { subject: string | null }[] } }>(
      system,
      taker,
      '{ bookings(filter: { q: "A question" }) { items { subject } } }',
    );
    expect(bookings.items.map(({ subject }) => subject)).toEqual(Array(3).fill('A question'));
    for (const page of [manager, taker]) await page.context().close();
  });
});
