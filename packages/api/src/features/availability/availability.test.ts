import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';

const SLOTS = `query ($id: ID!, $from: Date!, $to: Date!, $duration: Int, $adviser: ID) {
  availableSlots(serviceId: $id, from: $from, to: $to, durationMinutes: $duration, adviserId: $adviser) { startsAt endsAt advisers { id name } } }`;
const READ = `query ($id: ID!) { availability(adviserId: $id) { id version hours { weekday from to } exceptions { id kind from to fromTime toTime can } can } }`;
const SET = `mutation ($id: ID!, $hours: [WeeklyHoursInput!]!, $version: Int!) { setWeeklyHours(adviserId: $id, hours: $hours, version: $version) { version hours { weekday from to } } }`;
const ADD = `mutation ($input: AvailabilityExceptionInput!) { addAvailabilityException(input: $input) { id kind from to } }`;
const REMOVE = `mutation ($id: ID!) { removeAvailabilityException(id: $id) { id } }`;
const DAYS = `query ($id: ID!, $from: Date!, $to: Date!, $hours: [WeeklyHoursInput!]) { workingDays(adviserId: $id, from: $from, to: $to, hours: $hours) {
  date bankHoliday working { startsAt endsAt } booked { startsAt bookingId fits } } }`;

const MONDAYS = [{ weekday: 1, from: '10:00', to: '12:00' }];

let system: TestSystem;
let world: Consortium;
let manager: Call;
let adviser: Call;

async function slots(from: string, to = from, more: object = {}) {
  const { data, errors } = await manager(SLOTS, {
    id: world.advice.id,
    from,
    to,
    duration: 60,
    adviser: world.people.adviser.id,
    ...more,
  });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.availableSlots as { startsAt: string; advisers: { name: string }[] }[];
}

beforeAll(async () => {
  freezeClock(new Date('2027-03-15T09:00:00Z'));
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
  adviser = await system.as(world.people.adviser);
  const { data } = await adviser(READ, { id: world.people.adviser.id });
  await adviser(SET, { id: world.people.adviser.id, hours: MONDAYS, version: data.availability.version });
});
afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

describe('an adviser’s week', () => {
  it('keeps ten o’clock at ten o’clock in London over the change of the clocks', async () => {
    expect((await slots('2027-03-22')).map((slot) => slot.startsAt)).toContain('2027-03-22T10:00:00.000Z');
    const afterwards = await slots('2027-04-05');
    expect(afterwards[0]?.startsAt).toBe('2027-04-05T09:00:00.000Z');
    expect(afterwards[0]?.advisers).toEqual([{ id: world.people.adviser.id, name: 'Aisha Rahman' }]);
  });

  it('is off on bank holidays, unless extra hours say otherwise', async () => {
    expect(await slots('2027-03-29')).toEqual([]);
    const input = {
      adviserId: world.people.adviser.id,
      kind: 'EXTRA_HOURS',
      from: '2027-03-29',
      fromTime: '10:00',
      toTime: '12:00',
    };
    const { data } = await adviser(ADD, { input });
    expect(await slots('2027-03-29')).not.toEqual([]);
    await adviser(REMOVE, { id: data.addAvailabilityException.id });
    expect(await slots('2027-03-29')).toEqual([]);
  });

  it('leaves out leave', async () => {
    await adviser(ADD, {
      input: { adviserId: world.people.adviser.id, kind: 'LEAVE', from: '2027-04-12', to: '2027-04-16' },
    });
    expect(await slots('2027-04-12')).toEqual([]);
  });

  it('shows as it would be before a change is kept, with what would be displaced', async () => {
    const book = `mutation ($input: BookSlotInput!) { bookSlot(input: $input) { id } }`;
    const booked = await manager(book, {
      input: {
        serviceId: world.advice.id,
        startsAt: '2027-04-19T09:00:00Z',
        durationMinutes: 45,
        adviserId: world.people.adviser.id,
        subject: 'A contract',
      },
    });
    const range = { id: world.people.adviser.id, from: '2027-04-19', to: '2027-04-19' };
    const asItIs = await adviser(DAYS, range);
    expect(asItIs.data.workingDays[0].booked).toEqual([
      { startsAt: '2027-04-19T09:00:00.000Z', bookingId: booked.data.bookSlot.id, fits: true },
    ]);
    const preview = await adviser(DAYS, { ...range, hours: [{ weekday: 1, from: '13:00', to: '17:00' }] });
    expect(preview.data.workingDays[0].booked[0].fits).toBe(false);
    expect((await adviser(READ, { id: world.people.adviser.id })).data.availability.hours).toEqual(MONDAYS);
  });

  it('is edited by the adviser and the provider’s manager only', async () => {
    const { people } = world;
    const provider = await system.as(people.providerManager);
    const seen = await provider(READ, { id: people.adviser.id });
    expect(seen.data.availability.can).toEqual(expect.arrayContaining(['setHours', 'addException']));
    for (const person of [people.secondAdviser, people.manager, people.coordinator, people.payrollOfficer]) {
      const call = await system.as(person);
      const answer = await call(SET, {
        id: people.adviser.id,
        hours: [],
        version: seen.data.availability.version,
      });
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(answer.errors?.[0]?.extensions.code);
      const days = await call(DAYS, { id: people.adviser.id, from: '2027-04-19', to: '2027-04-19' });
      expect(days.data?.workingDays ?? []).toEqual([]);
    }
  });

  it.each([
    ['hours that end before they begin', [{ weekday: 1, from: '12:00', to: '10:00' }], 'hours.0.to'],
    [
      'hours that overlap',
      [
        { weekday: 1, from: '10:00', to: '12:00' },
        { weekday: 1, from: '11:00', to: '13:00' },
      ],
      'hours.1.from',
    ],
    ['a time that is none', [{ weekday: 1, from: '25:00', to: '26:00' }], 'hours.0.from'],
  ])('refuses %s, at the field', async (_, hours, field) => {
    const { data } = await adviser(READ, { id: world.people.adviser.id });
    const answer = await adviser(SET, {
      id: world.people.adviser.id,
      hours,
      version: data.availability.version,
    });
    expect(Object.keys(answer.errors?.[0]?.extensions.fields ?? {})).toContain(field);
  });

  it('refuses a local time that does not exist, and takes the first of one that exists twice', async () => {
    const input = {
      adviserId: world.people.adviser.id,
      kind: 'EXTRA_HOURS',
      from: '2027-03-28',
      fromTime: '01:30',
      toTime: '04:00',
    };
    expect((await adviser(ADD, { input })).errors?.[0]?.extensions.fields).toHaveProperty('fromTime');
  });
});

describe('free times', () => {
  it('are asked for at most 62 days at a time, forwards, in a length that the service has', async () => {
    const ask = (more: object) =>
      manager(SLOTS, { id: world.advice.id, from: '2027-04-01', to: '2027-04-02', ...more });
    expect((await ask({ to: '2027-06-02' })).errors?.[0]?.extensions.fields).toHaveProperty('to');
    expect((await ask({ to: '2027-03-01' })).errors?.[0]?.extensions.fields).toHaveProperty('to');
    expect((await ask({ duration: 50 })).errors?.[0]?.extensions.fields).toHaveProperty('durationMinutes');
    expect((await ask({ to: '2027-06-01' })).errors).toBeUndefined();
  });

  it('are nobody’s to see who is not signed in', async () => {
    const answer = await system.anybody(SLOTS, { id: world.advice.id, from: '2027-04-01', to: '2027-04-02' });
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
