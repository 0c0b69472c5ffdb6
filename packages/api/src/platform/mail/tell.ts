import type { Database } from '../db/database.js';
import type { WriteContext } from '../graphql/context.js';
import type { Message } from './message.js';

export type Recipient = { personId: string } | { email: string; name?: string };

export const outbox: { to: Recipient; kind: string; data: object; path: string | undefined }[] = [];

/** Sends a message together with the change that it tells of: both, or neither. */
export async function tell<Data extends object>(
  _context: WriteContext,
  message: Message<Data>,
  to: Recipient,
  data: Data,
): Promise<void> {
  outbox.push({ to, kind: message.kind, data, path: message.write(data).button?.path });
}

/** Sends a message where there is no transaction that it belongs to. */
export async function tellOutside<Data extends object>(
  _database: Database,
  message: Message<Data>,
  to: Recipient,
  data: Data,
): Promise<void> {
  outbox.push({ to, kind: message.kind, data, path: message.write(data).button?.path });
}
