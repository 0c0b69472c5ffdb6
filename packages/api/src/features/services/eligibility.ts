import type { OrganisationFactsOfViewer } from '../../platform/access/viewer.js';
import { judgeHeadcount } from '../organisations/judge-headcount.js';

/** Whom something is for, as data; what is left out does not matter. Income in whole pounds, districts as GSS codes. */
export interface Eligibility {
  maxIncome?: number | null | undefined;
  minHeadcount?: number | null | undefined;
  maxHeadcount?: number | null | undefined;
  districts?: string[] | null | undefined;
  kinds?: ('MEMBER' | 'PROVIDER' | 'BOTH')[] | null | undefined;
}

const pounds = (amount: number) => `£${amount.toLocaleString('en-GB')}`;

/**
 * Why an organisation is not eligible, in a sentence that it can act on; null where it is. A fact that a rule asks for
 * and the organisation has not told is asked for.
 */
export function whyNotEligible(rule: Eligibility, facts: OrganisationFactsOfViewer | null): string | null {
  if (!facts) return 'Only an organisation of the consortium can book. Choose the organisation you act for.';
  const { kind, annualIncome, headcount, districtCode } = facts;
  if (rule.kinds?.length && !rule.kinds.includes(kind))
    return `This is for ${rule.kinds.includes('PROVIDER') ? 'providers' : 'members'} of the consortium.`;
  if (isSet(rule.maxIncome)) {
    if (annualIncome === null)
      return 'Tell us your annual income in your organisation’s facts, then you can book this.';
    if (annualIncome > rule.maxIncome)
      return `This is for organisations with an income of up to ${pounds(rule.maxIncome)} a year. Yours is ${pounds(annualIncome)}.`;
  }
  const judged = judgeHeadcount(rule, headcount);
  if (judged === 'UNKNOWN')
    return 'Tell us how many people you employ in your organisation’s facts, then you can book this.';
  if (judged === 'TOO_FEW')
    return `This is for organisations with at least ${rule.minHeadcount} employees. You have ${headcount}.`;
  if (judged === 'TOO_MANY')
    return `This is for organisations with at most ${rule.maxHeadcount} employees. You have ${headcount}.`;
  if (rule.districts?.length && !(districtCode && rule.districts.includes(districtCode)))
    return 'This is for organisations in other districts.';
  return null;
}

const isSet = (value: number | null | undefined): value is number => value !== null && value !== undefined;
