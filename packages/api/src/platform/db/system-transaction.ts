import type { ClientBase, Pool, PoolClient } from 'pg';
import type { Database } from './database.js';
import type { Query } from './read-as.js';

/** Does work in a transaction of its own: as somebody, under row-level security, or as the system. */
export type Transaction = <T>(work: (query: Query) => Promise<T>) => Promise<T>;

/** Transactions of the system itself, over all organisations. */
export const asSystem =
  (database: Database): Transaction =>
  (work) =>
    inTransactionOf(database.jobs, (client) => work(queryOn(client)));

/**
 * One transaction on a connection of a pool: all of the work, or nothing. For a person's own changes there is
 * `inTransaction` of platform/graphql/write.ts.
 */
export async function inTransactionOf<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const answer = await work(client);
    await client.query('commit');
    return answer;
  } catch (error) {
    // A connection that cannot even roll back may not serve anybody else.
    await client.query('rollback').catch((failed: Error) => {
      broken = failed;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Says for whom the rest of a transaction works, so that the record of changes knows whose they are. */
export async function actFor(client: ClientBase, orgIds: string, personId: string): Promise<void> {
  await client.query(`select set_config('app.org_ids', $1, true), set_config('app.person_id', $2, true)`, [
    orgIds,
    personId,
  ]);
}

/** Runs statements on one connection, or on any of a pool, and answers their rows. */
export const queryOn =
  (client: ClientBase | Pool): Query =>
  async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> =>
    (await client.query<Row>(text, [...values])).rows;
