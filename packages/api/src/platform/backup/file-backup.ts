import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { z } from 'zod';
import { FileKeyMissing, type FileKeys } from '../storage/file-keys.js';
import { BlobMissing, blobPath, type FileStore } from '../storage/file-store.js';
import { type Manifest, sha256Of } from './manifest.js';

/** Files as they come with an archive, and the erasures that an older archive must not undo. */

/**
 * Copies the blobs that the rows of this transaction name; encrypted ones stay so. What is erased while this runs is not
 * copied any more.
 */
export async function copyFiles(client: pg.Client, store: FileStore, to: string): Promise<Manifest['files']> {
  const { rows } = await client.query<{ key: string }>(
    'select distinct blob_key as key from files where blob_key is not null and stored_at is not null order by 1',
  );
  const files: Manifest['files'] = {};
  for (const { key } of rows) {
    const path = join(to, blobPath(key));
    await mkdir(dirname(path), { recursive: true });
    try {
      await pipeline(await store.get(key), createWriteStream(path));
    } catch (error) {
      if (error instanceof BlobMissing) continue;
      throw error;
    }
    files[blobPath(key)] = { bytes: (await stat(path)).size, sha256: await sha256Of(path) };
  }
  return files;
}

/** Puts an archive's blobs into a store, those that a row still names. @returns the keys that were put */
export async function putFiles(
  client: pg.Client,
  store: FileStore,
  from: string,
  put: string[],
): Promise<void> {
  const { rows } = await client.query<{ key: string }>(
    'select distinct blob_key as key from files where blob_key is not null order by 1',
  );
  for (const { key } of rows) {
    const path = join(from, blobPath(key));
    if (!(await stat(path).catch(() => null))) continue;
    put.push(key);
    await store.put(key, createReadStream(path));
  }
}

/**
 * Refuses to bring back files that nobody could open: one file of each master key is tried.
 * @throws Error in words
 */
export async function checkFileKeys(client: pg.Client, keys: FileKeys | null): Promise<void> {
  const { rows } = await client.query<{ id: string; keyId: string; wrapped: string }>(
    `select distinct on (key_id) id, key_id as "keyId", wrapped_key as wrapped from files
     where wrapped_key is not null order by key_id, id`,
  );
  if (rows.length > 0 && keys === null)
    throw new Error(
      `The archive holds encrypted files. Set FILE_KEYS to the keys of the old system (it kept them in DATA_DIR/file-keys, if not in FILE_KEYS): ${rows.map(({ keyId }) => keyId).join(', ')}. Nothing was restored.`,
    );
  for (const { id, ...wrapped } of rows)
    try {
      keys?.unwrap(id, wrapped);
    } catch (error) {
      if (!(error instanceof FileKeyMissing)) throw error;
      throw new Error(
        `The archive's files need the file key "${wrapped.keyId}", which FILE_KEYS lacks. Nothing was restored.`,
      );
    }
}

const erasure = z.object({
  file_id: z.uuid(),
  organisation_id: z.uuid().nullable(),
  sha256: z.string(),
  reason: z.string(),
  erased_by_id: z.uuid().nullable(),
  erased_at: z.string(),
});
type ErasureLine = z.infer<typeof erasure>;

const ENDING = '.erasures';

/**
 * Writes beside an archive which files were ever erased, one line of JSON each. It holds no content and no name. A restore
 * of an older archive reads the lists that lie beside it, so that what was erased since stays erased.
 */
export async function writeErasures(client: pg.Client, archive: string): Promise<void> {
  const { rows } = await client.query<{ line: string }>(
    `select json_build_object('file_id', file_id, 'organisation_id', organisation_id, 'sha256', sha256, 'reason', reason,
       'erased_by_id', erased_by_id, 'erased_at', erased_at)::text as line from file_erasures order by file_id`,
  );
  await writeFile(`${archive}${ENDING}`, rows.map(({ line }) => `${line}\n`).join(''), { mode: 0o600 });
}

/** All erasures that the lists beside an archive know. @throws Error where a list is damaged */
async function readErasures(archive: string): Promise<ErasureLine[]> {
  const known = new Map<string, ErasureLine>();
  for (const name of await readdir(dirname(archive))) {
    if (!name.endsWith(ENDING)) continue;
    const path = join(dirname(archive), name);
    for (const line of (await readFile(path, 'utf8')).split('\n').filter((text) => text !== ''))
      try {
        const one = erasure.parse(JSON.parse(line));
        known.set(one.file_id, one);
      } catch {
        throw new Error(
          `${path} is damaged. Take it away or mend it: without it, erased files would come back.`,
        );
      }
  }
  return [...known.values()];
}

/** Erases again what was erased after the archive was made. @returns how many files */
export async function eraseAgain(client: pg.Client, archive: string): Promise<number> {
  let count = 0;
  for (const one of await readErasures(archive)) {
    const { rowCount } = await client.query(
      `update files set name = '', media_type = '', bytes = 0, sha256 = null, blob_key = null, wrapped_key = null,
         key_id = null, erased_at = $2 where id = $1 and erased_at is null`,
      [one.file_id, one.erased_at],
    );
    if (!rowCount) continue;
    count += 1;
    await client.query(
      `insert into file_erasures (file_id, organisation_id, sha256, reason, erased_by_id, erased_at, proven_at)
       values ($1, $2, $3, $4, $5, $6, $6) on conflict do nothing`,
      [one.file_id, one.organisation_id, one.sha256, one.reason, one.erased_by_id, one.erased_at],
    );
  }
  return count;
}
