import { asSystem } from '../../platform/db/system-transaction.js';
import { inspectDocx } from '../../platform/documents/fill-docx.js';
import { inspectXlsx } from '../../platform/documents/fill-xlsx.js';
import { findOutside } from '../../platform/documents/find-outside.js';
import { DOCX, XLSX } from '../../platform/documents/media-types.js';
import { DamagedDocument } from '../../platform/documents/unpack.js';
import { Invalid } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { eraseRow, finishErasures } from '../../platform/storage/erase-file.js';
import { findFile } from '../../platform/storage/find-file.js';
import { storedBytes, storedContent } from '../../platform/storage/stored-content.js';
import { sha256Of, VOCABULARY } from './read-edition.js';

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_TOLD = 5;

/** A form that can be filled in. */
export interface CheckedForm {
  fields: readonly string[];
  sha256: string;
}

/**
 * Looks through an upload of the viewer that is to become a form: its fields, held against the known ones.
 * @throws Invalid with `fileId`, each wrong field named with its place; the upload is then erased
 */
export async function checkForm(context: ApiContext, fileId: string): Promise<CheckedForm> {
  const found = await findFile(context, fileId);
  const content = found?.attachedToId === null ? await storedContent(context.files, fileId) : null;
  if (!content)
    throw new Invalid({
      fileId: 'This file is no longer there, or belongs to something else. Choose it again.',
    });
  try {
    if (content.mediaType !== DOCX && content.mediaType !== XLSX)
      throw new Invalid({ fileId: 'A form is a Word (.docx) or Excel (.xlsx) file. Choose one of these.' });
    if (content.bytes > MOST_BYTES) throw new Invalid({ fileId: 'Choose a form of at most 10 MB.' });
    const bytes = await storedBytes(content);
    const { fields, problems } = inspect(content.mediaType, bytes);
    if (problems.length > 0) throw new Invalid({ fileId: tellProblems(problems) }, 'FORM_PROBLEMS');
    return { fields, sha256: sha256Of(bytes) };
  } catch (error) {
    // Nothing is kept of what was refused.
    if (error instanceof Invalid) await eraseUpload(context, fileId);
    throw error;
  }
}

function inspect(mediaType: string, bytes: Buffer): ReturnType<typeof inspectDocx> {
  try {
    const { fields, problems } =
      mediaType === DOCX ? inspectDocx(bytes, VOCABULARY) : inspectXlsx(bytes, VOCABULARY);
    return { fields, problems: [...findOutside(bytes), ...problems] };
  } catch (error) {
    if (error instanceof DamagedDocument)
      throw new Invalid({ fileId: 'This document is damaged. Open it, save it anew, then choose that.' });
    throw error;
  }
}

function tellProblems(problems: readonly { message: string }[]): string {
  const told = problems.slice(0, MOST_TOLD).map(({ message }) => message);
  const rest = problems.length - told.length;
  return [...told, ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ');
}

async function eraseUpload({ files, viewer }: ApiContext, fileId: string): Promise<void> {
  await asSystem(files.database)((query) =>
    eraseRow(query, fileId, { reason: 'refused', erasedBy: viewer.personId }),
  );
  await finishErasures(files);
}
