import { addDays } from '../../platform/local-time.js';

/** What happened, in a word. */
export const ACCIDENT_KINDS = ['ACCIDENT', 'NEAR_MISS', 'VIOLENCE', 'ILL_HEALTH'] as const;
export type AccidentKind = (typeof ACCIDENT_KINDS)[number];

/** How bad it was: the words on which the duty to report hangs. */
export const ACCIDENT_SEVERITIES = [
  'NEAR_MISS',
  'MINOR',
  'OVER_3_DAYS',
  'OVER_7_DAYS',
  'SPECIFIED_INJURY',
  'DEATH',
  'DANGEROUS_OCCURRENCE',
  'DISEASE',
  'PUBLIC_TO_HOSPITAL',
] as const;
export type AccidentSeverity = (typeof ACCIDENT_SEVERITIES)[number];

/** As what somebody was hurt: the duty differs for who is at work and who is not. */
export const HURT_AS = ['EMPLOYEE', 'VOLUNTEER', 'VISITOR'] as const;
export type HurtAs = (typeof HURT_AS)[number];

/** What the law asks for. */
export const RIDDOR_DUTIES = ['NONE', 'RECORD', 'REPORT'] as const;
export type RiddorDuty = (typeof RIDDOR_DUTIES)[number];

/** What the clock goes by. */
export interface ClockFacts {
  severity: AccidentSeverity;
  /** Null: nobody was hurt. */
  hurtAs: HurtAs | null;
  /** The day of the accident, or on which a disease was diagnosed, YYYY-MM-DD. */
  happenedOn: string;
}

/** What is to be done about an accident, by when and why. */
export interface RiddorClock {
  duty: RiddorDuty;
  /** The Health and Safety Executive is told without delay, by telephone where somebody died or was badly hurt. */
  atOnce: boolean;
  /** The last day on which the report can arrive, YYYY-MM-DD; null where none is due. */
  reportBy: string | null;
  /** Why, in words for the person who reads it. */
  why: string;
  /** Where it stands in the law. */
  source: string;
}

const DAYS_AT_ONCE = 10;
const DAYS_OVER_7 = 15;
const RIDDOR = 'Reporting of Injuries, Diseases and Dangerous Occurrences Regulations 2013';

/**
 * What the law asks of whoever is responsible when something happened at work, and the last day for it. The day of the
 * accident is not counted; weekends are.
 *
 * Source: Reporting of Injuries, Diseases and Dangerous Occurrences Regulations 2013 (SI 2013/1471): regulation 4
 * (workers: specified injuries, and more than seven days unfit), 5 (others, taken to hospital), 6 (deaths), 7 (dangerous
 * occurrences), 8 (diseases), 12 (records, kept three years) and Schedule 1 (ten and fifteen days). A volunteer is not
 * “at work” in the meaning of section 52 of the Health and Safety at Work etc. Act 1974, and counts as somebody else.
 */
export function riddorClock({ severity, hurtAs, happenedOn }: ClockFacts): RiddorClock {
  const isAtWork = hurtAs === 'EMPLOYEE';
  switch (severity) {
    case 'DEATH':
      return atOnce(happenedOn, 'Somebody died because of an accident at work.', 'regulation 6');
    case 'SPECIFIED_INJURY':
      return isAtWork
        ? atOnce(happenedOn, 'Somebody at work had an injury that the law names.', 'regulation 4(1)')
        : record(
            'The law names this injury for people at work. For volunteers and visitors it is reported when they were taken straight to hospital to be treated: then choose that.',
            'regulations 4(1) and 5',
          );
    case 'PUBLIC_TO_HOSPITAL':
      return isAtWork
        ? record(
            'Going to hospital counts for volunteers and visitors. For somebody at work it is the injury, or the days off, that count.',
            'regulation 5',
          )
        : atOnce(
            happenedOn,
            'Somebody who was not at work was taken straight to hospital to be treated.',
            'regulation 5',
          );
    case 'DANGEROUS_OCCURRENCE':
      return atOnce(happenedOn, 'Something happened that the law names as dangerous.', 'regulation 7');
    case 'DISEASE':
      return {
        duty: 'REPORT',
        atOnce: true,
        reportBy: happenedOn,
        why: 'A doctor has found a disease that comes from work. It is reported without delay.',
        source: `${RIDDOR}, regulation 8`,
      };
    case 'OVER_7_DAYS':
      return isAtWork
        ? {
            duty: 'REPORT',
            atOnce: false,
            reportBy: addDays(happenedOn, DAYS_OVER_7),
            why: 'Somebody at work could not do their usual work for more than seven days after the accident. It is reported within 15 days of the accident.',
            source: `${RIDDOR}, regulation 4(2) and Schedule 1`,
          }
        : record(
            'More than seven days count for people at work only. It is kept on record.',
            'regulation 4(2)',
          );
    case 'OVER_3_DAYS':
      return record(
        'Somebody could not do their usual work for more than three days. It is kept on record, and not reported.',
        'regulation 12',
      );
    case 'MINOR':
    case 'NEAR_MISS':
      return {
        duty: 'NONE',
        atOnce: false,
        reportBy: null,
        why: 'The law does not ask for a report. It is kept here, so that you can see what happens again and again.',
        source: `${RIDDOR}, regulations 4 to 8`,
      };
  }
}

const atOnce = (happenedOn: string, why: string, where: string): RiddorClock => ({
  duty: 'REPORT',
  atOnce: true,
  reportBy: addDays(happenedOn, DAYS_AT_ONCE),
  why: `${why} Tell the Health and Safety Executive at once; the report arrives within 10 days of the accident.`,
  source: `${RIDDOR}, ${where} and Schedule 1`,
});

const record = (why: string, where: string): RiddorClock => ({
  duty: 'RECORD',
  atOnce: false,
  reportBy: null,
  why,
  source: `${RIDDOR}, ${where}`,
});

const DAYS_TO_RECORD = 3;
const DAYS_TO_REPORT = 7;

/**
 * What the days off so far say that it was, where that is worse than what stands there; null where it is right. Days
 * are counted from the day after the accident, weekends and days without a shift among them (regulations 4(2) and
 * 12(1)(b)).
 */
export function proposedSeverity(severity: AccidentSeverity, daysOff: number): AccidentSeverity | null {
  if (daysOff > DAYS_TO_REPORT && (severity === 'MINOR' || severity === 'OVER_3_DAYS')) return 'OVER_7_DAYS';
  if (daysOff > DAYS_TO_RECORD && severity === 'MINOR') return 'OVER_3_DAYS';
  return null;
}
