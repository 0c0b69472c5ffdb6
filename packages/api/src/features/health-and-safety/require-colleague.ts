import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { Membership } from '../people/person.entity.js';

/**
 * Refuses somebody who has no role in the organisation.
 * @param field where the id stands in the input
 * @throws Invalid at that field
 */
export async function requireColleague(
  context: WriteContext,
  organisation: string,
  field: string,
  personId: string | null | undefined,
): Promise<void> {
  if (personId === null || personId === undefined) return;
  const place = { person: personId, organisation, archivedAt: null };
  if (!isUuid(personId) || (await context.em.count(Membership, place)) === 0)
    throw new Invalid({ [field]: 'Choose somebody who has a role in your organisation.' });
}
