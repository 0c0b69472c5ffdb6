import { Migration } from '@mikro-orm/migrations';
import { CONSORTIUM_ACTS, OWN_ROWS, protectTable, type TablePolicy } from '../platform/db/protect-table.js';

const OWN: TablePolicy = { select: OWN_ROWS, insert: OWN_ROWS, update: OWN_ROWS };
const MADE_FOR_ME = `${OWN_ROWS} and asked_by_id = (select app.person_id())`;
const OF_THE_PLATFORM = `organisation_id = '00000000-0000-0000-0000-000000000000'`;

const POLICIES: Readonly<Record<string, TablePolicy>> = {
  processing_activities: OWN,
  access_requests: OWN,
  access_request_pauses: OWN,
  person_exports: { select: MADE_FOR_ME, insert: MADE_FOR_ME, update: MADE_FOR_ME },
  // The coordinator counts complaints; what they are about lies in the other table.
  complaints: { select: `${OWN_ROWS} or ${CONSORTIUM_ACTS}`, insert: OWN_ROWS, update: OWN_ROWS },
  complaint_matters: OWN,
  retention_settings: { ...OWN, delete: OWN_ROWS },
  // Everybody may know that the nightly run took place.
  retention_runs: { select: `${OWN_ROWS} or ${OF_THE_PLATFORM}` },
  legal_holds: OWN,
  incidents: OWN,
};

/** Row-level security of data protection. */
export class Migration20261124070100 extends Migration {
  override name = 'Migration20261124070100';

  override up(): void {
    for (const [table, policy] of Object.entries(POLICIES))
      for (const statement of protectTable(table, policy)) this.addSql(statement);
  }
}
