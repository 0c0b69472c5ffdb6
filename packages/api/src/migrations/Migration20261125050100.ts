import { Migration } from '@mikro-orm/migrations';
import { type WatchedTable, watchTable } from '../platform/audit/watch-table.js';
import { OWN_ROWS, protectTable, SOMEBODY_ACTS, type TablePolicy } from '../platform/db/protect-table.js';

const WRITES_LIBRARY = '(select app.writes_library())';

const POLICIES: Readonly<Record<string, TablePolicy>> = {
  // Neither changed nor taken back: an acknowledgement is a record of what happened.
  acknowledgements: { select: OWN_ROWS, insert: OWN_ROWS },
  policy_readers: { select: OWN_ROWS, insert: OWN_ROWS, update: OWN_ROWS },
  // Nobody's: made by the job that mails them, used by whoever follows them.
  acknowledgement_links: {},
  law_changes: { select: SOMEBODY_ACTS, insert: WRITES_LIBRARY, update: WRITES_LIBRARY },
  law_change_templates: { select: SOMEBODY_ACTS, insert: WRITES_LIBRARY, delete: WRITES_LIBRARY },
  // Raised by a job, for all members at once.
  review_tasks: { select: OWN_ROWS, update: OWN_ROWS },
};

const OF_ITS_ORGANISATION = 'array[r.organisation_id]';
const OF_THE_POOL = 'array[]::uuid[]';

const WATCHED: readonly WatchedTable[] = [
  { table: 'acknowledgements', organisations: OF_ITS_ORGANISATION },
  { table: 'policy_readers', organisations: OF_ITS_ORGANISATION, secrets: ['email'] },
  { table: 'acknowledgement_links', organisations: OF_ITS_ORGANISATION, secrets: ['token_hash'] },
  { table: 'law_changes', organisations: OF_THE_POOL },
  { table: 'law_change_templates', organisations: OF_THE_POOL, key: 'law_change_id' },
  { table: 'review_tasks', organisations: OF_ITS_ORGANISATION, secrets: ['note'] },
];

/** Row-level security and audit of acknowledgements and law changes. */
export class Migration20261125050100 extends Migration {
  override name = 'Migration20261125050100';

  override up(): void {
    for (const [table, policy] of Object.entries(POLICIES))
      for (const statement of protectTable(table, policy)) this.addSql(statement);
    for (const table of WATCHED) this.addSql(watchTable(table));
  }
}
