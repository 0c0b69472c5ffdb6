import { Migration } from '@mikro-orm/migrations';

/** Tables that came after the audit. `organisations` is SQL over the row `r`; secrets are kept as hashes. */
const WATCHED: readonly {
  table: string;
  organisations: string;
  key?: string;
  secrets?: readonly string[];
}[] = [
  {
    table: 'files',
    organisations: 'array[r.organisation_id] || r.also_for',
    // A name can say what a file is about.
    secrets: ['name', 'wrapped_key'],
  },
  { table: 'calendar_feeds', organisations: 'array[r.organisation_id]' },
];

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Puts the tables of files, calendars, invitations, imports and data protection under audit. */
export class Migration20261124990000 extends Migration {
  override name = 'Migration20261124990000';

  override up(): void {
    for (const { table, organisations, key = 'id', secrets = [] } of WATCHED)
      this.addSql(
        `select audit.watch(${quoted(table)}, ${quoted(organisations)}, array[${secrets.map(quoted).join(', ')}]::text[], ${quoted(key)})`,
      );
    // When a calendar last asked is nobody's change.
    this.addSql('drop trigger audit on calendar_feeds');
    this.addSql(`create trigger audit after insert or delete or update of revision, revoked_at on calendar_feeds
      for each row execute function audit.record_calendar_feeds()`);
    // Requests that run out are nobody's doing; the function was made anew since the audit said so first.
    this.addSql(`alter function app.expire_requests(timestamptz, uuid[]) set "app.person_id" = ''`);
    this.addSql(`alter function app.expire_requests(timestamptz, uuid[]) set "app.org_ids" = ''`);
  }
}
