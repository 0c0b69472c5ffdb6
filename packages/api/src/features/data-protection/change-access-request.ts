import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { londonDate } from '../../platform/local-time.js';
import type { Message } from '../../platform/mail/message.js';
import { tell } from '../../platform/mail/tell.js';
import { newId } from '../../platform/new-id.js';
import { findBankHolidays } from '../availability/find-bank-holidays.js';
import { AccessRequest, AccessRequestPause } from './access-request.entity.js';
import type { PauseReason } from './access-request-status.js';
import { accessRequestChanged, accessRequestClosed } from './data-protection.messages.js';

type Version = number | null | undefined;

const today = () => londonDate(now().getTime());

/** Stops the clock, from today on. */
export async function pauseAccessRequest(
  context: WriteContext,
  id: string,
  reason: PauseReason,
  version: Version,
): Promise<string> {
  const request = await getForChange(context, AccessRequest, id, 'pause', version);
  request.pause();
  context.em.create(AccessRequestPause, {
    id: newId(),
    request: id,
    organisation: request.organisation,
    reason,
    pausedOn: today(),
    resumedOn: null,
  });
  await tellAsker(context, request, accessRequestChanged);
  return id;
}

/**
 * Lets the clock go on from the day on which the answer came.
 * @param on default: today
 */
export async function resumeAccessRequest(
  context: WriteContext,
  id: string,
  on: string | null,
  version: Version,
): Promise<string> {
  const request = await getForChange(context, AccessRequest, id, 'resume', version);
  const pause = await context.em.findOne(AccessRequestPause, { request: id, resumedOn: null });
  const day = on ?? today();
  request.resume(pause?.pausedOn ?? day, day, today(), await findBankHolidays(context));
  if (pause) pause.resumedOn = day;
  return id;
}

/** Tells the person within the first month that it takes up to three, and why. */
export async function extendAccessRequest(
  context: WriteContext,
  id: string,
  reason: string,
  version: Version,
): Promise<string> {
  const words = filled(reason, 'reason', 'Say why it takes longer: the person is told.');
  const request = await getForChange(context, AccessRequest, id, 'extend', version);
  request.extend(today(), words, await findBankHolidays(context));
  await tellAsker(context, request, accessRequestChanged);
  return id;
}

/** Closes a request that was answered. */
export async function answerAccessRequest(
  context: WriteContext,
  id: string,
  answer: string,
  version: Version,
): Promise<string> {
  const words = filled(answer, 'answer', 'Say what you did, such as “Sent the ZIP by the link”.');
  const request = await getForChange(context, AccessRequest, id, 'answer', version);
  request.answerWith(today(), words);
  await endPause(context, id);
  await tellAsker(context, request, accessRequestClosed);
  return id;
}

/** Closes a request that is refused; the person learns why, and that they can complain. */
export async function refuseAccessRequest(
  context: WriteContext,
  id: string,
  reason: string,
  version: Version,
): Promise<string> {
  const words = filled(reason, 'reason', 'Say why it is refused: the person is told.');
  const request = await getForChange(context, AccessRequest, id, 'refuse', version);
  request.refuse(today(), words);
  await endPause(context, id);
  await tellAsker(context, request, accessRequestClosed);
  return id;
}

const MOST_LETTERS = 4_000;

function filled(words: string, field: string, message: string): string {
  const text = words.trim();
  if (text === '') throw new Invalid({ [field]: message });
  if (text.length > MOST_LETTERS) throw new Invalid({ [field]: 'Keep it under 4,000 letters.' });
  return text;
}

async function endPause(context: WriteContext, id: string): Promise<void> {
  const pause = await context.em.findOne(AccessRequestPause, { request: id, resumedOn: null });
  if (pause) pause.resumedOn = today();
}

// Who asked by letter is answered by letter: the system writes to those whom it knows.
async function tellAsker(
  context: WriteContext,
  request: AccessRequest,
  message: Message<{ id: string }>,
): Promise<void> {
  if (request.person && request.person !== context.viewer.personId)
    await tell(context, message, { personId: request.person }, { id: request.id });
}
