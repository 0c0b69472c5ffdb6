import { now } from '../clock.js';
import { asSystem } from '../db/system-transaction.js';
import { takeTurn } from '../db/take-turn.js';
import { logger } from '../log.js';
import { eraseRow, finishErasures } from './erase-file.js';
import { ageOf } from './file-store.js';
import type { Files } from './files.js';
import { MADE_DOCUMENT } from './hand-out.js';
import { dropUnfinished } from './keep-file.js';

const DAY_MS = 24 * 3_600_000;

/**
 * Puts the store in order: uploads that nothing used for a day, and documents that were made for somebody to take away,
 * are erased; files that never came to their end and links
 * that nobody can use any more are taken away, and so are blobs that no row knows. Safe to run anywhere, any time.
 */
export async function sweepFiles(files: Files): Promise<void> {
  const before = new Date(now().getTime() - DAY_MS);
  const { jobs } = files.database;
  const { rows: unused } = await jobs.query<{ id: string }>(
    `select id from files where stored_at < $1 and erased_at is null
       and (attached_to_id is null or attached_to_type = $2) order by id limit 500`,
    [before, MADE_DOCUMENT],
  );
  for (const { id } of unused) await eraseUnused(files, id);
  const { rows: unfinished } = await jobs.query<{ id: string }>(
    'select id from files where stored_at is null and erased_at is null and created_at < $1 order by id limit 500',
    [before],
  );
  for (const { id } of unfinished) await dropUnfinished(files, id);
  await jobs.query('delete from file_links where expires_at < $1', [before]);
  await finishErasures(files);
  await files.store.tidy();
  await removeUnknown(files);
}

// Looked at once more under its lock: it may have been attached meanwhile.
async function eraseUnused(files: Files, id: string): Promise<void> {
  await asSystem(files.database)(async (query) => {
    const [row] = await query(
      `select from files where id = $1 and (attached_to_id is null or attached_to_type = $2) and erased_at is null
       for update skip locked`,
      [id, MADE_DOCUMENT],
    );
    if (row) await eraseRow(query, id, { reason: 'UNUSED', erasedBy: null });
  });
}

/** Blobs without a row are what a crash left; younger than a day, their row may be on its way. */
async function removeUnknown(files: Files): Promise<void> {
  for await (const { key, writtenAt } of files.store.list()) {
    if (ageOf(writtenAt) < DAY_MS) continue;
    await asSystem(files.database)(async (query) => {
      await takeTurn(query, key);
      const known = await query(
        'select from files where blob_key = $1 union all select from file_erasures where blob_key = $1 limit 1',
        [key],
      );
      if (known.length > 0) return;
      await files.store.remove(key);
      logger().warn({ blob: key }, 'removed a blob that no file has');
    });
  }
}
