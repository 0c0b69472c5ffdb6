import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bookingIn, MONDAY, READ } from '../../../test/book.js';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';

let system: TestSystem;
let world: Consortium;
let manager: Call;

const { book } = bookingIn(() => world);

beforeAll(async () => {
  freezeClock(MONDAY);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

describe('what a booking is about', () => {
  it('is told to those whom it concerns only', async () => {
    const mine = await book(manager, { sharedWith: [world.people.trustee.id] });
    for (const person of [world.people.manager, world.people.trustee]) {
      const { data } = await (await system.as(person))(READ, { id: mine.id });
      expect(data.booking).toMatchObject({ subject: 'A long absence', bookedBy: { name: 'Mandeep Gill' } });
    }
    const serving = await system.as(mine.adviser);
    expect((await serving(READ, { id: mine.id })).data.booking).toMatchObject({
      subject: 'A long absence',
      bookedBy: { name: 'Mandeep Gill' },
      organisation: { name: 'Riverbank Pantry' },
    });
  });

  it('stays hidden from a manager who did not book it, the provider’s manager and the coordinator', async () => {
    const theirs = await book(await system.as(world.people.bookingStaff));
    for (const person of [world.people.manager, world.people.providerManager, world.people.coordinator]) {
      const { data } = await (await system.as(person))(READ, { id: theirs.id });
      expect(data.booking).toMatchObject({
        label: 'HR appointment',
        subject: null,
        details: null,
        bookedBy: null,
        sharedWith: null,
      });
    }
  });

  it('does not exist for colleagues, other advisers and other organisations', async () => {
    const mine = await book(manager, { adviserId: world.people.adviser.id });
    const { people } = world;
    for (const person of [
      people.staff,
      people.volunteer,
      people.trustee,
      people.secondAdviser,
      people.otherManager,
      people.payrollOfficer,
    ]) {
      const { data, errors } = await (await system.as(person))(READ, { id: mine.id });
      expect(errors).toBeUndefined();
      expect(data.booking).toBeNull();
    }
  });

  it('cannot be found out by searching', async () => {
    await book(await system.as(world.people.bookingStaff), { subject: 'Zebra grievance' });
    const SEARCH = `query ($filter: BookingFilter) { bookings(filter: $filter) { total items { id } } }`;
    expect((await manager(SEARCH, { filter: { q: 'zebra' } })).data.bookings.total).toBe(0);
    const staff = await system.as(world.people.bookingStaff);
    expect((await staff(SEARCH, { filter: { q: 'zebra' } })).data.bookings.total).toBe(1);
  });
});
