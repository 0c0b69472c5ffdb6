/** What a person can be in an organisation; COORDINATOR is a role in the consortium itself. */
export const ROLES = [
  'MANAGER',
  'STAFF',
  'TRUSTEE',
  'VOLUNTEER',
  'TRAINER',
  'ADVISER',
  'PAYROLL_OFFICER',
  'COORDINATOR',
] as const;
export type Role = (typeof ROLES)[number];
