import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { findColleagues } from '../people/find-colleagues.js';

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
  if ((await findColleagues(context.query, organisation, [personId])).size === 0)
    throw new Invalid({ [field]: 'Choose somebody who has a role in your organisation.' });
}
