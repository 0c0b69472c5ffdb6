import { buffer } from 'node:stream/consumers';
import type { Query } from '../../platform/db/read-as.js';
import { Conflict } from '../../platform/errors.js';
import type { Files } from '../../platform/storage/files.js';
import { readContent } from '../../platform/storage/open-file.js';

interface Row {
  id: string;
  blobKey: string;
  wrappedKey: string | null;
  keyId: string | null;
}

/**
 * The bytes of a file that the caller may read.
 * @throws Conflict FILE_GONE
 */
export async function readOwnFile(files: Files, query: Query, id: string): Promise<Buffer> {
  const [row] = await query<Row>(
    `select id, blob_key as "blobKey", wrapped_key as "wrappedKey", key_id as "keyId" from files
     where id = $1 and stored_at is not null and erased_at is null`,
    [id],
  );
  if (!row)
    throw new Conflict('FILE_GONE', 'The file of this version is not there any more. Upload it again.');
  return buffer(await readContent(files, row));
}
