import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import { attachFile } from '../../platform/storage/attach-file.js';
import { findFile } from '../../platform/storage/find-file.js';
import { readContent } from '../../platform/storage/open-file.js';

/** A file that somebody has uploaded. */
export interface Upload {
  name: string;
  bytes: number;
  open(): Promise<AsyncIterable<Uint8Array>>;
}

interface Row {
  name: string;
  bytes: number;
  blobKey: string;
  wrappedKey: string | null;
  keyId: string | null;
}

/** A file that this person may read; null where there is none. */
export async function findUpload(context: ApiContext, fileId: string): Promise<Upload | null> {
  const file = await findFile(context, fileId);
  if (!file) return null;
  // Whoever may read it is settled: the place of its content is the system's to know.
  const { rows } = await context.database.jobs.query<Row>(
    `select name, bytes::float8 as bytes, blob_key as "blobKey", wrapped_key as "wrappedKey", key_id as "keyId"
     from files where id = $1 and stored_at is not null and erased_at is null`,
    [file.id],
  );
  const [row] = rows;
  if (!row) return null;
  const { name, bytes } = row;
  return { name, bytes, open: () => readContent(context.files, { id: file.id, ...row }) };
}

/** Keeps it for an import, so that it is not swept away. */
export const keepUpload = (context: WriteContext, fileId: string, importId: string): Promise<void> =>
  attachFile(context, fileId, { type: 'Import', id: importId, alsoFor: [] }, 'fileId');
