import { CONSORTIUM_ID } from '../../platform/access/viewer.js';
import type { Query } from '../../platform/db/read-as.js';

/** Who answers for an organisation: its managers; the coordinators for the consortium. Ids of people. */
export async function findAnswerers(run: Query, organisation: string): Promise<string[]> {
  const rows = await run<{ id: string }>(
    organisation === CONSORTIUM_ID
      ? `select distinct person_id as id from memberships where organisation_id is null and $1::uuid is not null and archived_at is null order by 1`
      : `select distinct person_id as id from memberships where organisation_id = $1 and role = 'MANAGER' and archived_at is null order by 1`,
    [organisation],
  );
  return rows.map(({ id }) => id);
}
