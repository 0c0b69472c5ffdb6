/** Whether an organisation takes from the pool, gives to it, or both. */
export const ORGANISATION_KINDS = ['MEMBER', 'PROVIDER', 'BOTH'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
