import { now } from '../../platform/clock.js';
import { checkMayStart, getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { addDays, londonDate } from '../../platform/local-time.js';
import { tell } from '../../platform/mail/tell.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Complaint, ComplaintMatter } from './complaint.entity.js';
import type { CreateComplaintInput } from './complaint.type.js';
import { complaintAnswered } from './data-protection.messages.js';
import { acknowledgeBy } from './due-date.js';
import { whoseRecords } from './whose.js';

type Version = number | null | undefined;

const MOST_DAYS_AGO = 730;
const MOST_LETTERS = 10_000;

const today = () => londonDate(now().getTime());

/** A manager notes what came by letter, telephone or word of mouth: they count like those of the form. */
export async function createComplaint(context: WriteContext, input: CreateComplaintInput): Promise<string> {
  const organisation = whoseRecords(context.viewer);
  checkMayStart(context, 'create', 'Complaint', { organisation });
  if (input.receivedOn > today() || input.receivedOn < addDays(today(), -MOST_DAYS_AGO))
    throw new Invalid({
      receivedOn: 'Give the day on which it arrived: today or before, at most two years ago.',
    });
  const id = newId();
  context.em.create(Complaint, {
    id,
    organisation,
    person: null,
    receivedOn: input.receivedOn,
    acknowledgeBy: acknowledgeBy(input.receivedOn),
    acknowledgedOn: null,
    closedOn: null,
    erasedAt: null,
  });
  await context.em.flush();
  context.em.create(ComplaintMatter, {
    complaint: id,
    organisation,
    name: input.name.trim(),
    email: input.email?.trim() || null,
    what: input.what.trim(),
    outcome: null,
    senderHash: null,
    receivedAt: now(),
  });
  return id;
}

/**
 * Notes that the person was told that their complaint arrived.
 * @param on default: today
 */
export async function acknowledgeComplaint(
  context: WriteContext,
  id: string,
  on: string | null,
  version: Version,
): Promise<string> {
  const complaint = await getForChange(context, Complaint, id, 'acknowledge', version);
  complaint.acknowledge(on ?? today(), today());
  return id;
}

/** Closes a complaint and tells the person what came of it, where they gave an address. */
export async function closeComplaint(
  context: WriteContext,
  id: string,
  outcome: string,
  version: Version,
): Promise<string> {
  const words = outcome.trim();
  if (words === '') throw new Invalid({ outcome: 'Say what came of it: the person is told.' });
  if (words.length > MOST_LETTERS) throw new Invalid({ outcome: 'Keep it under 10,000 letters.' });
  const complaint = await getForChange(context, Complaint, id, 'close', version);
  complaint.close(today());
  const matter = await context.em.findOneOrFail(ComplaintMatter, { complaint: id });
  matter.outcome = words;
  const organisation = await context.em.findOne(Organisation, { id: complaint.organisation });
  const data = { organisation: organisation?.name ?? 'The consortium', outcome: words };
  if (matter.email) await tell(context, complaintAnswered, { email: matter.email }, data);
  else if (complaint.person) await tell(context, complaintAnswered, { personId: complaint.person }, data);
  return id;
}
