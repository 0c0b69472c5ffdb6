/** What an organisation is in law. */
export const LEGAL_FORMS = [
  'CIO',
  'CHARITABLE_COMPANY',
  'UNINCORPORATED_ASSOCIATION',
  'CHARITABLE_TRUST',
  'COMMUNITY_INTEREST_COMPANY',
  'OTHER',
] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];
