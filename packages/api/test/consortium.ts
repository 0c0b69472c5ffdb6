import type { EntityManager } from '@mikro-orm/postgresql';
import { Availability } from '../src/features/availability/availability.entity.js';
import { buildAvailability } from '../src/features/availability/availability.factory.js';
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
import type { Role } from '../src/platform/access/role.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '08:00', to: '20:00' }));

/** A small consortium: two members, a provider with two advisers, a coordinator, and two HR services. */
export async function arrangeConsortium(em: EntityManager) {
  const organisation = (name: string, kind: 'MEMBER' | 'PROVIDER' | 'BOTH') => {
    const row = em.create(Organisation, buildOrganisation({ name, kind }));
    em.create(
      OrganisationFacts,
      buildOrganisationFacts({ organisation: row.id, annualIncome: 85_000, headcount: 4 }),
    );
    return row;
  };
  const person = (name: string, place: { id: string } | null, role: Role, mayBook = false) => {
    const row = em.create(Person, buildPerson({ name }));
    em.create(PersonContact, buildPersonContact({ person: row.id }));
    em.create(
      Membership,
      buildMembership({ person: row.id, organisation: place?.id ?? null, role, mayBook }),
    );
    return row;
  };
  const member = organisation('Riverbank Pantry', 'MEMBER');
  const other = organisation('Hillside Carers', 'MEMBER');
  const provider = organisation('Trent People Advice', 'PROVIDER');
  const otherProvider = organisation('Castle Payroll', 'BOTH');

  const people = {
    manager: person('Mandeep Gill', member, 'MANAGER'),
    staff: person('Stella Frost', member, 'STAFF'),
    bookingStaff: person('Bola Adeyemi', member, 'STAFF', true),
    trustee: person('Tom Ashby', member, 'TRUSTEE'),
    volunteer: person('Vera Lund', member, 'VOLUNTEER'),
    otherManager: person('Olive Marsh', other, 'MANAGER'),
    otherStaff: person('Oscar Bell', other, 'STAFF'),
    providerManager: person('Petra Novak', provider, 'MANAGER'),
    adviser: person('Aisha Rahman', provider, 'ADVISER'),
    secondAdviser: person('Alan Price', provider, 'ADVISER'),
    trainer: person('Tara Singh', otherProvider, 'TRAINER'),
    payrollOfficer: person('Paul Okafor', otherProvider, 'PAYROLL_OFFICER'),
    coordinator: person('Cora Whitfield', null, 'COORDINATOR'),
  };
  for (const adviser of [people.adviser, people.secondAdviser])
    em.create(Availability, buildAvailability({ id: adviser.id, provider: provider.id, hours: EVERY_DAY }));

  const category = em.create(
    ServiceCategory,
    buildServiceCategory({ name: 'HR and employment', shortName: 'HR' }),
  );
  const terms = {
    provider: provider.id,
    category: category.id,
    durations: [45, 60],
    stepMinutes: 15,
    leadTimeHours: 24,
    horizonDays: 60,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 15,
    noticeHours: 24,
  };
  const advice = em.create(Service, buildService({ ...terms, name: 'HR advice', needsApproval: false }));
  const cases = em.create(
    Service,
    buildService({ ...terms, name: 'Help with a difficult case', needsApproval: true }),
  );
  await em.flush();
  for (const service of [advice, cases]) service.advisers.set([people.adviser, people.secondAdviser]);
  await em.flush();
  return { member, other, provider, otherProvider, people, category, advice, cases };
}

export type Consortium = Awaited<ReturnType<typeof arrangeConsortium>>;
