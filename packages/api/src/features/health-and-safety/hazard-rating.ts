/** How bad a risk is, from its likelihood and its severity. */
export const RISK_BANDS = ['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

/** Highest product of likelihood and severity (1 to 25) of each band; above them it is very high. */
const LOW = 4;
const MEDIUM = 9;
const HIGH = 16;

/** The band of a product of likelihood and severity, both from 1 to 5; null where it is not rated. */
export function bandOf(score: number | null): RiskBand | null {
  if (score === null) return null;
  if (score <= LOW) return 'LOW';
  if (score <= MEDIUM) return 'MEDIUM';
  return score <= HIGH ? 'HIGH' : 'VERY_HIGH';
}

/** Likelihood times severity, 1 to 25; null where one of them is not given. */
export const scoreOf = (likelihood: number | null, severity: number | null): number | null =>
  likelihood === null || severity === null ? null : likelihood * severity;
