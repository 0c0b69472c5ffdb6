import type { Query } from './read-as.js';

/**
 * Lets transactions that are about the same thing pass here one after the other. The turn ends with the transaction.
 * @param what the same words for the same thing
 */
export async function takeTurn(query: Query, what: string): Promise<void> {
  await query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [what]);
}
