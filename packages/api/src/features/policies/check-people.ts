import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';

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
  const here = await placesHere(
    context,
    given.map(([, id]) => id),
  );
  const problems = given.filter(([, id]) => !here.has(id.toLowerCase()));
  if (problems.length > 0)
    throw new Invalid(
      Object.fromEntries(problems.map(([field]) => [field, 'Choose somebody of your own organisation.'])),
    );
}

/** Those of these people who have a place in the acting organisation now. */
export async function placesHere(context: WriteContext, ids: readonly string[]): Promise<Set<string>> {
  const wanted = ids.filter(isUuid).map((id) => id.toLowerCase());
  if (wanted.length === 0) return new Set();
  const rows = await context.query<{ id: string }>(
    `select distinct person_id as id from memberships
     where person_id = any ($1::uuid[]) and organisation_id = $2 and archived_at is null`,
    [wanted, context.viewer.organisationId],
  );
  return new Set(rows.map(({ id }) => id));
}
