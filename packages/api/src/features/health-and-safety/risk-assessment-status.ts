/** A risk assessment is written, holds, and is put away. */
export const RISK_ASSESSMENT_STATUSES = ['DRAFT', 'CURRENT', 'ARCHIVED'] as const;
export type RiskAssessmentStatus = (typeof RISK_ASSESSMENT_STATUSES)[number];
