import {
  buildAvailability,
  buildAvailabilityException,
} from '../src/features/availability/availability.factory.js';
import { buildInvitation } from '../src/features/invitations/invitation.factory.js';
import {
  buildOrganisation,
  buildOrganisationFacts,
} from '../src/features/organisations/organisation.factory.js';
import { buildMembership, buildPerson, buildPersonContact } from '../src/features/people/person.factory.js';
import { buildService, buildServiceCategory } from '../src/features/services/service.factory.js';
import { addDays, toInstant } from '../src/platform/local-time.js';
import { ADVISER_EXCEPTIONS, ADVISER_HOURS } from './content/hours.js';
import { ORGANISATIONS } from './content/organisations.js';
import { INVITATIONS, PEOPLE } from './content/people.js';
import { CATEGORIES, SERVICES } from './content/services.js';
import type { EligibilityContent } from './content/types.js';

/** Days before today on which the consortium began to use the system. */
const DAYS_IN_USE = 120;

type Ids = (at: Date) => string;

/** Everything of the demo but its bookings, ready to be inserted, table by table. */
export type Consortium = ReturnType<typeof buildConsortium>;

/**
 * Gives the content ids and dates.
 * @param today London date that the exceptions of the advisers are relative to
 */
export function buildConsortium(today: string, ids: Ids) {
  const createdAt = new Date(toInstant(addDays(today, -DAYS_IN_USE), '09:00'));
  const organisations = ORGANISATIONS.map(({ districtCode, name, shortName, kind, illustrative }) =>
    buildOrganisation({
      id: ids(createdAt),
      name,
      shortName,
      kind,
      district: districtCode,
      illustrative,
      createdAt,
    }),
  );
  const organisationIds = new Map(organisations.map(({ id, name }) => [name, id]));
  const facts = ORGANISATIONS.map((content) =>
    buildOrganisationFacts({
      organisation: known(organisationIds, content.name),
      legalForm: content.legalForm,
      annualIncome: content.annualIncome,
      headcount: content.headcount,
      volunteers: content.volunteers,
      contactName: content.contactName,
      contactEmail: content.contactEmail,
      contactPhone: content.contactPhone,
    }),
  );
  const people = PEOPLE.map(({ name }) => buildPerson({ id: ids(createdAt), name, createdAt }));
  const personIds = new Map(PEOPLE.map(({ email }, index) => [email, people[index]?.id ?? '']));
  const contacts = PEOPLE.map(({ email, phone }) =>
    buildPersonContact({ person: known(personIds, email), email, phone }),
  );
  const memberships = PEOPLE.flatMap(({ email, memberships: held }) =>
    held.map(({ organisation, role, mayBook }) =>
      buildMembership({
        id: ids(createdAt),
        person: known(personIds, email),
        organisation: organisation === null ? null : known(organisationIds, organisation),
        role,
        mayBook,
        createdAt,
      }),
    ),
  );
  const invitations = INVITATIONS.map(({ name, email, role, organisation, invitedBy, daysAgo }) => {
    const sentAt = new Date(toInstant(addDays(today, -daysAgo), '09:00'));
    return buildInvitation({
      id: ids(sentAt),
      name,
      email,
      role,
      organisation: known(organisationIds, organisation),
      invitedBy: known(personIds, invitedBy),
      // Nobody has the links of the demo: its invitations are sent again to be accepted.
      token: `nobody has the link of ${email}`,
      createdAt: sentAt,
    });
  });
  return {
    invitations,
    organisations,
    facts,
    people,
    contacts,
    memberships,
    ...buildPool(today, createdAt, ids, organisationIds, personIds),
    organisationId: (name: string) => known(organisationIds, name),
    personId: (email: string) => known(personIds, email),
  };
}

/** What the providers give: services, and the time of their advisers. */
function buildPool(
  today: string,
  createdAt: Date,
  ids: Ids,
  organisationIds: ReadonlyMap<string, string>,
  personIds: ReadonlyMap<string, string>,
) {
  const categories = CATEGORIES.map((content) => buildServiceCategory({ ...content, id: ids(createdAt) }));
  const categoryIds = new Map(categories.map(({ id, name }) => [name, id]));
  const services = SERVICES.map(
    ({ advisers, category, provider, eligibility, durations, channels, ...rest }) => ({
      row: buildService({
        ...rest,
        id: ids(createdAt),
        category: known(categoryIds, category),
        provider: known(organisationIds, provider),
        eligibility: toEligibility(eligibility),
        durations: [...durations],
        channels: [...channels],
        createdAt,
      }),
      category,
      adviserIds: advisers.map((email) => known(personIds, email)),
    }),
  );
  const providers = new Map(
    SERVICES.flatMap(({ advisers, provider }) =>
      advisers.map((email) => [email, known(organisationIds, provider)]),
    ),
  );
  const availabilities = ADVISER_HOURS.map(({ adviser, hours }) =>
    buildAvailability({
      id: known(personIds, adviser),
      provider: known(providers, adviser),
      hours: [...hours],
    }),
  );
  const exceptions = ADVISER_EXCEPTIONS.map(({ adviser, kind, firstDay, lastDay, fromTime, toTime }) =>
    buildAvailabilityException({
      id: ids(createdAt),
      availability: known(personIds, adviser),
      provider: known(providers, adviser),
      kind,
      from: addDays(today, firstDay),
      to: addDays(today, lastDay),
      fromTime,
      toTime,
      createdAt,
    }),
  );
  return { categories, services, availabilities, exceptions };
}

function toEligibility({ districts, kinds, ...limits }: EligibilityContent) {
  return {
    ...limits,
    ...(districts ? { districts: [...districts] } : {}),
    ...(kinds ? { kinds: [...kinds] } : {}),
  };
}

function known(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new RangeError(`The content of the demo names ${name}, which is not in it.`);
  return id;
}
