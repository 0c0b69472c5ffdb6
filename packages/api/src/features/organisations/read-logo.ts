import type { Logo } from '../../platform/documents/document-frame.js';
import { logger } from '../../platform/log.js';
import { FileKeyMissing } from '../../platform/storage/file-keys.js';
import { BlobMissing } from '../../platform/storage/file-store.js';
import type { Files } from '../../platform/storage/files.js';
import { storedBytes, storedContent } from '../../platform/storage/stored-content.js';

/**
 * The logo that stands on an organisation's documents; undefined where it has none. A document without its logo is better
 * than none, so one that the store has lost is left out.
 * @param id of its file
 */
export async function readLogo(files: Files, id: string | null): Promise<Logo | undefined> {
  const content = id === null ? null : await storedContent(files, id);
  if (!content) return undefined;
  const { mediaType } = content;
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg') return undefined;
  try {
    return { bytes: await storedBytes(content), mediaType };
  } catch (error) {
    if (!(error instanceof BlobMissing || error instanceof FileKeyMissing)) throw error;
    logger().warn({ err: error, file: id }, 'a logo is not there any more');
    return undefined;
  }
}
