import { DOCX } from '../../platform/documents/media-types.js';
import { previewDocx } from '../../platform/documents/preview-docx.js';
import { toHtml } from '../../platform/documents/render-html.js';
import { logger } from '../../platform/log.js';
import type { Files } from '../../platform/storage/files.js';
import { contentOf, type Edition, showContent } from './read-edition.js';
import { readOwnFile } from './read-own-file.js';

/**
 * An edition as HTML that is safe to put into a page, for whoever may see it; of a Word file its preview; null for a PDF,
 * and where there is nothing to show. What readers, approvers and the public are shown is made here, and here alone.
 * @throws Conflict FILE_GONE
 */
export async function showEdition(files: Files, edition: Edition): Promise<string | null> {
  const content = contentOf(edition);
  if (content) return toHtml(showContent(content));
  if (edition.fileType !== DOCX || edition.file === null) return null;
  const bytes = await readOwnFile(files, edition.file);
  try {
    return (await previewDocx(bytes)).html;
  } catch (error) {
    // It is still there to be downloaded: Word may read what we cannot.
    logger().warn({ err: error, version: edition.id }, 'a policy could not be previewed');
    return null;
  }
}
