import type { Readable } from 'node:stream';
import { asSystem, queryOn } from '../db/system-transaction.js';
import { NotFound } from '../errors.js';
import { newId } from '../new-id.js';
import type { Files } from './files.js';
import { makeLink } from './open-file.js';
import { storeFile } from './store-file.js';

/** What a made document is attached to. There is no rule for it: it is reached by its link alone. */
export const MADE_DOCUMENT = 'MadeDocument';

/** A document that somebody takes away: it is not kept. */
export interface MadeDocument {
  name: string;
  mediaType: string;
  stream: Readable;
  /** By which it is found again, such as the task that makes it. */
  id?: string;
}

/**
 * Stores a document until somebody has fetched it; it is erased within a day. Neither its row nor the audit says whose it
 * is or who asked for it: what somebody looks up is nobody's business.
 * @returns the file's id
 * @throws Conflict QUOTA_FULL or DISK_FULL
 */
export function storeMade(
  files: Files,
  { name, mediaType, stream, id = newId() }: MadeDocument,
): Promise<string> {
  const attachedTo = { type: MADE_DOCUMENT, id };
  return storeFile(files, {
    organisation: null,
    madeFor: null,
    name,
    mediaType,
    stream,
    encrypted: true,
    attachedTo,
  });
}

/** Stores a document and makes the one link to it, for one person. */
export async function handOut(
  files: Files,
  personId: string,
  made: MadeDocument,
): Promise<{ url: string; name: string; expiresAt: Date }> {
  const file = await storeMade(files, made);
  return { ...(await makeLink(queryOn(files.database.jobs), file, personId)), name: made.name };
}

/**
 * A further link to a document that was made before. The caller knows that it was made for this person.
 * @param id by which it was stored
 * @throws NotFound where it is not there any more
 */
export async function handOutAgain(
  files: Files,
  personId: string,
  id: string,
): Promise<{ url: string; name: string; expiresAt: Date }> {
  return asSystem(files.database)(async (query) => {
    const [file] = await query<{ id: string; name: string }>(
      `select id, name from files where attached_to_type = $1 and attached_to_id = $2 and stored_at is not null
         and erased_at is null order by id desc limit 1`,
      [MADE_DOCUMENT, id],
    );
    if (!file) throw new NotFound('document');
    return { ...(await makeLink(query, file.id, personId)), name: file.name };
  });
}
