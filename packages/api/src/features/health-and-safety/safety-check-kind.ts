/** What is checked. */
export const SAFETY_CHECK_KINDS = [
  'FIRE_ALARM',
  'EMERGENCY_LIGHTING',
  'FIRE_DRILL',
  'FIRE_EXTINGUISHERS',
  'FIRST_AID_KIT',
  'PORTABLE_APPLIANCES',
  'LADDERS',
  'LEGIONELLA',
  'OTHER',
] as const;
export type SafetyCheckKind = (typeof SAFETY_CHECK_KINDS)[number];

/** How a check went. */
export const CHECK_RESULTS = ['FINE', 'PROBLEM'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];
