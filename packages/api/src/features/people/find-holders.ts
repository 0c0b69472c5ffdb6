import type { Query } from '../../platform/db/read-as.js';
import type { ResponsibilityKind } from './responsibility-kind.js';

/** Who holds a responsibility in an organisation now, and has a role there. Ids of people. */
export async function findHolders(
  run: Query,
  organisation: string,
  kind: ResponsibilityKind,
): Promise<string[]> {
  const rows = await run<{ id: string }>(
    `select r.person_id as id from responsibilities r where r.organisation_id = $1 and r.kind = $2 and r.ended_at is null
       and exists (select from memberships m where m.person_id = r.person_id and m.organisation_id = r.organisation_id
         and m.archived_at is null) order by 1`,
    [organisation, kind],
  );
  return rows.map(({ id }) => id);
}
