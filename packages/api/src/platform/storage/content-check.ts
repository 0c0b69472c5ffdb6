import { fileTypeFromBuffer } from 'file-type';
import { Invalid } from '../errors.js';
import { checkArchive } from './archive-check.js';
import type { FileKind } from './file-kind.js';
import type { TemporaryFile } from './temporary-file.js';
import { checkTextHead } from './text-check.js';

/**
 * Is a file what its name says, by its content alone? What a caller says about its type is not looked at.
 * @throws Invalid with reason FILE_EMPTY, FILE_TYPE, FILE_UNSAFE or FILE_MACROS
 */
export async function checkContent(file: TemporaryFile, kind: FileKind): Promise<void> {
  if (file.bytes === 0) throw new Invalid({ file: 'This file is empty. Choose another one.' }, 'FILE_EMPTY');
  if (kind.family === 'text') {
    if (!file.isText) throw notOf(kind);
    checkTextHead(file.head);
    return;
  }
  if (kind.family === 'magic') {
    const found = await fileTypeFromBuffer(file.head).catch(() => undefined);
    if (found?.mime !== kind.mediaType) throw notOf(kind);
    return;
  }
  if (!file.head.subarray(0, 4).equals(ZIP_START)) throw notOf(kind);
  await checkArchive(file.fd, file.bytes, kind);
}

const ZIP_START = Buffer.from('PK\x03\x04', 'latin1');

const notOf = (kind: FileKind): Invalid =>
  new Invalid(
    { file: `The content of this file is not ${kind.words}, whatever its name says. Choose the real file.` },
    'FILE_TYPE',
  );
