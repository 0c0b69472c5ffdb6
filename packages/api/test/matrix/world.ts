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
import { Import, ImportRow } from '../../src/features/imports/import.entity.js';
import { buildImport, buildImportRow } from '../../src/features/imports/import.factory.js';
import { Invitation } from '../../src/features/invitations/invitation.entity.js';
import { buildInvitation } from '../../src/features/invitations/invitation.factory.js';
import { Organisation } from '../../src/features/organisations/organisation.entity.js';
import {
  buildOrganisation,
  buildOrganisationFacts,
} from '../../src/features/organisations/organisation.factory.js';
import { OrganisationFacts } from '../../src/features/organisations/organisation-facts.entity.js';
import { EmailChange, Membership, Person, PersonContact } from '../../src/features/people/person.entity.js';
import {
  buildMembership,
  buildPerson,
  buildPersonContact,
} from '../../src/features/people/person.factory.js';
import { Service } from '../../src/features/services/service.entity.js';
import { buildService } from '../../src/features/services/service.factory.js';
import { Task } from '../../src/platform/jobs/task.entity.js';
import { buildTask } from '../../src/platform/jobs/task.factory.js';
import { Mail } from '../../src/platform/mail/mail.entity.js';
import { buildMail } from '../../src/platform/mail/mail.factory.js';
import { newId } from '../../src/platform/new-id.js';
import { SavedView } from '../../src/platform/saved-views/saved-view.entity.js';
import { buildSavedView } from '../../src/platform/saved-views/saved-view.factory.js';
import { StoredFile } from '../../src/platform/storage/stored-file.entity.js';
import { buildStoredFile } from '../../src/platform/storage/stored-file.factory.js';
import { arrangeConsortium, type Consortium } from '../consortium.js';
import type { TestSystem } from '../harness.js';
import { arrangeAcknowledgements } from './acknowledgements.js';
import { arrangeDataProtection } from './data-protection.js';
import { arrangeHealthAndSafety } from './health-and-safety.js';
import { arrangeLibrary } from './library.js';
import { arrangePolicies } from './policies.js';

/** Opens the first invitation of the member. */
export const OPEN_TOKEN = 'the-token-that-is-in-the-link-of-the-mail-1';

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

  for (const { id } of [people.staff, people.otherManager, people.adviser, outsider])
    em.create(EmailChange, {
      person: id,
      email: '-',
      tokenHash: `hash of ${id}`,
      expiresAt: new Date('2099-01-01T00:00:00Z'),
    });

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
  const first = book(member, people.manager, people.adviser, { sharedWith: [people.trustee.id] });
  book(member, people.bookingStaff, people.adviser, asked, cases);
  book(member, people.bookingStaff, people.secondAdviser, { ...past });
  book(member, people.manager, people.adviser, { status: 'DECLINED' });
  book(member, people.manager, people.payrollOfficer, {}, offered);
  const theirs = book(other, people.otherManager, people.secondAdviser, {
    sharedWith: [people.otherStaff.id],
  });
  book(other, people.otherStaff, people.adviser, asked, cases);
  book(other, people.otherManager, people.adviser, { ...past, status: 'COMPLETED', minutesUsed: 45 });
  book(other, twoPlaces, people.secondAdviser, { status: 'CANCELLED', cancelledLate: true });
  book(other, people.otherManager, people.adviser, { ...past });
  book(provider, people.providerManager, people.payrollOfficer, asked, offered);
  book(otherProvider, people.payrollOfficer, people.adviser, { ...past, status: 'NO_SHOW' });
  const attach = (
    row: Booking | null,
    by: { id: string },
    organisation: { id: string } | null,
    alsoFor: string[] = [],
  ) =>
    em.create(
      StoredFile,
      buildStoredFile({
        uploadedBy: by.id,
        organisation: organisation?.id ?? null,
        alsoFor,
        attachedToType: row && 'Booking',
        attachedToId: row?.id ?? null,
      }),
    );
  attach(first, people.manager, member, [provider.id]);
  attach(first, people.adviser, provider, [member.id]);
  attach(theirs, people.otherManager, other, [provider.id]);
  for (const [person, place] of [
    [people.manager, member],
    [people.adviser, provider],
    [people.otherManager, other],
    [people.providerManager, provider],
    [people.coordinator, null],
  ] as const)
    attach(null, person, place);
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
  const readers = [people.manager, people.staff, people.adviser, people.otherManager, people.coordinator];
  for (const reader of [...readers, outsider])
    for (const readAt of [NOW, null]) em.create(Mail, buildMail({ person: reader.id, error: '-', readAt }));
  const HOUR = 3_600_000;
  for (const [organisation, by, more] of [
    [member, people.manager, { token: OPEN_TOKEN }],
    [member, people.manager, { createdAt: new Date(NOW.getTime() - 8 * DAY) }],
    [member, people.manager, { role: 'TRUSTEE', withdrawnAt: new Date(NOW.getTime() - HOUR) }],
    [
      other,
      people.otherManager,
      { acceptedAt: new Date(NOW.getTime() - HOUR), acceptedBy: people.otherStaff.id },
    ],
    [provider, people.providerManager, { role: 'ADVISER' }],
    [null, people.coordinator, {}],
  ] as const)
    em.create(
      Invitation,
      buildInvitation({ organisation: organisation?.id ?? null, invitedBy: by.id, ...more }),
    );
  await em.flush();
  bringInFiles(em, world);
  await em.flush();
  await arrangeDataProtection(em, world, NOW);
  await arrangeLibrary(em, world, NOW);
  await arrangeHealthAndSafety(em, world, NOW);
  await arrangePolicies(em, world, NOW);
  await arrangeAcknowledgements(em, world, formerStaff, NOW);
  return { ...world, people: { ...people, twoPlaces, outsider, formerStaff, closedManager } };
}

/** Imports of two members and of the consortium, one done and one looked through, with a row of each state; and views. */
function bringInFiles(em: TestSystem['em'], { people, member, other }: Consortium): void {
  const owners = [
    [people.manager, member.id],
    [people.otherManager, other.id],
    [people.coordinator, null],
  ] as const;
  for (const [person, organisation] of owners) {
    for (const status of ['DONE', 'CHECKED'] as const) {
      const task = em.create(Task, buildTask({ person: person.id, organisation, status: 'RUNNING' }));
      const row = em.create(Import, buildImport({ by: person.id, organisation, status, task: task.id }));
      for (const state of ['BAD', 'MADE'] as const)
        em.create(
          ImportRow,
          buildImportRow({ import: row.id, organisation, state, madeId: state === 'MADE' ? newId() : null }),
        );
    }
    em.create(SavedView, buildSavedView({ person: person.id }));
  }
}

export type World = Awaited<ReturnType<typeof arrangeWorld>>;
