import type { Role } from './role.js';

/** The facts of an organisation that rules look at (who may book, which template applies). Income in whole pounds. */
export interface OrganisationFactsOfViewer {
  kind: 'MEMBER' | 'PROVIDER' | 'BOTH';
  districtCode: string | null;
  annualIncome: number | null;
  headcount: number | null;
}

/** One role of a person in one organisation; organisationId null is the consortium. */
export interface ViewerMembership {
  id: string;
  organisationId: string | null;
  organisationName: string | null;
  role: Role;
  mayBook: boolean;
}

/** What a program may do with an API token: never more than its owner. */
export interface TokenScope {
  scope: 'READ' | 'READ_AND_CHANGE';
  /** The subjects of the access tables that it is for; null for all. */
  subjects: readonly string[] | null;
}

/** Who asks, and for which organisation they act: all that a permission may depend on. */
export interface Viewer {
  personId: string;
  personName: string;
  /** The sign-in, or the API token, that asks. */
  signInId: string;
  /** Not null where a program asks with an API token. */
  token: TokenScope | null;
  /** A second factor is demanded of this person and was not shown: they may set one up and nothing else. */
  secondFactorMissing: boolean;
  /** The acting organisation; null when acting for the consortium. */
  organisationId: string | null;
  facts: OrganisationFactsOfViewer | null;
  roles: readonly Role[];
  /** A manager lets this person book support. */
  mayBook: boolean;
  /**
   * What was given to this person, not to a role, in the acting organisation, such as `HS_LEAD`. The words are those of
   * the feature of people. None where a program asks with an API token.
   */
  responsibilities: readonly string[];
  memberships: readonly ViewerMembership[];
}

/** What `app.org_ids` holds while acting for the consortium. */
export const CONSORTIUM_ID = '00000000-0000-0000-0000-000000000000';

/** Whose rows the viewer acts on: the acting organisation, or the consortium's id; null for somebody without a place. */
export function tenantOf(viewer: Viewer): string | null {
  return viewer.organisationId ?? (viewer.roles.includes('COORDINATOR') ? CONSORTIUM_ID : null);
}

/** The value of `app.org_ids` for a viewer: the acting organisation only. */
export const orgIdsOf = (viewer: Viewer): string => `{${tenantOf(viewer) ?? ''}}`;
