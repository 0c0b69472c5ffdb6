import type { Query } from '../src/platform/db/read-as.js';

/** Inserts a row; what it leaves out is the table's default. */
export async function insertRow(
  query: Query,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`).join(', ');
  await query(`insert into ${table} (${columns.join(', ')}) values (${places})`, Object.values(row));
}
