import type { Pool } from 'pg';
import { CONSORTIUM_ID } from '../../platform/access/viewer.js';

/** Runs a statement, wherever that is: in the transaction of a change, or in a job. */
export type RunSql = <Row extends object>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** Statements of a job, over all organisations. */
export const sqlOf =
  (pool: Pool): RunSql =>
  async <Row extends object>(text: string, values: readonly unknown[]) =>
    (await pool.query<Row>(text, [...values])).rows;

/** Who answers for an organisation: its managers; the coordinators for the consortium. Ids of people. */
export async function findAnswerers(run: RunSql, organisation: string): Promise<string[]> {
  const rows = await run<{ id: string }>(
    organisation === CONSORTIUM_ID
      ? `select distinct person_id as id from memberships where organisation_id is null and $1::uuid is not null and archived_at is null order by 1`
      : `select distinct person_id as id from memberships where organisation_id = $1 and role = 'MANAGER' and archived_at is null order by 1`,
    [organisation],
  );
  return rows.map(({ id }) => id);
}
