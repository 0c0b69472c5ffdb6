import { orgIdsOf } from '../access/viewer.js';
import type { ApiContext } from '../graphql/context.js';

/** That somebody opened something sensitive. */
export interface Opened {
  /** The table and the record that it belongs to. */
  table: string;
  id: string;
  /** The organisations whose it is: their managers may read in the log that it was opened. */
  organisations: readonly string[];
  /** What was opened, in a word that gives nothing away: "file". */
  what: string;
}

/**
 * Writes into the audit that the viewer opened something: triggers see changes only. It is sealed with the changes and
 * readable by the same people as they are. Call it before the bytes go out, so that what is not recorded is not sent.
 */
export async function recordRead(context: ApiContext, opened: Opened): Promise<void> {
  await context.query(
    `select x.done from (select set_config('app.org_ids', $1, true) a, set_config('app.person_id', $2, true) b offset 0) v
     cross join lateral (select audit.record_read($3, $4, $5, $6) as done where v.a is not null and v.b is not null offset 0) x`,
    [
      orgIdsOf(context.viewer),
      context.viewer.personId,
      opened.table,
      opened.id,
      `{${opened.organisations.join(',')}}`,
      opened.what,
    ],
  );
}
