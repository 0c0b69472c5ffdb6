import type { Readable } from 'node:stream';
import type { Files } from './files.js';
import { readContent } from './open-file.js';

/** A stored file, and the way to what is in it. */
export interface StoredContent {
  name: string;
  mediaType: string;
  bytes: number;
  open(): Promise<Readable>;
}

interface Row {
  name: string;
  mediaType: string;
  bytes: number;
  blobKey: string;
  wrappedKey: string | null;
  keyId: string | null;
}

/**
 * A stored file for the program's own use, such as a form that is filled in; null where it is gone. Whoever asks has
 * settled that the person may have what is made of it: the place of its content is the system's to know.
 */
export async function storedContent(files: Files, id: string): Promise<StoredContent | null> {
  const { rows } = await files.database.jobs.query<Row>(
    `select name, media_type as "mediaType", bytes::float8 as bytes, blob_key as "blobKey", wrapped_key as "wrappedKey",
       key_id as "keyId"
     from files where id = $1 and stored_at is not null and erased_at is null`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  const { name, mediaType, bytes } = row;
  return { name, mediaType, bytes, open: () => readContent(files, { id, ...row }) };
}

/** All bytes of a stored file, for one that is known to be small. */
export async function storedBytes(content: StoredContent): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await content.open()) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
