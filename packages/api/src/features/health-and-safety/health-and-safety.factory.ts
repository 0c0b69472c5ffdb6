import { now } from '../../platform/clock.js';
import { addDays, londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import type { Responsibility } from '../people/person.entity.js';
import type { Accident, AccidentMatter } from './accident.entity.js';
import type { RiskAction, RiskAssessment, RiskHazard } from './risk-assessment.entity.js';
import type { SafetyCheck, SafetyCheckEntry } from './safety-check.entity.js';

type Of<Row, Names extends keyof Row> = Pick<Row, Names>;
type Whose = { organisation: string };

const today = () => londonDate(now().getTime());

type ResponsibilityData = Of<
  Responsibility,
  'id' | 'organisation' | 'person' | 'kind' | 'endedAt' | 'createdAt'
>;

/** A health and safety lead, from now on. */
export const buildResponsibility = (
  overrides: Partial<ResponsibilityData> & Of<ResponsibilityData, 'person'> & Whose,
): ResponsibilityData => ({
  id: newId(),
  kind: 'HS_LEAD',
  endedAt: null,
  createdAt: now(),
  ...overrides,
});

type AssessmentData = Of<
  RiskAssessment,
  | 'id'
  | 'organisation'
  | 'title'
  | 'site'
  | 'activity'
  | 'assessor'
  | 'assessedOn'
  | 'nextReviewOn'
  | 'status'
  | 'templateId'
  | 'createdAt'
>;

/** A risk assessment that holds, assessed today, to be reviewed in a year; without hazards. */
export const buildRiskAssessment = (overrides: Partial<AssessmentData> & Whose): AssessmentData => ({
  id: newId(),
  title: 'Community kitchen',
  site: 'Main hall',
  activity: 'Cooking lunch for forty people',
  assessor: null,
  assessedOn: today(),
  nextReviewOn: addDays(today(), 365),
  status: 'CURRENT',
  templateId: null,
  createdAt: now(),
  ...overrides,
});

type HazardData = Of<
  RiskHazard,
  | 'id'
  | 'assessment'
  | 'organisation'
  | 'hazard'
  | 'whoAndHow'
  | 'controls'
  | 'likelihoodBefore'
  | 'severityBefore'
  | 'furtherControls'
  | 'likelihoodAfter'
  | 'severityAfter'
  | 'removedAt'
  | 'createdAt'
>;

/** A hazard of medium risk, with nothing further to be done about it. */
export const buildRiskHazard = (
  overrides: Partial<HazardData> & Of<HazardData, 'assessment'> & Whose,
): HazardData => ({
  id: newId(),
  hazard: 'Wet floor near the sink',
  whoAndHow: 'Anybody in the kitchen may slip and fall',
  controls: 'Mats, and a sign while the floor is wet',
  likelihoodBefore: 3,
  severityBefore: 3,
  furtherControls: null,
  likelihoodAfter: null,
  severityAfter: null,
  removedAt: null,
  createdAt: now(),
  ...overrides,
});

type ActionData = Of<
  RiskAction,
  'id' | 'assessment' | 'hazard' | 'organisation' | 'what' | 'owner' | 'dueOn' | 'doneOn' | 'createdAt'
>;

/** Something to do within a week. */
export const buildRiskAction = (
  overrides: Partial<ActionData> & Of<ActionData, 'assessment' | 'hazard'> & Whose,
): ActionData => ({
  id: newId(),
  what: 'Buy a second mat',
  owner: null,
  dueOn: addDays(today(), 7),
  doneOn: null,
  createdAt: now(),
  ...overrides,
});

type AccidentData = Of<
  Accident,
  | 'id'
  | 'organisation'
  | 'kind'
  | 'severity'
  | 'happenedOn'
  | 'reportedBy'
  | 'hurt'
  | 'hurtAs'
  | 'daysOff'
  | 'reportedOn'
  | 'closedOn'
  | 'erasedAt'
  | 'matterRevision'
  | 'createdAt'
>;

/** Something small that happened today and that nobody has looked at; its words are `buildAccidentMatter`'s. */
export const buildAccident = (overrides: Partial<AccidentData> & Whose): AccidentData => ({
  id: newId(),
  kind: 'ACCIDENT',
  severity: 'MINOR',
  happenedOn: today(),
  reportedBy: null,
  hurt: null,
  hurtAs: 'EMPLOYEE',
  daysOff: 0,
  reportedOn: null,
  closedOn: null,
  erasedAt: null,
  matterRevision: 0,
  createdAt: now(),
  ...overrides,
});

type MatterData = Of<
  AccidentMatter,
  | 'accident'
  | 'organisation'
  | 'happenedAt'
  | 'place'
  | 'what'
  | 'hurtName'
  | 'injury'
  | 'treatment'
  | 'witness'
  | 'measures'
  | 'reportReference'
>;

export const buildAccidentMatter = (
  overrides: Partial<MatterData> & Of<MatterData, 'accident'> & Whose,
): MatterData => ({
  happenedAt: null,
  place: 'Kitchen',
  what: 'Slipped on the wet floor.',
  hurtName: 'Somebody',
  injury: 'A bruised knee',
  treatment: 'A cold pack',
  witness: null,
  measures: null,
  reportReference: null,
  ...overrides,
});

type CheckData = Of<
  SafetyCheck,
  | 'id'
  | 'organisation'
  | 'kind'
  | 'title'
  | 'site'
  | 'every'
  | 'unit'
  | 'nextOn'
  | 'owner'
  | 'deputy'
  | 'archivedAt'
  | 'createdAt'
>;

/** The weekly test of the fire alarm, due today. */
export const buildSafetyCheck = (overrides: Partial<CheckData> & Whose): CheckData => ({
  id: newId(),
  kind: 'FIRE_ALARM',
  title: 'Test the fire alarm',
  site: null,
  every: 1,
  unit: 'WEEKS',
  nextOn: today(),
  owner: null,
  deputy: null,
  archivedAt: null,
  createdAt: now(),
  ...overrides,
});

type EntryData = Of<
  SafetyCheckEntry,
  | 'id'
  | 'check'
  | 'organisation'
  | 'doneOn'
  | 'by'
  | 'result'
  | 'note'
  | 'action'
  | 'actionOwner'
  | 'actionDueOn'
  | 'actionDoneOn'
  | 'createdAt'
>;

/** Done today, and everything was fine. */
export const buildSafetyCheckEntry = (
  overrides: Partial<EntryData> & Of<EntryData, 'check' | 'by'> & Whose,
): EntryData => ({
  id: newId(),
  doneOn: today(),
  result: 'FINE',
  note: null,
  action: null,
  actionOwner: null,
  actionDueOn: null,
  actionDoneOn: null,
  createdAt: now(),
  ...overrides,
});
