import { MikroORM } from '@mikro-orm/core';
import type pg from 'pg';
import { AdviserTime } from '../src/features/availability/adviser-time.entity.js';
import { Availability } from '../src/features/availability/availability.entity.js';
import { buildAvailability } from '../src/features/availability/availability.factory.js';
import { Booking } from '../src/features/bookings/booking.entity.js';
import { buildAdviserTime, buildBooking } from '../src/features/bookings/booking.factory.js';
import { ENTITIES } from '../src/features/entities.js';
import { Organisation } from '../src/features/organisations/organisation.entity.js';
import {
  buildOrganisation,
  buildOrganisationFacts,
} from '../src/features/organisations/organisation.factory.js';
import { OrganisationFacts } from '../src/features/organisations/organisation-facts.entity.js';
import { Membership, Person, PersonContact } from '../src/features/people/person.entity.js';
import { buildMembership, buildPerson, buildPersonContact } from '../src/features/people/person.factory.js';
import { Service } from '../src/features/services/service.entity.js';
import { buildService, buildServiceCategory } from '../src/features/services/service.factory.js';
import { ServiceCategory } from '../src/features/services/service-category.entity.js';
import { ormConfig } from '../src/platform/db/database.js';
import { copyDatabase, filling, type Insert } from './fill-database.js';

const PROVIDERS = 10;
const MEMBERS = 490;
const PEOPLE = 3_000;
const ADVISERS = 50;
/** Their coming month holds 2,000 bookings. */
const BUSY_ADVISERS = 10;
const BUSY_BOOKINGS = 200;
const BOOKINGS_PER_ADVISER = 2_450;
const HOURS_A_DAY = 12;
const DAY = 86_400_000;

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '08:00', to: '20:00' }));

/** A member of the consortium: its organisation and the person who manages it. */
export interface BenchMember {
  organisationId: string;
  managerId: string;
  /** Some of its bookings that took place. */
  bookingIds: string[];
}

/** The consortium of the benchmark: 500 organisations, 3,000 people, 50 advisers, 100,000 bookings. */
export interface BenchData {
  members: BenchMember[];
  /** Services of 10 and of 5 advisers whose coming month is half full. */
  serviceOfTen: string;
  serviceOfFive: string;
}

/**
 * Fills a migrated database.
 * @param copy where to copy it to while it holds 10,000 bookings of the first 49 members (a tenth of everything)
 */
export async function loadBenchData(url: string, copy: string): Promise<BenchData> {
  const orm = await MikroORM.init(ormConfig(url, ENTITIES));
  const { people, services, bookings, times } = await filling(url, orm, async (insert, client) => {
    const people = await insertPeople(insert);
    const services = await insertServices(client, insert, people);
    const built = buildBookings(people, services);
    await insert(Booking, built.bookings.filter(isOf(people.early)));
    await insert(AdviserTime, built.times.filter(isIn(built.bookings.filter(isOf(people.early)))));
    return { people, services, ...built };
  });
  await copyDatabase(url, copy);
  await filling(url, orm, async (insert) => {
    const later = bookings.filter((booking) => !isOf(people.early)(booking));
    await insert(Booking, later);
    await insert(AdviserTime, times.filter(isIn(later)));
  });
  await orm.close(true);
  const completed = Map.groupBy(
    bookings.filter(({ status }) => status === 'COMPLETED'),
    ({ organisation }) => organisation,
  );
  const members = people.members.map((member) => ({
    ...member,
    bookingIds: (completed.get(member.organisationId) ?? []).slice(0, 10).map(({ id }) => id),
  }));
  return { members, serviceOfTen: services.serviceOfTen, serviceOfFive: services.serviceOfFive };
}

const isOf = (organisations: ReadonlySet<string>) => (booking: { organisation: string }) =>
  organisations.has(booking.organisation);

function isIn(bookings: readonly { id: string }[]): (time: { booking: string }) => boolean {
  const ids = new Set(bookings.map(({ id }) => id));
  return (time) => ids.has(time.booking);
}

async function insertPeople(insert: Insert) {
  const providers = Array.from({ length: PROVIDERS }, () => buildOrganisation({ kind: 'PROVIDER' }));
  const organisations = Array.from({ length: MEMBERS }, () => buildOrganisation());
  const all = [...providers, ...organisations];
  const people = Array.from({ length: PEOPLE }, () => buildPerson());
  const ids = people.map(({ id }) => id);
  const advisers = ids.slice(0, ADVISERS).map((id, n) => ({ id, provider: providerOf(providers, n) }));
  const members = organisations.map(({ id }, n) => ({
    organisationId: id,
    managerId: ids[ADVISERS + n] ?? '',
  }));
  const staff = ids
    .slice(ADVISERS + MEMBERS)
    .map((person, n) => ({ person, organisation: organisations[n % MEMBERS]?.id ?? null }));

  await insert(Organisation, all);
  await insert(
    OrganisationFacts,
    all.map(({ id }) => buildOrganisationFacts({ organisation: id })),
  );
  await insert(Person, people);
  await insert(
    PersonContact,
    ids.map((person) => buildPersonContact({ person })),
  );
  await insert(Membership, [
    ...advisers.map(({ id, provider }) =>
      buildMembership({ person: id, organisation: provider, role: 'ADVISER' }),
    ),
    ...members.map((member) =>
      buildMembership({ person: member.managerId, organisation: member.organisationId }),
    ),
    ...staff.map((place) => buildMembership({ ...place, role: 'STAFF' })),
  ]);
  await insert(
    Availability,
    advisers.map(({ id, provider }) => buildAvailability({ id, provider, hours: EVERY_DAY })),
  );
  const early = new Set(members.slice(0, MEMBERS / 10).map(({ organisationId }) => organisationId));
  return { advisers, members, early };
}

// The busy advisers are of one provider, the others of the other nine.
function providerOf(providers: readonly { id: string }[], adviser: number): string {
  return providers[adviser < BUSY_ADVISERS ? 0 : 1 + (adviser % (PROVIDERS - 1))]?.id ?? '';
}

type People = Awaited<ReturnType<typeof insertPeople>>;

async function insertServices(client: pg.Client, insert: Insert, { advisers }: People) {
  const category = buildServiceCategory({ name: 'HR and employment', shortName: 'HR' });
  const byProvider = Map.groupBy(advisers, ({ provider }) => provider);
  const offered = [...byProvider].map(([provider, own]) => ({
    row: buildService({ provider, category: category.id }),
    adviserIds: own.map(({ id }) => id),
  }));
  const [ofTen] = offered;
  if (!ofTen) throw new Error('Nobody offers a service');
  const half = ofTen.adviserIds.slice(0, BUSY_ADVISERS / 2);
  const ofFive = {
    row: buildService({ provider: ofTen.row.provider, category: category.id }),
    adviserIds: half,
  };
  await insert(ServiceCategory, [category]);
  await insert(
    Service,
    [...offered, ofFive].map(({ row }) => row),
  );
  const gives = [...offered, ofFive].flatMap(({ row, adviserIds }) => adviserIds.map((id) => [row.id, id]));
  await client.query(
    `insert into service_advisers (service_id, person_id) select (j->>0)::uuid, (j->>1)::uuid from json_array_elements($1) j`,
    [JSON.stringify(gives)],
  );
  const serviceOf = new Map(offered.map(({ row }) => [row.provider, row]));
  return { serviceOf, serviceOfTen: ofTen.row.id, serviceOfFive: ofFive.row.id };
}

type Services = Awaited<ReturnType<typeof insertServices>>;

/** One hour after the other for each adviser; the members take turns. */
function buildBookings({ advisers, members }: People, { serviceOf }: Services) {
  const today = Math.floor(Date.now() / DAY) * DAY;
  const bookings: ReturnType<typeof buildBooking>[] = [];
  const times: ReturnType<typeof buildAdviserTime>[] = [];
  for (const [n, { id, provider }] of advisers.entries()) {
    const service = serviceOf.get(provider);
    if (!service) continue;
    const isBusy = n < BUSY_ADVISERS;
    for (let k = 0; k < (isBusy ? BUSY_BOOKINGS : BOOKINGS_PER_ADVISER); k += 1) {
      const member = members[bookings.length % MEMBERS];
      if (!member) continue;
      const hour = isBusy ? Math.floor((k * 31 * HOURS_A_DAY) / BUSY_BOOKINGS) : k;
      const day = Math.floor(hour / HOURS_A_DAY) + (isBusy ? 1 : -190);
      const startsAt = new Date(today + day * DAY + (8 + (hour % HOURS_A_DAY)) * 3_600_000);
      const booking = buildBooking({
        organisation: member.organisationId,
        provider,
        category: service.category,
        service: service.id,
        adviser: id,
        bookedBy: member.managerId,
        startsAt,
        status: statusOf(bookings.length, startsAt.getTime() < today),
      });
      bookings.push(booking);
      if (!FREED.has(booking.status)) times.push(buildAdviserTime(booking, service));
    }
  }
  return { bookings, times };
}

const FREED = new Set(['CANCELLED', 'DECLINED']);

function statusOf(n: number, isPast: boolean) {
  const draw = (n * 7_919) % 100;
  if (!isPast) return draw < 85 ? 'CONFIRMED' : 'REQUESTED';
  if (draw < 80) return 'COMPLETED';
  return draw < 85 ? 'NO_SHOW' : draw < 95 ? 'CANCELLED' : 'DECLINED';
}
