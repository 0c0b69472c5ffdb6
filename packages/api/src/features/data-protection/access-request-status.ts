/** The rights that somebody may use about their own data (UK GDPR Articles 15 to 21). */
export const ACCESS_REQUEST_KINDS = [
  'ACCESS',
  'RECTIFICATION',
  'ERASURE',
  'RESTRICTION',
  'PORTABILITY',
  'OBJECTION',
] as const;
export type AccessRequestKind = (typeof ACCESS_REQUEST_KINDS)[number];

/** WAITING: the clock is stopped. EXTENDED: the person was told that it takes up to three months. */
export const ACCESS_REQUEST_STATUSES = ['RECEIVED', 'WAITING', 'EXTENDED', 'ANSWERED', 'REFUSED'] as const;
export type AccessRequestStatus = (typeof ACCESS_REQUEST_STATUSES)[number];

/** What stops the clock. */
export const PAUSE_REASONS = ['IDENTITY', 'CLARIFICATION'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** WAITING for its turn → READY to be opened → ERASED thirty days later; FAILED where it could not be made. */
export const PERSON_EXPORT_STATUSES = ['WAITING', 'READY', 'FAILED', 'ERASED'] as const;
export type PersonExportStatus = (typeof PERSON_EXPORT_STATUSES)[number];
