import { now } from '../../platform/clock.js';
import { checkMayStart } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { addDays, londonDate } from '../../platform/local-time.js';
import { tell } from '../../platform/mail/tell.js';
import { newId } from '../../platform/new-id.js';
import { findBankHolidays } from '../availability/find-bank-holidays.js';
import { Person } from '../people/person.entity.js';
import { AccessRequest } from './access-request.entity.js';
import type { AskForMyDataInput, CreateAccessRequestInput } from './access-request.type.js';
import { accessRequestReceived } from './data-protection.messages.js';
import { dueOn } from './due-date.js';
import { findAnswerers } from './find-answerers.js';
import { whoseRecords } from './whose.js';

/** Older ones are not noted here any more: a letter that turns up late is still a request, a record of years is not. */
const MOST_DAYS_AGO = 730;

/** Somebody uses a right about their own data: the clock starts at once, and those who answer are told. */
export async function askForMyData(context: WriteContext, input: AskForMyDataInput): Promise<string> {
  const { viewer } = context;
  const organisation = whoseRecords(viewer);
  const id = await open(context, organisation, {
    ...input,
    person: viewer.personId,
    name: viewer.personName,
    contact: null,
    receivedOn: londonDate(now().getTime()),
  });
  for (const personId of await findAnswerers(context.query, organisation))
    if (personId !== viewer.personId) await tell(context, accessRequestReceived, { personId }, { id });
  return id;
}

/** A manager notes what came by letter, mail or word of mouth: all of them count. */
export async function createAccessRequest(
  context: WriteContext,
  input: CreateAccessRequestInput,
): Promise<string> {
  const organisation = whoseRecords(context.viewer);
  checkMayStart(context, 'create', 'AccessRequest', { organisation });
  const today = londonDate(now().getTime());
  if (input.receivedOn > today || input.receivedOn < addDays(today, -MOST_DAYS_AGO))
    throw new Invalid({
      receivedOn: 'Give the day on which it arrived: today or before, at most two years ago.',
    });
  const person = await findAsker(context, input.personId);
  const name = person?.name ?? input.name?.trim();
  if (!name) throw new Invalid({ name: 'Choose a person, or enter the name of who asks.' });
  return open(context, organisation, {
    ...input,
    person: person?.id ?? null,
    name,
    contact: input.contact?.trim() || null,
  });
}

async function findAsker(context: WriteContext, id: string | null | undefined): Promise<Person | null> {
  if (!id) return null;
  const known = isUuid(id)
    ? await context.query(
        'select from memberships where person_id = $1 and organisation_id is not distinct from $2 limit 1',
        [id, context.viewer.organisationId],
      )
    : [];
  const person = known.length > 0 ? await context.em.findOne(Person, { id }) : null;
  if (!person)
    throw new Invalid({ personId: 'Choose somebody who is, or was, in your organisation. Or enter a name.' });
  return person;
}

async function open(
  context: WriteContext,
  organisation: string,
  asked: Pick<AccessRequest, 'person' | 'name' | 'contact' | 'kind' | 'receivedOn'> & {
    details?: string | null;
  },
): Promise<string> {
  const id = newId();
  const clock = { receivedOn: asked.receivedOn, pausedDays: 0, extended: false };
  context.em.create(AccessRequest, {
    id,
    organisation,
    person: asked.person,
    name: asked.name,
    contact: asked.contact,
    kind: asked.kind,
    details: asked.details?.trim() || null,
    receivedOn: asked.receivedOn,
    dueOn: dueOn(clock, await findBankHolidays(context)),
    extendedOn: null,
    extensionReason: null,
    closedOn: null,
    answer: null,
    refusalReason: null,
    erasedAt: null,
  });
  return id;
}
