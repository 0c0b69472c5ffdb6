/** How one clash is settled: the new template's words, the member's own, both, or words written for it. */
export const CLASH_TAKES = ['THEIRS', 'OURS', 'BOTH', 'TEXT'] as const;
export type ClashTake = (typeof CLASH_TAKES)[number];
