/** Which rows the acting organisation may read, insert, update and delete, as SQL. Absent means never. */
export interface TablePolicy {
  select?: string;
  insert?: string;
  update?: string;
  delete?: string;
}

/** Conditions that many tables share. */
export const OWN_ROWS = 'organisation_id = any ((select app.org_ids())::uuid[])';
export const OWN_PERSON = 'person_id = (select app.person_id())';
export const CONSORTIUM_ACTS = '(select app.acts_for_consortium())';
export const SOMEBODY_ACTS = 'cardinality((select app.org_ids())) > 0';

/**
 * The statements that put a table under row-level security: everything for the owner and for jobs, for requests only
 * what the policy says. For migrations.
 */
export function protectTable(table: string, policy: TablePolicy): string[] {
  const statements = [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy owner_all on ${table} to current_user using (true) with check (true)`,
    `create policy jobs_all on ${table} to jobs using (true) with check (true)`,
    `grant select, insert, update, delete on ${table} to jobs`,
  ];
  for (const command of ['select', 'insert', 'update', 'delete'] as const) {
    const rule = policy[command];
    if (rule === undefined) continue;
    const clause = command === 'insert' ? `with check (${rule})` : `using (${rule})`;
    statements.push(
      `create policy app_${command} on ${table} for ${command} to app ${clause}`,
      `grant ${command} on ${table} to app`,
    );
  }
  return statements;
}
