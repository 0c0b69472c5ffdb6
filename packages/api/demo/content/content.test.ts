import { describe, expect, it } from '@jest/globals';
import { BANK_HOLIDAYS } from '../../src/features/availability/bank-holidays.js';
import { findSlots } from '../../src/features/availability/find-slots.js';
import { validateException, validateWeeklyHours } from '../../src/features/availability/working-time.js';
import { addDays, toInstant } from '../../src/platform/local-time.js';
import { BOOKING_OUTCOMES, BOOKING_TOPICS } from './booking-topics.js';
import { DISTRICTS } from './districts.js';
import { ADVISER_EXCEPTIONS, ADVISER_HOURS } from './hours.js';
import { ORGANISATIONS, OTHER_MEMBER, SMALL_MEMBER } from './organisations.js';
import { PEOPLE } from './people.js';
import { CATEGORIES, SERVICES } from './services.js';
import type { ServiceContent } from './types.js';

const duplicates = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);
const organisationNames = new Set(ORGANISATIONS.map(({ name }) => name));
const mails = new Set(PEOPLE.map(({ email }) => email));
const bankHolidays = new Set(BANK_HOLIDAYS.map(({ date }) => date));

function slotsOf(
  service: ServiceContent,
  today: string,
  durationMinutes: number,
  firstDay: number,
  lastDay: number,
) {
  return findSlots({
    service,
    durationMinutes,
    advisers: service.advisers.map((id) => ({
      id,
      hours: ADVISER_HOURS.find(({ adviser }) => adviser === id)?.hours ?? [],
      exceptions: ADVISER_EXCEPTIONS.filter(({ adviser }) => adviser === id).map((one) => ({
        ...one,
        from: addDays(today, one.firstDay),
        to: addDays(today, one.lastDay),
      })),
      blocked: [],
    })),
    bankHolidays,
    from: addDays(today, firstDay),
    to: addDays(today, lastDay),
    now: toInstant(today, '12:00'),
  });
}

/** Every day of a year and a quarter, Christmas and both clock changes among them. */
const manyDays = Array.from({ length: 450 }, (_, day) => addDays('2026-11-01', day));

describe('the content of the demo consortium', () => {
  it('has the seventeen organisations of 2007, forty small charities and five providers', () => {
    const invented = ORGANISATIONS.filter(({ illustrative }) => !illustrative);
    expect(ORGANISATIONS).toHaveLength(62);
    expect(invented.filter(({ kind }) => kind === 'MEMBER')).toHaveLength(40);
    expect(invented.filter(({ kind }) => kind !== 'MEMBER')).toHaveLength(5);
    expect(duplicates(ORGANISATIONS.map(({ name }) => name))).toEqual([]);
  });

  it('gives the organisations of 2007 nobody and no facts', () => {
    const named = new Set(
      PEOPLE.flatMap(({ memberships }) => memberships.map(({ organisation }) => organisation)),
    );
    for (const {
      illustrative,
      name,
      kind,
      annualIncome,
      headcount,
      contactName,
      contactEmail,
      contactPhone,
    } of ORGANISATIONS) {
      if (!illustrative) continue;
      expect(kind).toBe('MEMBER');
      expect([annualIncome, headcount, contactName, contactEmail, contactPhone]).toEqual([
        null,
        null,
        null,
        null,
        null,
      ]);
      expect(named.has(name)).toBe(false);
    }
  });

  it('uses only addresses and telephone numbers that nobody has', () => {
    const contacts = ORGANISATIONS.filter(({ illustrative }) => !illustrative);
    const all = [
      ...PEOPLE.map(({ email }) => email),
      ...contacts.map(({ contactEmail }) => contactEmail ?? ''),
    ];
    expect(all.filter((mail) => !/^[a-z.-]+@(?:example\.org|demo\.test)$/.test(mail))).toEqual([]);
    expect(duplicates(all)).toEqual([]);
    const phones = [
      ...PEOPLE.map(({ phone }) => phone),
      ...contacts.map(({ contactPhone }) => contactPhone),
    ].flatMap((phone) => phone ?? []);
    expect(phones.filter((phone) => !/^01632 960\d{3}$/.test(phone))).toEqual([]);
    expect(duplicates(phones)).toEqual([]);
  });

  it('refers only to what exists', () => {
    const districts = new Set(DISTRICTS.map(({ code }) => code));
    const categories = new Set(CATEGORIES.map(({ name }) => name));
    expect(ORGANISATIONS.filter(({ districtCode }) => !districts.has(districtCode))).toEqual([]);
    const memberOf = PEOPLE.flatMap(({ memberships }) =>
      memberships.map(({ organisation }) => organisation ?? SMALL_MEMBER),
    );
    expect(
      [...memberOf, ...SERVICES.map(({ provider }) => provider), OTHER_MEMBER].filter(
        (name) => !organisationNames.has(name),
      ),
    ).toEqual([]);
    expect(SERVICES.filter(({ category }) => !categories.has(category))).toEqual([]);
    const advisers = [
      ...SERVICES.flatMap((service) => service.advisers),
      ...[...ADVISER_HOURS, ...ADVISER_EXCEPTIONS].map((row) => row.adviser),
    ];
    expect(advisers.filter((mail) => !mails.has(mail))).toEqual([]);
  });

  it('gives every service to advisers of its provider, who have hours', () => {
    const withHours = new Set(ADVISER_HOURS.map(({ adviser }) => adviser));
    for (const service of SERVICES)
      for (const adviser of service.advisers) {
        expect(withHours.has(adviser)).toBe(true);
        const memberships = PEOPLE.find(({ email }) => email === adviser)?.memberships ?? [];
        expect(memberships).toContainEqual(
          expect.objectContaining({ organisation: service.provider, role: 'ADVISER' }),
        );
      }
  });

  it('gives every invented organisation a manager', () => {
    const managed = new Set(
      PEOPLE.flatMap(({ memberships }) =>
        memberships.filter(({ role }) => role === 'MANAGER').map(({ organisation }) => organisation),
      ),
    );
    expect(ORGANISATIONS.filter(({ illustrative, name }) => !illustrative && !managed.has(name))).toEqual([]);
  });

  it('keeps hours and exceptions that the system itself would accept', () => {
    for (const { hours } of ADVISER_HOURS) expect(validateWeeklyHours(hours)).toBeNull();
    for (const one of ADVISER_EXCEPTIONS) {
      const exception = {
        ...one,
        from: addDays('2026-11-23', one.firstDay),
        to: addDays('2026-11-23', one.lastDay),
      };
      expect(validateException(exception)).toBeNull();
    }
  });

  it('lets a small member find HR advice without approval, whatever the day', () => {
    const service = SERVICES.find(({ name }) => name === 'HR advice');
    expect(service).toMatchObject({ needsApproval: false, eligibility: {}, horizonDays: 60 });
    const fewest = Math.min(
      ...manyDays.map((today) => (service ? slotsOf(service, today, 60, 3, 40).length : 0)),
    );
    expect(fewest).toBeGreaterThan(300);
  });

  it('has room for the longest appointment of every service, whatever the day', () => {
    const without = SERVICES.flatMap((service) =>
      manyDays
        .filter((today) => slotsOf(service, today, Math.max(...service.durations), 3, 40).length <= 5)
        .map((today) => `${service.name} on ${today}`),
    );
    expect(without).toEqual([]);
  });

  it('has forty different topics and more in every category, and outcomes to go with them', () => {
    for (const { name } of CATEGORIES) {
      expect(BOOKING_TOPICS[name].length).toBeGreaterThanOrEqual(40);
      expect(duplicates(BOOKING_TOPICS[name].map(({ subject }) => subject))).toEqual([]);
      expect(BOOKING_OUTCOMES[name].length).toBeGreaterThan(5);
    }
  });
});
