import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import type { Membership, Person, PersonContact } from './person.entity.js';

type Data = Pick<Person, 'id' | 'name' | 'createdAt'>;
type ContactData = Pick<PersonContact, 'person' | 'email' | 'phone'>;
type MembershipData = Pick<
  Membership,
  'id' | 'person' | 'organisation' | 'role' | 'mayBook' | 'archivedAt' | 'createdAt'
>;

let made = 0;

/** Somebody without contact and memberships. */
export function buildPerson(overrides: Partial<Data> = {}): Data {
  made += 1;
  return { id: newId(), name: `Person ${made}`, createdAt: now(), ...overrides };
}

/** A mail address that nobody else has, and no telephone. */
export function buildPersonContact(
  overrides: Partial<ContactData> & Pick<ContactData, 'person'>,
): ContactData {
  made += 1;
  return { email: `person-${made}@example.org`, phone: null, ...overrides };
}

/** The manager of an organisation; without an organisation, the coordinator. */
export function buildMembership(
  overrides: Partial<MembershipData> & Pick<MembershipData, 'person' | 'organisation'>,
): MembershipData {
  const role = overrides.role ?? (overrides.organisation ? 'MANAGER' : 'COORDINATOR');
  return {
    id: newId(),
    mayBook: role === 'MANAGER',
    archivedAt: null,
    createdAt: now(),
    ...overrides,
    role,
  };
}
