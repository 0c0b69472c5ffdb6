import { createHash, randomBytes } from 'node:crypto';
import { pipeline, type Readable } from 'node:stream';
import { now } from '../clock.js';
import { asSystem, type Transaction } from '../db/system-transaction.js';
import { takeTurn } from '../db/take-turn.js';
import { logger } from '../log.js';
import { newId } from '../new-id.js';
import type { WrappedKey } from './file-keys.js';
import type { FileScan } from './file-scan.js';
import type { Files } from './files.js';
import { diskFull, isDiskFull, quotaFull } from './room.js';
import { encryption } from './stream-cipher.js';

/** A file whose content is known and waits to be kept. */
export interface NewFile {
  /** Null for the consortium. */
  organisation: string | null;
  /** Null for what the system makes. */
  uploadedBy: string | null;
  name: string;
  mediaType: string;
  bytes: number;
  /** Of the content, in hex. */
  sha256: string;
  encrypted: boolean;
  scan: FileScan;
  /** Organisations that may see it besides. */
  alsoFor?: readonly string[];
  /** What it belongs to from the start, where the system makes it for something. */
  attachedTo?: { type: string; id: string };
  /** The content from its start. */
  read(): Readable;
}

/**
 * Keeps a file: its row first, which claims the blob, then the bytes, then the row says that they are there. Where
 * anything fails, neither is left.
 *
 * What is not encrypted lies under the hash of its content, so that an organisation stores the same thing once. The hash
 * is taken together with the organisation: nobody learns, and nobody shares, what another one has.
 * @returns the file's id
 * @throws Conflict QUOTA_FULL or DISK_FULL
 */
export async function keepFile(files: Files, transaction: Transaction, file: NewFile): Promise<string> {
  const id = newId();
  const dataKey = file.encrypted ? randomBytes(32) : null;
  const wrapped = dataKey ? files.keys.wrap(id, dataKey) : null;
  const blobKey = dataKey
    ? randomBytes(32).toString('hex')
    : createHash('sha256').update(`${file.organisation} ${file.sha256}`).digest('hex');
  await claim(files, transaction, id, blobKey, wrapped, file);
  try {
    const isThere = dataKey === null && (await files.store.exists(blobKey));
    if (!isThere) await files.store.put(blobKey, dataKey ? encrypted(file.read(), dataKey) : file.read());
    await transaction((query) => query('update files set stored_at = $2 where id = $1', [id, now()]));
    return id;
  } catch (error) {
    await dropUnfinished(files, id).catch((failure: unknown) =>
      logger().warn({ err: failure }, 'an unfinished file waits to be swept'),
    );
    throw isDiskFull(error) ? diskFull() : error;
  }
}

async function claim(
  files: Files,
  transaction: Transaction,
  id: string,
  blobKey: string,
  wrapped: WrappedKey | null,
  file: NewFile,
): Promise<void> {
  await transaction(async (query) => {
    // Uploads of one organisation are counted one after the other, and none beside an erasure of the same blob.
    await takeTurn(query, `quota ${file.organisation}`);
    const [used] = await query<{ bytes: string }>(
      'select coalesce(sum(bytes), 0) as bytes from files where organisation_id is not distinct from $1 and erased_at is null',
      [file.organisation],
    );
    if (Number(used?.bytes ?? 0) + file.bytes > files.quotaBytes) throw quotaFull(files.quotaBytes);
    await takeTurn(query, blobKey);
    await query(
      `insert into files (id, organisation_id, also_for, uploaded_by_id, name, media_type, bytes, sha256, blob_key, encrypted,
         wrapped_key, key_id, scan, attached_to_type, attached_to_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        id,
        file.organisation,
        [...(file.alsoFor ?? [])],
        file.uploadedBy,
        file.name,
        file.mediaType,
        file.bytes,
        file.sha256,
        blobKey,
        file.encrypted,
        wrapped?.wrapped ?? null,
        wrapped?.keyId ?? null,
        file.scan,
        file.attachedTo?.type ?? null,
        file.attachedTo?.id ?? null,
        now(),
      ],
    );
  });
}

function encrypted(content: Readable, dataKey: Buffer): Readable {
  // What goes wrong on the way ends the stream that is answered, where it is seen.
  return pipeline(content, encryption(dataKey), () => undefined);
}

/** Takes back a file whose bytes never came. */
export async function dropUnfinished(files: Files, id: string): Promise<void> {
  await asSystem(files.database)(async (query) => {
    const [row] = await query<{ key: string }>(
      'delete from files where id = $1 and stored_at is null returning blob_key as key',
      [id],
    );
    if (!row) return;
    await takeTurn(query, row.key);
    const sharers = await query('select from files where blob_key = $1 limit 1', [row.key]);
    if (sharers.length === 0) await files.store.remove(row.key);
  });
}
