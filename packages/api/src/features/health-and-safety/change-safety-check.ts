import { now } from '../../platform/clock.js';
import { assign, checkMayStart, getForChange } from '../../platform/crud.js';
import { takeTurn } from '../../platform/db/take-turn.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { addDays, londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import { actingOrganisation } from './in-organisation.js';
import { requireColleague } from './require-colleague.js';
import { SafetyCheck, SafetyCheckEntry } from './safety-check.entity.js';
import type {
  CreateSafetyCheckInput,
  EnterSafetyCheckInput,
  UpdateSafetyCheckInput,
} from './safety-check.type.js';
import { USUAL_CHECKS } from './usual-checks.js';

type Version = number | null | undefined;

/** Days that a new organisation has for the first round of the usual checks. */
const DAYS_TO_BEGIN = 7;

const today = () => londonDate(now().getTime());

/** Something new to look at again and again. */
export async function createSafetyCheck(
  context: WriteContext,
  { ownerId, deputyId, ...input }: CreateSafetyCheckInput,
): Promise<string> {
  const organisation = actingOrganisation(context.viewer);
  checkMayStart(context, 'create', 'SafetyCheck', { organisation });
  await requireColleague(context, organisation, 'ownerId', ownerId);
  await requireColleague(context, organisation, 'deputyId', deputyId);
  checkDeputy(ownerId ?? null, deputyId ?? null);
  const id = newId();
  context.em.create(SafetyCheck, {
    id,
    organisation,
    kind: input.kind,
    title: input.title.trim(),
    site: input.site?.trim() || null,
    every: input.every,
    unit: input.unit,
    nextOn: input.nextOn ?? today(),
    owner: ownerId ?? null,
    deputy: deputyId ?? null,
    archivedAt: null,
  });
  return id;
}

/** Another rhythm, another owner, another name. */
export async function updateSafetyCheck(
  context: WriteContext,
  id: string,
  { ownerId, deputyId, ...input }: UpdateSafetyCheckInput,
  version: number,
): Promise<string> {
  const check = await getForChange(context, SafetyCheck, id, 'update', version);
  check.requireInUse();
  await requireColleague(context, check.organisation, 'ownerId', ownerId);
  await requireColleague(context, check.organisation, 'deputyId', deputyId);
  assign(check, { ...input, owner: ownerId, deputy: deputyId });
  checkDeputy(check.owner ?? null, check.deputy ?? null);
  return id;
}

function checkDeputy(owner: string | null, deputy: string | null): void {
  if (deputy !== null && deputy === owner)
    throw new Invalid({
      deputyId: 'Choose somebody else than the owner: they stand in when the owner is away.',
    });
}

/** It is not made any more; what was entered stays. */
export async function archiveSafetyCheck(
  context: WriteContext,
  id: string,
  version: Version,
): Promise<string> {
  const check = await getForChange(context, SafetyCheck, id, 'archive', version);
  check.archive(now());
  return id;
}

/**
 * Adds those of the usual checks that the organisation does not make yet, each with the acting person as owner.
 * @returns how many were added, as a text
 */
export async function addUsualChecks(context: WriteContext, site: string | null): Promise<string> {
  const organisation = actingOrganisation(context.viewer);
  checkMayStart(context, 'create', 'SafetyCheck', { organisation });
  const place = site?.trim() || null;
  if (place !== null && place.length > 200) throw new Invalid({ site: 'Use at most 200 letters.' });
  // Two people who press the button at once pass here one by one.
  await takeTurn(context.query, `usual checks ${organisation}`);
  const made = await context.em.find(SafetyCheck, { organisation, site: place, archivedAt: null });
  const missing = USUAL_CHECKS.filter(({ kind }) => !made.some((check) => check.kind === kind));
  for (const usual of missing)
    context.em.create(SafetyCheck, {
      ...usual,
      id: newId(),
      organisation,
      site: place,
      nextOn: addDays(today(), DAYS_TO_BEGIN),
      owner: context.viewer.personId,
      deputy: null,
      archivedAt: null,
    });
  await context.em.flush();
  return String(missing.length);
}

/**
 * Somebody looked: it was fine, or there is a problem, about which somebody does something by a day. The next date counts
 * from the day on which it was done.
 */
export async function enterSafetyCheck(
  context: WriteContext,
  checkId: string,
  input: EnterSafetyCheckInput,
): Promise<string> {
  const check = await getForChange(context, SafetyCheck, checkId, 'enter');
  const doneOn = input.doneOn ?? today();
  if (doneOn > today())
    throw new Invalid({ doneOn: 'Give the day on which it was done: it cannot be to come.' });
  const note = input.note?.trim() || null;
  if (input.result === 'PROBLEM' && note === null)
    throw new Invalid({ note: 'Say what is wrong, so that somebody can put it right.' });
  const action = await actionOf(context, check, doneOn, input);
  const [last] = await context.em.find(
    SafetyCheckEntry,
    { check: check.id },
    { orderBy: { doneOn: 'desc' }, limit: 1 },
  );
  check.enter(doneOn, last?.doneOn ?? null);
  const id = newId();
  context.em.create(SafetyCheckEntry, {
    id,
    check: check.id,
    organisation: check.organisation,
    doneOn,
    by: context.viewer.personId,
    result: input.result,
    note,
    ...action,
    actionDoneOn: null,
  });
  return id;
}

async function actionOf(
  context: WriteContext,
  check: SafetyCheck,
  doneOn: string,
  input: EnterSafetyCheckInput,
): Promise<{ action: string | null; actionOwner: string | null; actionDueOn: string | null }> {
  const action = input.action?.trim() || null;
  if (action === null) return { action: null, actionOwner: null, actionDueOn: null };
  if (input.result === 'FINE')
    throw new Invalid({
      action: 'Where everything is fine there is nothing to do. Say that there is a problem.',
    });
  const actionOwner = input.actionOwnerId ?? check.owner ?? context.viewer.personId;
  await requireColleague(context, check.organisation, 'actionOwnerId', input.actionOwnerId);
  if (!input.actionDueOn) throw new Invalid({ actionDueOn: 'Say by when it is put right.' });
  if (input.actionDueOn < doneOn)
    throw new Invalid({ actionDueOn: 'Choose a day that is not before the day of the check.' });
  return { action, actionOwner, actionDueOn: input.actionDueOn };
}

/**
 * What was wrong has been put right.
 * @param on default: today
 */
export async function finishSafetyCheckAction(
  context: WriteContext,
  id: string,
  on: string | null,
  version: Version,
): Promise<string> {
  const entry = await getForChange(context, SafetyCheckEntry, id, 'finishAction', version);
  if (on !== null && (on > today() || on < entry.doneOn))
    throw new Invalid({
      on: 'Give the day on which it was put right: not before the check, and not to come.',
    });
  entry.finishAction(on ?? today());
  return id;
}
