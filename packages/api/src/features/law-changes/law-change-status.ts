/** PLANNED: nobody is sure yet. CONFIRMED: the law is made, with its date. DROPPED: it does not come. */
export const LAW_CHANGE_STATUSES = ['PLANNED', 'CONFIRMED', 'IN_FORCE', 'DROPPED'] as const;
export type LawChangeStatus = (typeof LAW_CHANGE_STATUSES)[number];

/** What a member says when it has looked at its policy; DROPPED: there was nothing to look at in the end. */
export const REVIEW_OUTCOMES = ['NO_CHANGE', 'CHANGED', 'NOT_CONCERNED', 'DROPPED'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];
