import { now } from '../../platform/clock.js';
import { checkMayStart, getForChange } from '../../platform/crud.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { newId } from '../../platform/new-id.js';
import { Membership, Responsibility } from './person.entity.js';
import type { GiveResponsibilityInput } from './person.type.js';

/**
 * Gives somebody of the acting organisation a responsibility, such as health and safety lead. Several people may hold
 * the same one.
 * @throws Invalid where the person has no role here, Conflict ALREADY_EXISTS where they hold it already
 */
export async function giveResponsibility(
  context: WriteContext,
  { personId, kind }: GiveResponsibilityInput,
): Promise<string> {
  const organisation = context.viewer.organisationId;
  checkMayStart(context, 'give', 'Responsibility', { organisation });
  if (organisation === null) throw new NotFound('organisation');
  const place = { person: personId, organisation, archivedAt: null };
  if (!isUuid(personId) || (await context.em.count(Membership, place)) === 0)
    throw new Invalid({ personId: 'Choose somebody who has a role in your organisation.' });
  const held = { person: personId, organisation, kind, endedAt: null };
  if ((await context.em.count(Responsibility, held)) > 0)
    throw new Conflict('ALREADY_EXISTS', 'This person holds this already.');
  const id = newId();
  context.em.create(Responsibility, { id, ...held });
  return id;
}

/** Ends a responsibility. The person keeps their roles. */
export async function endResponsibility(
  context: WriteContext,
  id: string,
  version?: number | null,
): Promise<string> {
  const responsibility = await getForChange(context, Responsibility, id, 'end', version);
  responsibility.endedAt = now();
  return id;
}

/** Ends what somebody held in an organisation in which they have no role any more. */
export async function endResponsibilitiesWithoutPlace(
  context: WriteContext,
  person: string,
  organisation: string,
): Promise<void> {
  if ((await context.em.count(Membership, { person, organisation, archivedAt: null })) > 0) return;
  const held = await context.em.find(Responsibility, { person, organisation, endedAt: null });
  for (const one of held) one.endedAt = now();
}
