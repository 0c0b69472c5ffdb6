/** How many people an organisation may employ for something to be for it; what is left out does not matter. */
export interface HeadcountRule {
  minHeadcount?: number | null | undefined;
  maxHeadcount?: number | null | undefined;
}

/**
 * Holds a rule about headcount against an organisation. Services and the library judge by it.
 * @param headcount null where the organisation has not told it
 * @returns null where the rule says nothing about headcount
 */
export function judgeHeadcount(
  { minHeadcount = null, maxHeadcount = null }: HeadcountRule,
  headcount: number | null,
): 'FITS' | 'TOO_FEW' | 'TOO_MANY' | 'UNKNOWN' | null {
  if (minHeadcount === null && maxHeadcount === null) return null;
  if (headcount === null) return 'UNKNOWN';
  if (minHeadcount !== null && headcount < minHeadcount) return 'TOO_FEW';
  return maxHeadcount !== null && headcount > maxHeadcount ? 'TOO_MANY' : 'FITS';
}
