import type { PoolClient } from 'pg';
import type { Database } from '../db/database.js';
import type { ApiContext } from '../graphql/context.js';
import { inTransaction } from '../graphql/write.js';

/** Runs one statement of a transaction. */
export type Query = <Row extends object>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** Does work in a transaction of its own: as somebody, under row-level security, or as the system. */
export type Transaction = <T>(work: (query: Query) => Promise<T>) => Promise<T>;

/** Transactions of a signed-in person. */
export const asViewer =
  (context: ApiContext): Transaction =>
  (work) =>
    inTransaction(context, ({ query }) => work(query));

/** Transactions of the system itself, over all organisations. */
export const asSystem =
  (database: Database): Transaction =>
  async (work) => {
    const client = await database.jobs.connect();
    try {
      await client.query('begin');
      const answer = await work(queryOn(client));
      await client.query('commit');
      return answer;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  };

const queryOn =
  (client: PoolClient): Query =>
  async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> => {
    const { rows } = await client.query<Row>(text, [...values]);
    return rows;
  };

/**
 * Whoever writes, shares or takes away a blob does so in turn: otherwise one could take away what another has just begun
 * to share. The turn ends with the transaction.
 */
export async function takeTurn(query: Query, what: string): Promise<void> {
  await query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [what]);
}
