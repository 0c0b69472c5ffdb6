import { Readable } from 'node:stream';
import { hashToken, makeToken } from '../auth/secret-token.js';
import { now } from '../clock.js';
import { asSystem } from '../db/system-transaction.js';
import type { ApiContext } from '../graphql/context.js';
import { storeFile } from './store-file.js';

const LIVES_MS = 10 * 60_000;

/** What was made for somebody to take away. */
export interface IssuedFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

/**
 * Hands a document that was just made to the viewer, by a link that works once, within ten minutes. The file belongs to
 * nobody in particular and is swept after a day: no record that an organisation reads tells who took what away.
 */
export async function issueFile(
  { files, viewer }: Pick<ApiContext, 'files' | 'viewer'>,
  { name, mediaType, bytes }: IssuedFile,
): Promise<{ url: string; name: string; expiresAt: Date }> {
  const stream = Readable.from([bytes]);
  const made = { organisation: null, madeFor: null, name, mediaType, stream, encrypted: true };
  const id = await storeFile(files, made);
  const token = makeToken();
  const expiresAt = new Date(now().getTime() + LIVES_MS);
  await asSystem(files.database)((query) =>
    query('insert into file_links (token_hash, file_id, person_id, expires_at) values ($1, $2, $3, $4)', [
      hashToken(token),
      id,
      viewer.personId,
      expiresAt,
    ]),
  );
  return { url: `/files/${token}`, name, expiresAt };
}
