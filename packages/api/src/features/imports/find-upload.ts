import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import { attachFile } from '../../platform/storage/attach-file.js';
import { findFile } from '../../platform/storage/find-file.js';
import { type StoredContent, storedContent } from '../../platform/storage/stored-content.js';

/** A file that this person may read, and its content; null where there is none. */
export async function findUpload(context: ApiContext, fileId: string): Promise<StoredContent | null> {
  const file = await findFile(context, fileId);
  return file ? storedContent(context.files, file.id) : null;
}

/** Keeps it for an import, so that it is not swept away. */
export const keepUpload = (context: WriteContext, fileId: string, importId: string): Promise<void> =>
  attachFile(context, fileId, { type: 'Import', id: importId, alsoFor: [] }, 'fileId');
