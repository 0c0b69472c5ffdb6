import { AdviserTime } from '../../src/features/availability/adviser-time.entity.js';
import { Availability, AvailabilityException } from '../../src/features/availability/availability.entity.js';
import {
  buildAvailability,
  buildAvailabilityException,
} from '../../src/features/availability/availability.factory.js';
import { Booking } from '../../src/features/bookings/booking.entity.js';
import { buildAdviserTime, buildBooking } from '../../src/features/bookings/booking.factory.js';
import { CalendarFeed } from '../../src/features/calendar/calendar-feed.entity.js';
import { buildCalendarFeed } from '../../src/features/calendar/calendar-feed.factory.js';
import { Organisation } from '../../src/features/organisations/organisation.entity.js';
import {
  buildOrganisation,
  buildOrganisationFacts,
} from '../../src/features/organisations/organisation.factory.js';
import { OrganisationFacts } from '../../src/features/organisations/organisation-facts.entity.js';
import { Membership, Person, PersonContact } from '../../src/features/people/person.entity.js';
import {
  buildMembership,
  buildPerson,
  buildPersonContact,
} from '../../src/features/people/person.factory.js';
import { Service } from '../../src/features/services/service.entity.js';
import { buildService } from '../../src/features/services/service.factory.js';
import { arrangeConsortium } from '../consortium.js';
import type { TestSystem } from '../harness.js';
import { arrangeDataProtection } from './data-protection.js';

/** The instant of the matrix: a Monday morning in London, in winter time. */
export const NOW = new Date('2026-11-23T09:00:00Z');
const DAY = 86_400_000;

/**
 * The consortium with something of everything: bookings in every state and of every pair of parties, named people,
 * services in every state, leave, somebody with two places, and somebody with none.
 */
export async function arrangeWorld({ em }: TestSystem) {
  const world = await arrangeConsortium(em);
  const { people, member, other, provider, otherProvider, advice, cases, category } = world;
  const person = () => {
    const row = em.create(Person, buildPerson());
    em.create(PersonContact, buildPersonContact({ person: row.id, phone: '0' }));
    return row;
  };
  const twoPlaces = person();
  em.create(Membership, buildMembership({ person: twoPlaces.id, organisation: other.id, role: 'MANAGER' }));
  em.create(
    Membership,
    buildMembership({
      person: twoPlaces.id,
      organisation: otherProvider.id,
      role: 'ADVISER',
      createdAt: new Date(NOW.getTime() + 1000),
    }),
  );
  const outsider = person();
  const formerStaff = person();
  em.create(
    Membership,
    buildMembership({ person: formerStaff.id, organisation: member.id, role: 'STAFF', archivedAt: NOW }),
  );

  const closed = em.create(Organisation, buildOrganisation({ archivedAt: NOW, district: 'E07000170' }));
  em.create(OrganisationFacts, buildOrganisationFacts({ organisation: closed.id }));
  const closedManager = person();
  em.create(
    Membership,
    buildMembership({ person: closedManager.id, organisation: closed.id, role: 'MANAGER' }),
  );
  for (const organisation of [member, other, provider, otherProvider]) organisation.district = 'E07000172';
  advice.eligibility = {
    maxIncome: 200_000_000,
    minHeadcount: 0,
    maxHeadcount: 200_000_000,
    districts: ['E07000172'],
    kinds: ['MEMBER', 'PROVIDER', 'BOTH'],
  };

  const payroll = { provider: otherProvider.id, category: category.id, durations: [45], priceNote: '-' };
  const offered = em.create(Service, buildService(payroll));
  const suspended = em.create(
    Service,
    buildService({ ...payroll, status: 'SUSPENDED', suspendedReason: '-' }),
  );
  const archived = em.create(Service, buildService({ ...payroll, status: 'ARCHIVED' }));
  for (const adviser of [people.payrollOfficer, twoPlaces])
    em.create(Availability, buildAvailability({ id: adviser.id, provider: otherProvider.id }));
  await em.flush();
  for (const service of [offered, suspended, archived]) service.advisers.set([people.payrollOfficer]);
  for (const service of [advice, cases, offered, suspended, archived])
    Object.assign(service, { priceNote: '-' });
  for (const adviser of [people.adviser, people.secondAdviser, people.payrollOfficer])
    em.create(
      AvailabilityException,
      buildAvailabilityException({
        fromTime: '12:00',
        toTime: '13:00',
        availability: adviser.id,
        provider: adviser === people.payrollOfficer ? otherProvider.id : provider.id,
      }),
    );

  let day = 0;
  const book = (
    organisation: { id: string },
    by: { id: string },
    adviser: { id: string },
    more: Partial<Booking> = {},
    service: Service = advice,
  ) => {
    day += 1;
    const startsAt = new Date(NOW.getTime() + (more.startsAt ? -day : day + 7) * DAY + 3_600_000);
    const texts = { details: '-', declineReason: '-', cancelReason: '-', outcome: '-' };
    const parties = {
      organisation: organisation.id,
      provider: service.provider,
      category: category.id,
      service: service.id,
      adviser: adviser.id,
      bookedBy: by.id,
    };
    const row = em.create(Booking, buildBooking({ ...texts, ...parties, ...more, startsAt }));
    if (['REQUESTED', 'CONFIRMED', 'COMPLETED', 'NO_SHOW'].includes(row.status))
      em.create(AdviserTime, buildAdviserTime(row, service));
    return row;
  };
  const past = { startsAt: NOW };
  const asked = { status: 'REQUESTED', answerBy: new Date(NOW.getTime() + 2 * DAY) } as const;
  book(member, people.manager, people.adviser, { sharedWith: [people.trustee.id] });
  book(member, people.bookingStaff, people.adviser, asked, cases);
  book(member, people.bookingStaff, people.secondAdviser, { ...past });
  book(member, people.manager, people.adviser, { status: 'DECLINED' });
  book(member, people.manager, people.payrollOfficer, {}, offered);
  book(other, people.otherManager, people.secondAdviser, { sharedWith: [people.otherStaff.id] });
  book(other, people.otherStaff, people.adviser, asked, cases);
  book(other, people.otherManager, people.adviser, { ...past, status: 'COMPLETED', minutesUsed: 45 });
  book(other, twoPlaces, people.secondAdviser, { status: 'CANCELLED', cancelledLate: true });
  book(other, people.otherManager, people.adviser, { ...past });
  book(provider, people.providerManager, people.payrollOfficer, asked, offered);
  book(otherProvider, people.payrollOfficer, people.adviser, { ...past, status: 'NO_SHOW' });
  const feed = (person: { id: string }, organisation: { id: string }, more: Partial<CalendarFeed> = {}) =>
    em.create(
      CalendarFeed,
      buildCalendarFeed({ lastFetchedAt: NOW, person: person.id, organisation: organisation.id, ...more }),
    );
  const whole = { scope: 'ORGANISATION' } as const;
  feed(people.manager, member);
  feed(people.trustee, member);
  feed(people.staff, member, { revokedAt: NOW });
  feed(people.otherManager, other, whole);
  feed(people.providerManager, provider, whole);
  feed(people.adviser, provider);
  feed(twoPlaces, other);
  feed(twoPlaces, otherProvider);
  // What is left of earlier places.
  feed(formerStaff, member);
  feed(people.bookingStaff, member, whole);
  feed(closedManager, closed, whole);
  await em.flush();
  await arrangeDataProtection(em, world, NOW);
  return { ...world, people: { ...people, twoPlaces, outsider, formerStaff, closedManager } };
}

export type World = Awaited<ReturnType<typeof arrangeWorld>>;
