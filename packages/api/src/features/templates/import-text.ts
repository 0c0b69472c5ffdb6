import { importDocx } from '../../platform/documents/import-docx.js';
import { DOCX } from '../../platform/documents/media-types.js';
import { Invalid } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { findFile } from '../../platform/storage/find-file.js';
import { storedBytes, storedContent } from '../../platform/storage/stored-content.js';
import type { ImportedText } from './library.type.js';

const MOST_BYTES = 10 * 1024 * 1024;

/** A Word document of the viewer as text, with what was lost on the way. @throws Invalid with `fileId` */
export async function importTextOf(context: ApiContext, fileId: string): Promise<ImportedText> {
  const found = await findFile(context, fileId);
  const content = found && (await storedContent(context.files, found.id));
  if (!content) throw new Invalid({ fileId: 'This file is no longer there. Choose it again.' });
  if (content.mediaType !== DOCX || content.bytes > MOST_BYTES)
    throw new Invalid({ fileId: 'Choose a Word (.docx) file of at most 10 MB.' });
  try {
    const { markdown, lost } = await importDocx(await storedBytes(content));
    return { text: markdown, lost };
  } catch {
    throw new Invalid({ fileId: 'This document cannot be read. Save it anew in Word, then choose that.' });
  }
}
