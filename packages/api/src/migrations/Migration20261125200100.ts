import { Migration } from '@mikro-orm/migrations';
import { type WatchedTable, watchTable } from '../platform/audit/watch-table.js';
import { CONSORTIUM_ACTS, OWN_ROWS, protectTable, type TablePolicy } from '../platform/db/protect-table.js';

const OWN: TablePolicy = { select: OWN_ROWS, insert: OWN_ROWS, update: OWN_ROWS };

const POLICIES: Readonly<Record<string, TablePolicy>> = {
  // The coordinator may remove somebody from an organisation, and with them what they held there.
  responsibilities: {
    select: `${OWN_ROWS} or ${CONSORTIUM_ACTS}`,
    insert: OWN_ROWS,
    update: `${OWN_ROWS} or ${CONSORTIUM_ACTS}`,
  },
  risk_assessments: OWN,
  risk_hazards: OWN,
  risk_actions: OWN,
  accidents: OWN,
  accident_matters: OWN,
  safety_checks: OWN,
  safety_check_entries: OWN,
};

const OURS = 'array[r.organisation_id]';

/** `organisations` is SQL over the row `r`; secrets are kept as hashes. */
const WATCHED: readonly WatchedTable[] = [
  { table: 'responsibilities', organisations: OURS },
  { table: 'risk_assessments', organisations: OURS },
  { table: 'risk_hazards', organisations: OURS },
  { table: 'risk_actions', organisations: OURS },
  // Health data: that there was one is recorded, not whom it was about and what it says.
  { table: 'accidents', organisations: OURS, secrets: ['reported_by_id', 'hurt_id'] },
  {
    table: 'accident_matters',
    organisations: OURS,
    key: 'accident_id',
    secrets: [
      'happened_at',
      'place',
      'what',
      'hurt_name',
      'injury',
      'treatment',
      'witness',
      'measures',
      'report_reference',
    ],
  },
  { table: 'safety_checks', organisations: OURS },
  { table: 'safety_check_entries', organisations: OURS },
];

/** Who may read and write responsibilities and the records of health and safety; their changes are recorded. */
export class Migration20261125200100 extends Migration {
  override name = 'Migration20261125200100';

  override up(): void {
    for (const [table, policy] of Object.entries(POLICIES))
      for (const statement of protectTable(table, policy)) this.addSql(statement);
    // Who signs in is found together with what they hold.
    this.addSql('create policy auth_select on responsibilities for select to auth using (true)');
    this.addSql('grant select on responsibilities to auth');
    for (const table of WATCHED) this.addSql(watchTable(table));
  }
}
