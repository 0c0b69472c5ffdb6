import { Migration } from '@mikro-orm/migrations';
import { type WatchedTable, watchTable } from '../platform/audit/watch-table.js';
import {
  CONSORTIUM_ACTS,
  OWN_ROWS,
  protectTable,
  SOMEBODY_ACTS,
  type TablePolicy,
} from '../platform/db/protect-table.js';

const OWN: TablePolicy = { select: OWN_ROWS, insert: OWN_ROWS, update: OWN_ROWS };
const WRITES_LIBRARY = '(select app.writes_library())';
const LIBRARY: TablePolicy = { select: SOMEBODY_ACTS, insert: WRITES_LIBRARY, update: WRITES_LIBRARY };
const COORDINATORS: TablePolicy = {
  select: SOMEBODY_ACTS,
  insert: CONSORTIUM_ACTS,
  update: CONSORTIUM_ACTS,
};

const POLICIES: Readonly<Record<string, TablePolicy>> = {
  organisation_answers: { ...OWN, delete: OWN_ROWS },
  statutory_rates: COORDINATORS,
  template_categories: COORDINATORS,
  templates: LIBRARY,
  // What is not published yet is for those who write the library.
  template_versions: {
    ...LIBRARY,
    select: `(status in ('PUBLISHED', 'RETIRED') and ${SOMEBODY_ACTS}) or ${WRITES_LIBRARY}`,
  },
  template_downloads: OWN,
  policies: OWN,
  policy_versions: OWN,
  policy_approvals: OWN,
};

const OF_ITS_ORGANISATION = 'array[r.organisation_id]';
const OF_THE_POOL = 'array[]::uuid[]';

/** Downloads are not watched: the log would say who looked up what. */
const WATCHED: readonly WatchedTable[] = [
  { table: 'organisation_answers', organisations: OF_ITS_ORGANISATION, key: 'organisation_id' },
  { table: 'statutory_rates', organisations: OF_THE_POOL },
  { table: 'template_categories', organisations: OF_THE_POOL },
  { table: 'templates', organisations: OF_THE_POOL, secrets: ['search', 'words'] },
  { table: 'template_versions', organisations: OF_THE_POOL, secrets: ['text'] },
  { table: 'policies', organisations: OF_ITS_ORGANISATION, secrets: ['search'] },
  { table: 'policy_versions', organisations: OF_ITS_ORGANISATION, secrets: ['wording'] },
  { table: 'policy_approvals', organisations: OF_ITS_ORGANISATION },
];

/** Columns of an edition that never change once people have been shown it. */
const FROZEN = {
  template_versions: {
    from: `old.status in ('PUBLISHED', 'RETIRED')`,
    columns: [
      'template_id',
      'number',
      'text',
      'file_id',
      'sha256',
      'change',
      'change_summary',
      'legal_as_of',
      'author_id',
    ],
    never: `new.status in ('DRAFT', 'IN_REVIEW')`,
  },
  policy_versions: {
    from: `old.status in ('CURRENT', 'SUPERSEDED')`,
    columns: [
      'policy_id',
      'organisation_id',
      'number',
      'template_version_id',
      'wording',
      'file_id',
      'facts',
      'sha256',
      'round',
      'adopted_on',
    ],
    never: `new.status not in ('CURRENT', 'SUPERSEDED')`,
  },
} as const;

/** Row-level security and audit of the library and of policies, and the lock on what was issued. */
export class Migration20261125010100 extends Migration {
  override name = 'Migration20261125010100';

  override up(): void {
    this.addSql(`create function app.writes_library() returns boolean language sql stable as
      $$ select app.acts_for_consortium() or exists (
           select from public.organisations o where o.id = any (app.org_ids()) and o.kind <> 'MEMBER') $$`);
    for (const [table, policy] of Object.entries(POLICIES))
      for (const statement of protectTable(table, policy)) this.addSql(statement);
    for (const table of WATCHED) this.addSql(watchTable(table));
    for (const [table, { from, columns, never }] of Object.entries(FROZEN))
      this.#freeze(table, from, columns, never);
  }

  /** A lock of the last resort: not even the owner changes an edition that was issued, by mistake. */
  #freeze(table: string, from: string, columns: readonly string[], never: string): void {
    const list = (row: string) => columns.map((column) => `${row}.${column}`).join(', ');
    this.addSql(`create function app.freeze_${table}() returns trigger language plpgsql as $$ begin
      if ${from} and ((${list('new')}) is distinct from (${list('old')}) or ${never}) then
        raise exception 'An issued edition never changes (${table} %)', old.id using errcode = 'integrity_constraint_violation';
      end if;
      return new;
    end $$`);
    this.addSql(
      `create trigger keep_issued before update on ${table} for each row execute function app.freeze_${table}()`,
    );
  }
}
