import type { Query } from '../db/read-as.js';
import type { Transaction } from '../db/system-transaction.js';
import type { ApiContext } from '../graphql/context.js';
import { inTransaction } from '../graphql/write.js';

/** Transactions of a signed-in person. */
export const asViewer =
  (context: ApiContext): Transaction =>
  (work) =>
    inTransaction(context, ({ query }) => work(query));

/**
 * Whoever writes, shares or takes away a blob does so in turn: otherwise one could take away what another has just begun
 * to share. The turn ends with the transaction.
 */
export async function takeTurn(query: Query, what: string): Promise<void> {
  await query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [what]);
}
