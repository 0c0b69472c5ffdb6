/** How days differ from an adviser’s week. */
export const EXCEPTION_KINDS = ['LEAVE', 'EXTRA_HOURS'] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];
