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

/** Books the first free time of a service. @returns the booking's id */
async function book(page: Page, serviceId: string, day: string): Promise<string> {
  const { availableSlots } = await ask<{ availableSlots: { startsAt: string }[] }>(
    system,
    page,
    'query Free($id: ID!, $day: Date!) { availableSlots(serviceId: $id, from: $day, to: $day) { startsAt } }',
    { id: serviceId, day },
  );
  const { bookSlot } = await ask<{ bookSlot: { id: string } }>(
    system,
    page,
    'mutation Book($input: BookSlotInput!) { bookSlot(input: $input) { id } }',
    {
      input: { serviceId, startsAt: availableSlots[0]?.startsAt, durationMinutes: 30, subject: 'A question' },
    },
  );
  return bookSlot.id;
}

describe('a manager', () => {
  it('removes somebody with appointments that nobody else knows of: they are called off, and stay a secret', async () => {
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
    const ids: string[] = [];
    for (const day of ['2026-12-07', '2026-12-08', '2026-12-09'])
      ids.push(await book(leaver, serviceId, day));
    await leaver.context().close();

    await manager.goto(`/app/people/${personId}/remove`);
    await settled(manager);
    await manager.getByRole('heading', { name: /things hang on them/ }).waitFor();
    // what they keep for health and safety goes to one colleague; appointments in secret go to nobody
    await manager.getByRole('combobox', { name: 'One person for all that they can take' }).click();
    await manager.getByRole('option').first().click();
    await manager.getByText('3 appointments that they booked, in which they named no colleague').waitFor();
    expect(await manager.getByText('A question').count()).toBe(0);
    await manager.getByRole('button', { name: 'Remove Callum Whitworth' }).click();
    await manager.getByText('Choose who takes it, or that nobody does.').waitFor();
    const appointments = manager.getByRole('listitem').filter({ hasText: 'they named no colleague' });
    await appointments.getByRole('combobox', { name: 'Who takes it' }).click();
    await manager.getByRole('option', { name: /^Nobody: Call them off/ }).click();
    await manager.getByRole('button', { name: 'Remove Callum Whitworth' }).click();
    await manager.getByText('Callum Whitworth is removed.').waitFor();

    const { bookings } = await ask<{ bookings: { items: { status: string; subject: string | null }[] } }>(
      system,
      manager,
      'query Booked($ids: [ID!]) { bookings(filter: { ids: $ids }) { items { status subject } } }',
      { ids },
    );
    expect(bookings.items).toEqual(Array(3).fill({ status: 'CANCELLED', subject: null }));
    await manager.context().close();
  });
});
