import type { Transaction } from '../db/system-transaction.js';
import type { ApiContext } from '../graphql/context.js';
import { inTransaction } from '../graphql/write.js';

/** Transactions of a signed-in person. */
export const asViewer =
  (context: ApiContext): Transaction =>
  (work) =>
    inTransaction(context, ({ query }) => work(query));
