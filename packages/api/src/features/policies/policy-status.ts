/** DRAFT: never adopted yet. CURRENT: the member's policy. WITHDRAWN: it has none any more. */
export const POLICY_STATUSES = ['DRAFT', 'CURRENT', 'WITHDRAWN'] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

/** DISCARDED: a draft that was given up, such as a new edition of the template that the member did not take. */
export const POLICY_VERSION_STATUSES = [
  'DRAFT',
  'AWAITING_APPROVAL',
  'CURRENT',
  'SUPERSEDED',
  'DISCARDED',
] as const;
export type PolicyVersionStatus = (typeof POLICY_VERSION_STATUSES)[number];

/** Where the wording of a version comes from. */
export const POLICY_ORIGINS = ['TEMPLATE', 'NEW_TEMPLATE_VERSION', 'OWN_CHANGE', 'OWN_FILE'] as const;
export type PolicyOrigin = (typeof POLICY_ORIGINS)[number];

export const DECISIONS = ['APPROVED', 'REJECTED'] as const;
export type Decision = (typeof DECISIONS)[number];

/** TAKEN: the draft with the new edition is the member's next one. KEPT_OURS: it was declined. ASKED_ADVISER: not decided. */
export const EDITION_ANSWERS = ['TAKEN', 'KEPT_OURS', 'ASKED_ADVISER'] as const;
export type EditionAnswer = (typeof EDITION_ANSWERS)[number];

/** How a policy stands on a day. DUE: its review comes within 60 days. OVERDUE: the day has passed. */
export const POLICY_HEALTHS = ['CURRENT', 'DUE', 'OVERDUE', 'DRAFT', 'WITHDRAWN'] as const;
export type PolicyHealth = (typeof POLICY_HEALTHS)[number];
