import { now } from '../clock.js';
import type { Query } from '../db/read-as.js';
import { asSystem } from '../db/system-transaction.js';
import { takeTurn } from '../db/take-turn.js';
import { NotFound } from '../errors.js';
import type { WriteContext } from '../graphql/context.js';
import { logger } from '../log.js';
import type { Files } from './files.js';

/** Why and for whom a file goes. */
export interface Erasure {
  reason: string;
  /** Null where the system does it. */
  erasedBy: string | null;
}

/**
 * Erases a file for good, in the transaction of the change that asks for it: name, hash and key go at once, so that an
 * encrypted content is lost from that moment on. The blob follows right after the transaction (`finishErasures`), and
 * the line in `file_erasures` counts as proven when the store was seen without it. The feature has checked that this
 * person may.
 * @throws NotFound where it is erased already
 */
export async function eraseFile(context: WriteContext, id: string, reason: string): Promise<void> {
  const erased = await eraseRow(context.query, id, { reason, erasedBy: context.viewer.personId });
  if (!erased) throw new NotFound('file');
}

/** The same within any transaction. @returns whether there was something to erase */
export async function eraseRow(query: Query, id: string, { reason, erasedBy }: Erasure): Promise<boolean> {
  const [row] = await query<{ organisation_id: string | null; sha256: string; blob_key: string }>(
    'select organisation_id, sha256, blob_key from files where id = $1 and erased_at is null for update',
    [id],
  );
  if (!row) return false;
  const at = now();
  await query(
    `insert into file_erasures (file_id, organisation_id, sha256, reason, erased_by_id, erased_at, blob_key)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, row.organisation_id, row.sha256, reason, erasedBy, at, row.blob_key],
  );
  await query(
    `update files set name = '', media_type = '', bytes = 0, sha256 = null, blob_key = null, wrapped_key = null,
       key_id = null, erased_at = $2 where id = $1`,
    [id, at],
  );
  return true;
}

/**
 * Takes the blobs of erased files out of the store, looks that they are gone, and writes that down. Safe to run anywhere,
 * any time: what fails is tried again.
 * @returns how many were proven
 */
export async function finishErasures(files: Files): Promise<number> {
  const { rows } = await files.database.jobs.query<{ id: string }>(
    'select file_id as id from file_erasures where proven_at is null order by file_id limit 500',
  );
  let proven = 0;
  for (const { id } of rows) {
    try {
      if (await finishErasure(files, id)) proven += 1;
    } catch (error) {
      logger().warn({ err: error, file: id }, 'an erased file is still in the store');
    }
  }
  return proven;
}

async function finishErasure(files: Files, id: string): Promise<boolean> {
  return asSystem(files.database)(async (query) => {
    const [row] = await query<{ blob_key: string | null }>(
      'select blob_key from file_erasures where file_id = $1 and proven_at is null for update skip locked',
      [id],
    );
    if (!row) return false;
    if (row.blob_key !== null) await removeBlob(files, query, row.blob_key);
    await query('update file_erasures set blob_key = null, proven_at = $2 where file_id = $1', [id, now()]);
    return true;
  });
}

/** Unless another file of the same organisation has the same content. */
async function removeBlob({ store }: Files, query: Query, key: string): Promise<void> {
  await takeTurn(query, key);
  const sharers = await query('select from files where blob_key = $1 limit 1', [key]);
  if (sharers.length > 0) return;
  await store.remove(key);
  if (await store.exists(key)) throw new Error('The store still has the blob');
}
