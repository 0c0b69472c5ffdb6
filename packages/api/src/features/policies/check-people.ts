import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { findColleagues } from '../people/find-colleagues.js';

/**
 * Refuses people who have no place in the acting organisation.
 * @param people by the field of the input where a refusal is told
 * @throws Invalid
 */
export async function checkPeople(
  context: WriteContext,
  people: Readonly<Record<string, string | null | undefined>>,
): Promise<void> {
  const given = Object.entries(people).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  const here = await findColleagues(
    context.query,
    context.viewer.organisationId,
    given.map(([, id]) => id),
  );
  const problems = given.filter(([, id]) => !here.has(id.toLowerCase()));
  if (problems.length > 0)
    throw new Invalid(
      Object.fromEntries(problems.map(([field]) => [field, 'Choose somebody of your own organisation.'])),
    );
}
