import { asOwner } from '../database-role.js';
import { ACKNOWLEDGEMENT_COLUMNS, ACKNOWLEDGEMENT_NOT_FREE } from './acknowledgements.js';
import { DATA_PROTECTION_COLUMNS, DATA_PROTECTION_NOT_FREE } from './data-protection.js';
import { SAFETY_COLUMNS, SAFETY_NOT_FREE } from './health-and-safety.js';
import { LIBRARY_COLUMNS, LIBRARY_NOT_FREE } from './library.js';
import { POLICY_COLUMNS, POLICY_NOT_FREE } from './policies.js';

/** Where a canary sits: the row and column that it gives away. */
export interface Canary {
  table: string;
  column: string;
  /** The row's id; of facts the organisation's, of a contact the person's. */
  row: string;
}

/** Text columns by table, with the key of the row, and whose it is in words. */
const COLUMNS: Readonly<Record<string, { key: string; columns: readonly string[] }>> = {
  organisations: { key: 'id', columns: ['name', 'short_name'] },
  organisation_facts: {
    key: 'organisation_id',
    columns: ['charity_number', 'company_number', 'contact_name', 'contact_email', 'contact_phone'],
  },
  people: { key: 'id', columns: ['name'] },
  invitations: { key: 'id', columns: ['email', 'name'] },
  person_contacts: { key: 'person_id', columns: ['email', 'phone'] },
  email_changes: { key: 'person_id', columns: ['email'] },
  service_categories: { key: 'id', columns: ['name', 'short_name', 'description'] },
  services: { key: 'id', columns: ['name', 'description', 'price_note', 'suspended_reason'] },
  tasks: { key: 'id', columns: ['title', 'message'] },
  imports: { key: 'id', columns: ['file_name', 'refusal'] },
  import_rows: { key: 'id', columns: ['title'] },
  saved_views: { key: 'id', columns: ['name'] },
  bookings: { key: 'id', columns: ['subject', 'details', 'decline_reason', 'cancel_reason', 'outcome'] },
  files: { key: 'id', columns: ['name'] },
  mails: { key: 'id', columns: ['to_address', 'subject', 'text', 'html', 'path', 'error'] },
  ...DATA_PROTECTION_COLUMNS,
  ...LIBRARY_COLUMNS,
  ...SAFETY_COLUMNS,
  ...POLICY_COLUMNS,
  ...ACKNOWLEDGEMENT_COLUMNS,
};

/** Text columns that hold words of a list, ids, times of day or hashes. */
const NOT_FREE = [
  'organisations.kind',
  'organisation_facts.legal_form',
  'memberships.role',
  'invitations.role',
  'invitations.token_hash',
  'services.status',
  'bookings.status',
  'bookings.channel',
  'calendar_feeds.scope',
  'availability_exceptions.kind',
  'idempotency_keys.key',
  'email_changes.token_hash',
  'idempotency_keys.input_hash',
  'bank_holidays.title',
  'districts.name',
  'mails.kind',
  'mails.message_group',
  'mails.key',
  'mails.delivery',
  'mails.status',
  'mail_choices.message_group',
  'mail_choices.delivery',
  'import_rows.state',
  'imports.kind',
  'imports.status',
  'saved_views.list',
  'saved_views.sort_field',
  'saved_views.sort_order',
  'tasks.kind',
  'tasks.path',
  'tasks.status',
  'files.media_type',
  'files.sha256',
  'files.blob_key',
  'files.wrapped_key',
  'files.key_id',
  'files.scan',
  'files.attached_to_type',
  'file_links.token_hash',
  'file_erasures.sha256',
  'file_erasures.reason',
  'file_erasures.blob_key',
  ...DATA_PROTECTION_NOT_FREE,
  ...LIBRARY_NOT_FREE,
  ...SAFETY_NOT_FREE,
  ...POLICY_NOT_FREE,
  ...ACKNOWLEDGEMENT_NOT_FREE,
];

/** The numbers of an organisation are canaries too: no two rows have the same, and none looks like another number. */
const NUMBERS = ['annual_income', 'headcount', 'volunteers'];

/**
 * Writes a canary into every free text of every row.
 * @returns what each of them gives away
 */
export async function releaseCanaries(databaseUrl: string): Promise<ReadonlyMap<string, Canary>> {
  const canaries = new Map<string, Canary>();
  // A new address ends what went to the old one; here the address is new, and the links are to be tried.
  const onNewAddress = (what: 'disable' | 'enable') =>
    asOwner(databaseUrl, `alter table policy_readers ${what} trigger end_links`);
  await onNewAddress('disable');
  for (const [table, { key, columns }] of Object.entries(COLUMNS)) {
    const rows = await asOwner<{ id: string }>(databaseUrl, `select ${key} as id from ${table} order by 1`);
    for (const [n, { id }] of rows.entries()) {
      const texts = columns.map((column) => `CANARY_${table}_${column}_${n}`);
      for (const [index, column] of columns.entries())
        canaries.set(texts[index] ?? '', { table, column, row: id });
      const sets = columns.map(
        (column, index) => `${column} = $${index + 2}${column.endsWith('email') ? `|| '@example.org'` : ''}`,
      );
      await asOwner(databaseUrl, `update ${table} set ${sets.join(', ')} where ${key} = $1`, [id, ...texts]);
      if (table !== 'organisation_facts') continue;
      const numbers = NUMBERS.map((_, index) => 91_000_000 + 1_000 * index + n);
      for (const [index, column] of NUMBERS.entries())
        canaries.set(String(numbers[index]), { table, column, row: id });
      await asOwner(
        databaseUrl,
        `update ${table} set annual_income = $2, headcount = $3, volunteers = $4 where ${key} = $1`,
        [id, ...numbers],
      );
    }
  }
  await onNewAddress('enable');
  return canaries;
}

/** Writes a canary into what is kept of every sign-in. */
export async function releaseIntoSignIns(databaseUrl: string): Promise<[string, Canary][]> {
  const rows = await asOwner<{ userId: string }>(
    databaseUrl,
    'select distinct "userId" from auth.session order by 1',
  );
  const canaries: [string, Canary][] = [];
  for (const [n, { userId }] of rows.entries()) {
    const text = `CANARY_session_agent_${n}`;
    canaries.push([text, { table: 'session', column: 'userAgent', row: userId }]);
    await asOwner(
      databaseUrl,
      'update auth.session set "userAgent" = $2, "ipAddress" = $2 where "userId" = $1',
      [userId, text],
    );
  }
  return canaries;
}

/** Gives everybody who signs in a passkey and an API token whose names are canaries. */
export async function releaseIntoAccounts(databaseUrl: string): Promise<[string, Canary][]> {
  const rows = await asOwner<{ id: string }>(databaseUrl, 'select id from auth."user" order by 1');
  const canaries: [string, Canary][] = [];
  for (const [n, { id }] of rows.entries()) {
    const passkey = `CANARY_passkey_name_${n}`;
    const token = `CANARY_token_name_${n}`;
    canaries.push([passkey, { table: 'passkey', column: 'name', row: id }]);
    canaries.push([token, { table: 'api_token', column: 'name', row: id }]);
    await asOwner(
      databaseUrl,
      `insert into auth.passkey (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp", "createdAt")
       values ($1, $2, '', $1, $1, 0, '', false, now())`,
      [id, passkey],
    );
    await asOwner(
      databaseUrl,
      `insert into auth.api_token (id, person_id, organisation_id, name, hash, scope, subjects, created_at, expires_at, last_used_at)
       select $1::text, $1::text, (select organisation_id from memberships where person_id = $1::text::uuid limit 1), $2, $1::text, 'READ', '{Booking}',
         now(), now() + interval '1 day', now()`,
      [id, token],
    );
  }
  return canaries;
}

/** Text columns of the schema that neither hold canaries nor are known to hold no free text. */
export async function findForgottenColumns(databaseUrl: string): Promise<string[]> {
  const rows = await asOwner<{ name: string }>(
    databaseUrl,
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'text' and table_name <> 'mikro_orm_migrations' order by 1`,
  );
  const known = Object.entries(COLUMNS).flatMap(([table, { columns }]) =>
    columns.map((column) => `${table}.${column}`),
  );
  return rows.map((row) => row.name).filter((name) => !known.includes(name) && !NOT_FREE.includes(name));
}

/** The canaries that a text lets out. */
export function canariesIn(text: string): string[] {
  return [...new Set(text.match(/CANARY_\w+|\b9100\d{4}\b/g) ?? [])];
}
