import type { Query } from '../../platform/db/read-as.js';
import { isUuid } from '../../platform/is-uuid.js';

/** Those of these people who have a role in the organisation now; none where nobody acts for one. Ids in small letters. */
export async function findColleagues(
  query: Query,
  organisation: string | null,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const wanted = ids.filter(isUuid).map((id) => id.toLowerCase());
  if (wanted.length === 0) return new Set();
  const rows = await query<{ id: string }>(
    `select distinct person_id as id from memberships
     where person_id = any ($1::uuid[]) and organisation_id = $2 and archived_at is null`,
    [wanted, organisation],
  );
  return new Set(rows.map(({ id }) => id));
}
