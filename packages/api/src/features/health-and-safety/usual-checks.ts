import type { CheckUnit } from './next-check-date.js';
import type { SafetyCheckKind } from './safety-check-kind.js';

/** A check that most small charities with a building make. */
export interface UsualCheck {
  kind: SafetyCheckKind;
  title: string;
  every: number;
  unit: CheckUnit;
}

/**
 * The usual checks of a small site, and how often. The intervals are those of the guidance that fire services and the
 * Health and Safety Executive give (BS 5839-1 and BS 5266-1 for alarm and lighting); only the duty to maintain is law
 * (Regulatory Reform (Fire Safety) Order 2005, article 17; Electricity at Work Regulations 1989, regulation 4), and each
 * organisation sets its own by its risk assessment.
 */
export const USUAL_CHECKS: readonly UsualCheck[] = [
  {
    kind: 'FIRE_ALARM',
    title: 'Test the fire alarm, a different call point each week',
    every: 1,
    unit: 'WEEKS',
  },
  {
    kind: 'EMERGENCY_LIGHTING',
    title: 'Switch on the emergency lighting for a moment',
    every: 1,
    unit: 'MONTHS',
  },
  { kind: 'FIRE_EXTINGUISHERS', title: 'Look at every fire extinguisher', every: 1, unit: 'MONTHS' },
  { kind: 'FIRST_AID_KIT', title: 'Check and fill up the first-aid kits', every: 1, unit: 'MONTHS' },
  { kind: 'LEGIONELLA', title: 'Run taps that are seldom used; take temperatures', every: 1, unit: 'MONTHS' },
  { kind: 'FIRE_DRILL', title: 'Hold a fire drill', every: 6, unit: 'MONTHS' },
  { kind: 'LADDERS', title: 'Check ladders and steps', every: 6, unit: 'MONTHS' },
  {
    kind: 'PORTABLE_APPLIANCES',
    title: 'Have portable appliances looked at (PAT)',
    every: 12,
    unit: 'MONTHS',
  },
];
