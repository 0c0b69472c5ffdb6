import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  ask,
  type DemoPerson,
  openBrowser,
  openPageAs,
  settled,
  startSystem,
  type TestSystem,
} from './harness.ts';

const SUBJECT = 'Grievance against a colleague';
let system: TestSystem;
let browser: Browser;
let booking: { id: string; reference: string };

beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
  const page = await openPageAs('manager', browser, system);
  const { services } = await ask<{ services: { items: { id: string; durations: number[] }[] } }>(
    system,
    page,
    '{ services(filter: { q: "HR advice" }) { items { id durations } } }',
  );
  const [service] = services.items;
  const { availableSlots } = await ask<{ availableSlots: { startsAt: string }[] }>(
    system,
    page,
    'query Free($id: ID!) { availableSlots(serviceId: $id, from: "2026-11-30", to: "2026-12-11") { startsAt } }',
    { id: service?.id },
  );
  const { bookSlot } = await ask<{ bookSlot: { id: string; reference: string } }>(
    system,
    page,
    'mutation Book($input: BookSlotInput!) { bookSlot(input: $input) { id reference } }',
    {
      input: {
        serviceId: service?.id,
        startsAt: availableSlots[0]?.startsAt,
        durationMinutes: service?.durations[0],
        subject: SUBJECT,
        details: 'In confidence.',
      },
    },
  );
  booking = bookSlot;
  await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

async function everythingSeenBy(person: DemoPerson): Promise<string> {
  const page = await openPageAs(person, browser, system);
  const seen: string[] = [];
  for (const address of [
    '/app/',
    '/app/bookings',
    `/app/bookings?filter=${encodeURIComponent(JSON.stringify({ tab: 'waiting' }))}`,
    '/app/bookings/calendar?date=2026-12-01',
    `/app/bookings/${booking.id}/show`,
  ]) {
    await page.goto(address);
    await settled(page);
    seen.push((await page.locator('body').textContent()) ?? '');
  }
  await page.context().close();
  return seen.join('\n');
}

describe('a booking of one member', () => {
  it('does not exist for the manager of another member', async () => {
    const page = await openPageAs('other.manager', browser, system);
    await page.goto(`/app/bookings/${booking.id}/show`);
    await page.getByText('We cannot find this', { exact: true }).waitFor();
    await page.goto(`/app/bookings/${booking.id}/move`);
    await page.getByText('We cannot find this', { exact: true }).waitFor();
    await page.context().close();
    const seen = await everythingSeenBy('other.manager');
    expect(seen).not.toContain(SUBJECT);
    expect(seen).not.toContain(booking.reference);
  });

  it.each(['staff', 'trustee'] as const)('shows its subject to no %s of the same member', async (person) => {
    expect(await everythingSeenBy(person)).not.toContain(SUBJECT);
  });

  it('is an “HR appointment” without subject for the coordinator', async () => {
    const page = await openPageAs('coordinator', browser, system);
    await page.goto(`/app/bookings/${booking.id}/show`);
    await page.getByRole('heading', { level: 1, name: 'HR appointment' }).waitFor();
    await page.getByText('not what it is about', { exact: false }).waitFor();
    expect((await page.locator('body').textContent()) ?? '').not.toContain(SUBJECT);
    expect(await page.getByRole('button', { name: 'Cancel appointment' }).count()).toBe(0);
    await page.context().close();
  });

  it('shows nobody a page that is not theirs', async () => {
    const page = await openPageAs('staff', browser, system);
    await page.goto('/app/organisations/create');
    await page.getByRole('heading', { level: 1, name: 'You may not open this page' }).waitFor();
    await page.context().close();
  });
});
