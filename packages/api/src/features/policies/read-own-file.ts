import { Conflict } from '../../platform/errors.js';
import { FileKeyMissing } from '../../platform/storage/file-keys.js';
import { BlobMissing } from '../../platform/storage/file-store.js';
import type { Files } from '../../platform/storage/files.js';
import { storedBytes, storedContent } from '../../platform/storage/stored-content.js';

/**
 * The bytes of a file that the caller may read.
 * @throws Conflict FILE_GONE
 */
export async function readOwnFile(files: Files, id: string | null): Promise<Buffer> {
  const content = id === null ? null : await storedContent(files, id);
  if (!content) throw gone();
  try {
    return await storedBytes(content);
  } catch (error) {
    if (error instanceof BlobMissing || error instanceof FileKeyMissing) throw gone();
    throw error;
  }
}

const gone = () =>
  new Conflict('FILE_GONE', 'The file of this version is not there any more. Upload it again.');
