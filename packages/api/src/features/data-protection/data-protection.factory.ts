import { now } from '../../platform/clock.js';
import { addDays, addMonths, londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import type { AccessRequest, AccessRequestPause } from './access-request.entity.js';
import type { Complaint, ComplaintMatter } from './complaint.entity.js';
import { acknowledgeBy } from './due-date.js';
import type { Incident } from './incident.entity.js';
import type { LegalHold } from './legal-hold.entity.js';
import type { ProcessingActivity } from './processing-activity.entity.js';
import { STARTER_ACTIVITIES } from './starter-activities.js';

type Of<Row, Names extends keyof Row> = Pick<Row, Names>;
type Whose = { organisation: string };

const today = () => londonDate(now().getTime());

type RequestData = Of<
  AccessRequest,
  | 'id'
  | 'organisation'
  | 'person'
  | 'name'
  | 'contact'
  | 'kind'
  | 'details'
  | 'receivedOn'
  | 'status'
  | 'dueOn'
  | 'pausedDays'
  | 'extendedOn'
  | 'extensionReason'
  | 'closedOn'
  | 'answer'
  | 'refusalReason'
  | 'erasedAt'
  | 'createdAt'
>;

/** A request for one's data that arrived today; its due date ignores bank holidays. */
export function buildAccessRequest(overrides: Partial<RequestData> & Whose): RequestData {
  const { receivedOn = today() } = overrides;
  return {
    id: newId(),
    person: null,
    name: 'Somebody',
    contact: null,
    kind: 'ACCESS',
    details: null,
    receivedOn,
    status: 'RECEIVED',
    dueOn: addMonths(receivedOn, 1),
    pausedDays: 0,
    extendedOn: null,
    extensionReason: null,
    closedOn: null,
    answer: null,
    refusalReason: null,
    erasedAt: null,
    createdAt: now(),
    ...overrides,
  };
}

type PauseData = Of<
  AccessRequestPause,
  'id' | 'request' | 'organisation' | 'reason' | 'pausedOn' | 'resumedOn'
>;

/** A pause since today, until the person proves who they are. */
export const buildAccessRequestPause = (
  overrides: Partial<PauseData> & Of<PauseData, 'request'> & Whose,
): PauseData => ({
  id: newId(),
  reason: 'IDENTITY',
  pausedOn: today(),
  resumedOn: null,
  ...overrides,
});

type ComplaintData = Of<
  Complaint,
  | 'id'
  | 'organisation'
  | 'person'
  | 'receivedOn'
  | 'acknowledgeBy'
  | 'acknowledgedOn'
  | 'closedOn'
  | 'erasedAt'
  | 'createdAt'
>;

/** A complaint that came today and is not acknowledged yet; its words are `buildComplaintMatter`'s. */
export function buildComplaint(overrides: Partial<ComplaintData> & Whose): ComplaintData {
  const { receivedOn = today() } = overrides;
  return {
    id: newId(),
    person: null,
    receivedOn,
    acknowledgeBy: acknowledgeBy(receivedOn),
    acknowledgedOn: null,
    closedOn: null,
    erasedAt: null,
    createdAt: now(),
    ...overrides,
  };
}

type MatterData = Of<
  ComplaintMatter,
  'complaint' | 'organisation' | 'name' | 'email' | 'what' | 'outcome' | 'senderHash' | 'receivedAt'
>;

export const buildComplaintMatter = (
  overrides: Partial<MatterData> & Of<MatterData, 'complaint'> & Whose,
): MatterData => ({
  name: 'Somebody',
  email: null,
  what: 'You told my neighbour that I was ill.',
  outcome: null,
  senderHash: null,
  receivedAt: now(),
  ...overrides,
});

type HoldData = Of<
  LegalHold,
  | 'id'
  | 'organisation'
  | 'person'
  | 'booking'
  | 'reason'
  | 'heldFrom'
  | 'heldBy'
  | 'releasedAt'
  | 'releasedBy'
  | 'createdAt'
>;

/** A hold on everything of an organisation, from today. */
export const buildLegalHold = (overrides: Partial<HoldData> & Of<HoldData, 'heldBy'> & Whose): HoldData => ({
  id: newId(),
  person: null,
  booking: null,
  reason: 'A claim at the employment tribunal',
  heldFrom: today(),
  releasedAt: null,
  releasedBy: null,
  createdAt: now(),
  ...overrides,
});

type IncidentData = Of<
  Incident,
  | 'id'
  | 'organisation'
  | 'discoveredAt'
  | 'what'
  | 'affected'
  | 'affectedCount'
  | 'consequences'
  | 'measures'
  | 'affectedOrganisations'
  | 'decision'
  | 'decisionReason'
  | 'icoToldAt'
  | 'icoReference'
  | 'controllersToldAt'
  | 'closedAt'
  | 'createdAt'
>;

/** Something that was found out just now and is not decided yet. */
export const buildIncident = (overrides: Partial<IncidentData> & Whose): IncidentData => ({
  id: newId(),
  discoveredAt: now(),
  what: 'A list was sent to the wrong address.',
  affected: 'Names and telephone numbers of volunteers',
  affectedCount: 12,
  consequences: null,
  measures: null,
  affectedOrganisations: [],
  decision: 'UNDECIDED',
  decisionReason: null,
  icoToldAt: null,
  icoReference: null,
  controllersToldAt: null,
  closedAt: null,
  createdAt: now(),
  ...overrides,
});

type ActivityData = Of<
  ProcessingActivity,
  | 'id'
  | 'organisation'
  | 'name'
  | 'purpose'
  | 'whose'
  | 'what'
  | 'sharedWith'
  | 'transfers'
  | 'security'
  | 'keptFor'
  | 'retentionKind'
  | 'lawfulBasis'
  | 'role'
  | 'owner'
  | 'reviewedOn'
  | 'nextReviewOn'
  | 'starter'
  | 'archivedAt'
  | 'createdAt'
>;

/** A suggested line as an organisation adopted it, reviewed today. */
export function buildProcessingActivity(overrides: Partial<ActivityData> & Whose): ActivityData {
  const found = STARTER_ACTIVITIES.find(({ id }) => id === overrides.starter) ?? STARTER_ACTIVITIES[0];
  if (!found) throw new Error('There are no starter activities');
  const { forConsortium: _, id: __, ...text } = found;
  return {
    ...text,
    id: newId(),
    owner: null,
    reviewedOn: today(),
    nextReviewOn: addDays(today(), 365),
    starter: null,
    archivedAt: null,
    createdAt: now(),
    ...overrides,
  };
}
