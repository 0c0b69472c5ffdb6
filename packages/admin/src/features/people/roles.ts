import type { MembershipRole } from './person.graphql.ts';

/** The roles that somebody can hold in an organisation; the coordinator's is of the consortium. */
export const organisationRoles = [
  'MANAGER',
  'STAFF',
  'TRUSTEE',
  'VOLUNTEER',
  'TRAINER',
  'ADVISER',
  'PAYROLL_OFFICER',
] as const satisfies readonly MembershipRole[];
