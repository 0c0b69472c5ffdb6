import { pipeline, type Readable } from 'node:stream';
import { recordRead } from '../audit/record-read.js';
import { hashToken, makeToken } from '../auth/secret-token.js';
import { now } from '../clock.js';
import type { Query } from '../db/read-as.js';
import { asSystem } from '../db/system-transaction.js';
import { NotFound } from '../errors.js';
import type { WriteContext } from '../graphql/context.js';
import type { Files } from './files.js';
import { findFile } from './find-file.js';
import { decryption } from './stream-cipher.js';

const LIVES_MS = 10 * 60_000;

/**
 * Makes a link to a file for this person: it works once, within ten minutes.
 * @throws NotFound where the file is missing or not for them
 */
export async function openFile(context: WriteContext, id: string): Promise<{ url: string; expiresAt: Date }> {
  const file = await findFile(context, id);
  if (!file) throw new NotFound('file');
  const link = await makeLink(context.query, file.id, context.viewer.personId);
  const organisations = file.organisation ? [file.organisation] : [];
  if (!file.rule?.unrecorded)
    await recordRead(context, { table: 'files', id: file.id, organisations, what: 'file' });
  return link;
}

/** The way to a file for one person: it works once, within ten minutes. Whoever makes it has checked that they may. */
export async function makeLink(
  query: Query,
  fileId: string,
  personId: string,
): Promise<{ url: string; expiresAt: Date }> {
  const token = makeToken();
  const expiresAt = new Date(now().getTime() + LIVES_MS);
  await query('insert into file_links (token_hash, file_id, person_id, expires_at) values ($1, $2, $3, $4)', [
    hashToken(token),
    fileId,
    personId,
    expiresAt,
  ]);
  return { url: `/files/${token}`, expiresAt };
}

/** What a link leads to. */
export interface LinkedFile {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  blobKey: string;
  wrappedKey: string | null;
  keyId: string | null;
}

/**
 * Uses a link up. Of many who try it at once one succeeds. Null for one that is used, expired, somebody else's or made up.
 */
export async function useLink(files: Files, personId: string, token: string): Promise<LinkedFile | null> {
  return asSystem(files.database)(async (query) => {
    const [row] = await query<LinkedFile>(
      `update file_links l set used_at = $3 from files f
       where l.token_hash = $1 and l.person_id = $2 and l.used_at is null and l.expires_at > $3
         and f.id = l.file_id and f.stored_at is not null and f.erased_at is null
       returning f.id, f.name, f.media_type as "mediaType", f.bytes::float8 as bytes, f.blob_key as "blobKey",
         f.wrapped_key as "wrappedKey", f.key_id as "keyId"`,
      [hashToken(token), personId, now()],
    );
    return row ?? null;
  });
}

/**
 * The content of a file. It ends with an error where the blob is not what was stored.
 * @throws BlobMissing, FileKeyMissing
 */
export async function readContent(
  { store, keys }: Pick<Files, 'store' | 'keys'>,
  file: Pick<LinkedFile, 'id' | 'blobKey' | 'wrappedKey' | 'keyId'>,
): Promise<Readable> {
  if (file.wrappedKey === null || file.keyId === null) return store.get(file.blobKey);
  const dataKey = keys.unwrap(file.id, { wrapped: file.wrappedKey, keyId: file.keyId });
  return pipeline(await store.get(file.blobKey), decryption(dataKey), () => undefined);
}
