import { Migration } from '@mikro-orm/migrations';
import { type WatchedTable, watchTable } from '../platform/audit/watch-table.js';

const PLACES_OF = (id: string) =>
  `array(select m.organisation_id from public.memberships m where m.person_id = ${id} and m.archived_at is null
     and m.organisation_id is not null union select o from unnest(app.org_ids()) o)`;

/** Tables that came after the audit. `organisations` is SQL over the row `r`; secrets are kept as hashes. */
const WATCHED: readonly WatchedTable[] = [
  {
    table: 'files',
    organisations: 'array[r.organisation_id] || r.also_for',
    // A name can say what a file is about.
    secrets: ['name', 'wrapped_key', 'sha256', 'blob_key'],
  },
  {
    table: 'email_changes',
    organisations: PLACES_OF('r.person_id'),
    key: 'person_id',
    secrets: ['email', 'token_hash'],
  },
  {
    table: 'invitations',
    organisations: 'array[r.organisation_id]',
    secrets: ['token_hash'],
  },
  { table: 'processing_activities', organisations: 'array[r.organisation_id]' },
  {
    table: 'access_requests',
    organisations: 'array[r.organisation_id]',
    secrets: ['name', 'contact', 'details', 'extension_reason', 'answer', 'refusal_reason'],
  },
  { table: 'access_request_pauses', organisations: 'array[r.organisation_id]' },
  { table: 'person_exports', organisations: 'array[r.organisation_id]' },
  { table: 'complaints', organisations: 'array[r.organisation_id]' },
  {
    table: 'complaint_matters',
    organisations: 'array[r.organisation_id]',
    key: 'complaint_id',
    secrets: ['name', 'email', 'what', 'outcome', 'sender_hash'],
  },
  { table: 'retention_settings', organisations: 'array[r.organisation_id]' },
  { table: 'legal_holds', organisations: 'array[r.organisation_id]', secrets: ['reason'] },
  {
    table: 'incidents',
    organisations: 'array[r.organisation_id]',
    secrets: ['what', 'affected', 'consequences', 'measures'],
  },
  { table: 'calendar_feeds', organisations: 'array[r.organisation_id]' },
];

/** Puts the tables of files, calendars, invitations, imports and data protection under audit. */
export class Migration20261124990000 extends Migration {
  override name = 'Migration20261124990000';

  override up(): void {
    for (const table of WATCHED) this.addSql(watchTable(table));
    // When a calendar last asked is nobody's change.
    this.addSql('drop trigger audit on calendar_feeds');
    this.addSql(`create trigger audit after insert or delete or update of revision, revoked_at on calendar_feeds
      for each row execute function audit.record_calendar_feeds()`);
    // Requests that run out are nobody's doing; the function was made anew since the audit said so first.
    this.addSql(`alter function app.expire_requests(timestamptz, uuid[]) set "app.person_id" = ''`);
    this.addSql(`alter function app.expire_requests(timestamptz, uuid[]) set "app.org_ids" = ''`);
  }
}
