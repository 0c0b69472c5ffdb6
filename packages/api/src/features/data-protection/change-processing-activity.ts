import { tenantOf } from '../../platform/access/viewer.js';
import { now } from '../../platform/clock.js';
import { assign, checkMayStart, getForChange } from '../../platform/crud.js';
import { Parameters } from '../../platform/db/condition-sql.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { isUuid } from '../../platform/is-uuid.js';
import { addMonths, londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import { Membership } from '../people/person.entity.js';
import { ProcessingActivity } from './processing-activity.entity.js';
import type {
  CreateProcessingActivityInput,
  StarterActivity,
  UpdateProcessingActivityInput,
} from './processing-activity.type.js';
import { retentionRule } from './retention-rules.js';
import { STARTER_ACTIVITIES } from './starter-activities.js';
import { whoseRecords } from './whose.js';

const MONTHS_TO_REVIEW = 12;

const today = () => londonDate(now().getTime());

/** The lines that this platform suggests to whoever asks, and which of them their record has. */
export async function findStarterActivities(context: ApiContext): Promise<StarterActivity[]> {
  const parameters = new Parameters();
  const rows = await readRows<{ starter: string }>(
    context,
    `select a.starter from processing_activities a
     where a.organisation_id = ${parameters.add(tenantOf(context.viewer))} and a.starter is not null`,
    parameters,
  );
  const adopted = new Set(rows.map(({ starter }) => starter));
  const isConsortium = context.viewer.organisationId === null;
  return STARTER_ACTIVITIES.filter((text) => isConsortium || !text.forConsortium).map((text) => ({
    ...text,
    adopted: adopted.has(text.id),
  }));
}

/**
 * Takes a suggested line into the own record, looked after by whoever takes it.
 * @throws Conflict ALREADY_EXISTS where the record has it
 */
export async function adoptStarterActivity(context: WriteContext, starter: string): Promise<string> {
  const found = STARTER_ACTIVITIES.find(({ id }) => id === starter);
  const { viewer } = context;
  if (!found || (found.forConsortium && viewer.organisationId !== null)) throw new NotFound('suggestion');
  const organisation = whoseRecords(viewer);
  checkMayStart(context, 'create', 'ProcessingActivity', { organisation });
  if ((await context.em.count(ProcessingActivity, { organisation, starter })) > 0)
    throw new Conflict('ALREADY_EXISTS', 'Your record has this already, perhaps among what is archived.');
  const id = newId();
  const { id: _, forConsortium: __, ...text } = found;
  context.em.create(ProcessingActivity, {
    ...text,
    id,
    organisation,
    starter,
    owner: viewer.personId,
    reviewedOn: today(),
    nextReviewOn: addMonths(today(), MONTHS_TO_REVIEW),
    archivedAt: null,
  });
  return id;
}

/** A line of one's own. */
export async function createProcessingActivity(
  context: WriteContext,
  { ownerId, ...input }: CreateProcessingActivityInput,
): Promise<string> {
  const organisation = whoseRecords(context.viewer);
  checkMayStart(context, 'create', 'ProcessingActivity', { organisation });
  await check(context, ownerId, input.retentionKind);
  const id = newId();
  context.em.create(ProcessingActivity, {
    sharedWith: null,
    transfers: null,
    retentionKind: null,
    nextReviewOn: addMonths(today(), MONTHS_TO_REVIEW),
    ...input,
    id,
    organisation,
    owner: ownerId ?? context.viewer.personId,
    reviewedOn: today(),
    starter: null,
    archivedAt: null,
  });
  return id;
}

/** Brings a line up to date. */
export async function updateProcessingActivity(
  context: WriteContext,
  id: string,
  { ownerId, ...input }: UpdateProcessingActivityInput,
  version: number,
): Promise<string> {
  const activity = await getForChange(context, ProcessingActivity, id, 'update', version);
  await check(context, ownerId, input.retentionKind);
  requireInUse(activity);
  assign(activity, { ...input, owner: ownerId });
  return id;
}

/** Somebody looked at the line and it is right. */
export async function reviewProcessingActivity(
  context: WriteContext,
  id: string,
  nextReviewOn: string | null,
  version: number | undefined,
): Promise<string> {
  const activity = await getForChange(context, ProcessingActivity, id, 'review', version);
  requireInUse(activity);
  if (nextReviewOn !== null && nextReviewOn <= today())
    throw new Invalid({ nextReviewOn: 'Choose a day to come.' });
  activity.reviewedOn = today();
  activity.nextReviewOn = nextReviewOn ?? addMonths(today(), MONTHS_TO_REVIEW);
  return id;
}

/** What is no longer done leaves the record in use; the line stays. */
export async function archiveProcessingActivity(
  context: WriteContext,
  id: string,
  version: number | undefined,
): Promise<string> {
  const activity = await getForChange(context, ProcessingActivity, id, 'archive', version);
  requireInUse(activity);
  activity.archivedAt = now();
  return id;
}

function requireInUse(activity: ProcessingActivity): void {
  if (activity.archivedAt)
    throw new Conflict('WRONG_STATE', 'This line is archived. Make a new one if you do this again.');
}

async function check(
  context: WriteContext,
  ownerId: string | null | undefined,
  retentionKind: string | null | undefined,
): Promise<void> {
  if (retentionKind && !retentionRule(retentionKind))
    throw new Invalid({ retentionKind: 'Choose one of the kinds under “How long we keep things”.' });
  if (!ownerId) return;
  const place = { person: ownerId, archivedAt: null, organisation: context.viewer.organisationId };
  if (!isUuid(ownerId) || (await context.em.count(Membership, place)) === 0)
    throw new Invalid({ ownerId: 'Choose somebody of your own organisation.' });
}
