import { now } from '../../platform/clock.js';
import { assign, checkMayStart, getForChange } from '../../platform/crud.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { addMonths, londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import { actingOrganisation } from './in-organisation.js';
import { requireColleague } from './require-colleague.js';
import { RiskAction, RiskAssessment, RiskHazard } from './risk-assessment.entity.js';
import type {
  AddRiskActionInput,
  AddRiskHazardInput,
  CreateRiskAssessmentInput,
  UpdateRiskActionInput,
  UpdateRiskAssessmentInput,
  UpdateRiskHazardInput,
} from './risk-assessment.type.js';

type Version = number | null | undefined;

/** Months after which a risk assessment is looked at again, where nobody says otherwise. */
const MONTHS_TO_REVIEW = 12;

const today = () => londonDate(now().getTime());

/** Begins a draft; the hazards are added to it. */
export async function createRiskAssessment(
  context: WriteContext,
  input: CreateRiskAssessmentInput,
): Promise<string> {
  const organisation = actingOrganisation(context.viewer);
  checkMayStart(context, 'create', 'RiskAssessment', { organisation });
  await requireColleague(context, organisation, 'assessorId', input.assessorId);
  if (input.templateId && !isUuid(input.templateId))
    throw new Invalid({ templateId: 'There is no such template.' });
  const assessedOn = input.assessedOn ?? today();
  const nextReviewOn = input.nextReviewOn ?? addMonths(assessedOn, MONTHS_TO_REVIEW);
  checkDays(assessedOn, nextReviewOn);
  const id = newId();
  context.em.create(RiskAssessment, {
    id,
    organisation,
    title: input.title.trim(),
    site: input.site?.trim() || null,
    activity: input.activity.trim(),
    assessor: input.assessorId ?? context.viewer.personId,
    assessedOn,
    nextReviewOn,
    status: 'DRAFT',
    templateId: input.templateId ?? null,
  });
  return id;
}

/** Puts right what stands at its head. */
export async function updateRiskAssessment(
  context: WriteContext,
  id: string,
  { assessorId, ...input }: UpdateRiskAssessmentInput,
  version: number,
): Promise<string> {
  const assessment = await getForChange(context, RiskAssessment, id, 'update', version);
  assessment.requireOpen();
  await requireColleague(context, assessment.organisation, 'assessorId', assessorId);
  assign(assessment, { ...input, assessor: assessorId });
  checkDays(assessment.assessedOn, assessment.nextReviewOn);
  return id;
}

function checkDays(assessedOn: string, nextReviewOn: string): void {
  if (assessedOn > today())
    throw new Invalid({ assessedOn: 'Give the day on which it was assessed: it cannot be to come.' });
  if (nextReviewOn <= assessedOn)
    throw new Invalid({ nextReviewOn: 'Choose a day after the day on which it was assessed.' });
}

/** The draft holds from now on, and everybody of the organisation can read it as such. */
export async function issueRiskAssessment(
  context: WriteContext,
  id: string,
  version: Version,
): Promise<string> {
  const assessment = await getForChange(context, RiskAssessment, id, 'issue', version);
  assessment.issue(await context.em.count(RiskHazard, { assessment: id, removedAt: null }));
  return id;
}

/**
 * Somebody looked at it and it is still right.
 * @param nextReviewOn default: twelve months from today
 */
export async function reviewRiskAssessment(
  context: WriteContext,
  id: string,
  nextReviewOn: string | null,
  version: Version,
): Promise<string> {
  const assessment = await getForChange(context, RiskAssessment, id, 'review', version);
  const next = nextReviewOn ?? addMonths(today(), MONTHS_TO_REVIEW);
  if (next <= today()) throw new Invalid({ nextReviewOn: 'Choose a day to come.' });
  assessment.review(today(), next);
  return id;
}

/** What is no longer done needs no assessment; it can still be read. */
export async function archiveRiskAssessment(
  context: WriteContext,
  id: string,
  version: Version,
): Promise<string> {
  const assessment = await getForChange(context, RiskAssessment, id, 'archive', version);
  assessment.archive();
  return id;
}

/** One more thing that can hurt somebody. */
export async function addRiskHazard(
  context: WriteContext,
  assessmentId: string,
  input: AddRiskHazardInput,
): Promise<string> {
  const assessment = await getForChange(context, RiskAssessment, assessmentId, 'update');
  assessment.requireOpen();
  checkAfter(input.likelihoodAfter ?? null, input.severityAfter ?? null);
  const id = newId();
  context.em.create(RiskHazard, {
    id,
    assessment: assessment.id,
    organisation: assessment.organisation,
    furtherControls: null,
    likelihoodAfter: null,
    severityAfter: null,
    ...input,
    removedAt: null,
  });
  return id;
}

/** Puts a hazard right, or says what became of its risk. */
export async function updateRiskHazard(
  context: WriteContext,
  id: string,
  input: UpdateRiskHazardInput,
  version: number,
): Promise<string> {
  const hazard = await getForChange(context, RiskHazard, id, 'update', version);
  await requireOpenAssessment(context, hazard.assessment);
  assign(hazard, input);
  checkAfter(hazard.likelihoodAfter ?? null, hazard.severityAfter ?? null);
  return id;
}

/** Takes a hazard out that is none any more; its history stays. */
export async function removeRiskHazard(context: WriteContext, id: string, version: Version): Promise<string> {
  const hazard = await getForChange(context, RiskHazard, id, 'remove', version);
  await requireOpenAssessment(context, hazard.assessment);
  hazard.removedAt = now();
  return id;
}

function checkAfter(likelihood: number | null, severity: number | null): void {
  if (likelihood === null && severity !== null)
    throw new Invalid({ likelihoodAfter: 'Say how likely it is afterwards too, or leave both empty.' });
  if (likelihood !== null && severity === null)
    throw new Invalid({ severityAfter: 'Say how bad it would be afterwards too, or leave both empty.' });
}

async function requireOpenAssessment(context: WriteContext, id: string): Promise<RiskAssessment> {
  const assessment = await context.em.findOne(RiskAssessment, { id });
  if (!assessment) throw new NotFound('risk assessment');
  assessment.requireOpen();
  return assessment;
}

/** Something that somebody does by a day to make the hazard smaller. */
export async function addRiskAction(
  context: WriteContext,
  hazardId: string,
  { what, ownerId, dueOn }: AddRiskActionInput,
): Promise<string> {
  const hazard = await getForChange(context, RiskHazard, hazardId, 'update');
  const assessment = await requireOpenAssessment(context, hazard.assessment);
  await requireColleague(context, hazard.organisation, 'ownerId', ownerId);
  checkDue(assessment, dueOn);
  const id = newId();
  context.em.create(RiskAction, {
    id,
    assessment: assessment.id,
    hazard: hazard.id,
    organisation: hazard.organisation,
    what: what.trim(),
    owner: ownerId,
    dueOn,
    doneOn: null,
  });
  return id;
}

/** Another day, another owner, other words. */
export async function updateRiskAction(
  context: WriteContext,
  id: string,
  { ownerId, ...input }: UpdateRiskActionInput,
  version: number,
): Promise<string> {
  const action = await getForChange(context, RiskAction, id, 'update', version);
  const assessment = await requireOpenAssessment(context, action.assessment);
  await requireColleague(context, action.organisation, 'ownerId', ownerId);
  if (input.dueOn) checkDue(assessment, input.dueOn);
  assign(action, { ...input, owner: ownerId });
  return id;
}

function checkDue(assessment: RiskAssessment, dueOn: string): void {
  if (dueOn < assessment.assessedOn)
    throw new Invalid({ dueOn: 'Choose a day that is not before the day on which the risk was assessed.' });
}

/**
 * It is done.
 * @param on default: today
 */
export async function finishRiskAction(
  context: WriteContext,
  id: string,
  on: string | null,
  version: Version,
): Promise<string> {
  const action = await getForChange(context, RiskAction, id, 'finish', version);
  if (on !== null && on > today())
    throw new Invalid({ on: 'Give the day on which it was done: it cannot be to come.' });
  action.finish(on ?? today());
  return id;
}
