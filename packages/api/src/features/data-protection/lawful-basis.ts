/** The six grounds on which personal data may be used (UK GDPR Article 6(1)(a) to (f)). */
export const LAWFUL_BASES = [
  'CONSENT',
  'CONTRACT',
  'LEGAL_OBLIGATION',
  'VITAL_INTERESTS',
  'PUBLIC_TASK',
  'LEGITIMATE_INTERESTS',
] as const;
export type LawfulBasis = (typeof LAWFUL_BASES)[number];

/** CONTROLLER decides what the data are for; PROCESSOR works with them for somebody who does. */
export const PROCESSING_ROLES = ['CONTROLLER', 'PROCESSOR'] as const;
export type ProcessingRole = (typeof PROCESSING_ROLES)[number];
