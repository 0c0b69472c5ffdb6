import type { Readable } from 'node:stream';
import { tenantOf } from '../access/viewer.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import type { ApiContext } from '../graphql/context.js';
import { checkContent } from './content-check.js';
import { checkFileName } from './file-name.js';
import { asViewer } from './file-rows.js';
import type { FileScan } from './file-scan.js';
import type { Files } from './files.js';
import { keepFile } from './keep-file.js';
import { checkDisk, diskFull, isDiskFull } from './room.js';
import { TemporaryFile } from './temporary-file.js';
import { TextCheck } from './text-check.js';

/** One file of an upload, as it arrives. */
export interface Upload {
  /** As the caller names it. */
  filename: string;
  content: Readable & { truncated?: boolean };
  /** The kind of thing that it is meant for, by which it is known whether to encrypt it. */
  purpose: string | undefined;
}

/** What an upload is answered with. */
export interface Uploaded {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  /** Did a virus scanner look at it? */
  scanned: boolean;
}

/**
 * Takes a file in: it waits without a name while it is read, looked at and scanned, and only then is it kept. Where
 * nobody says otherwise it is encrypted.
 * @throws Invalid, Forbidden, Conflict
 */
export async function receiveUpload(files: Files, context: ApiContext, upload: Upload): Promise<Uploaded> {
  const { viewer, permissions } = context;
  if (tenantOf(viewer) === null) throw new Forbidden('Choose the organisation that you upload for.');
  if (viewer.token && !(viewer.token.scope === 'READ_AND_CHANGE' && permissions.may('read', 'StoredFile')))
    throw new Forbidden('This token is not for adding files.');
  const { name, kind } = checkFileName(upload.filename);
  const rule = upload.purpose === undefined ? undefined : files.rules.get(upload.purpose);
  if (upload.purpose !== undefined && !rule)
    throw new Invalid({ for: 'Nothing of this kind takes files. Leave “for” out, or name what does.' });
  await checkDisk(files);
  const text = kind.family === 'text' ? new TextCheck() : undefined;
  const received = await TemporaryFile.receive(files.temporaryFolder, upload.content, text).catch(
    (error: unknown) => {
      throw isDiskFull(error) ? diskFull() : error;
    },
  );
  try {
    if (upload.content.truncated || received.bytes > files.mostBytes) throw tooLarge(files.mostBytes);
    await checkContent(received, kind, text);
    const scan = await scanned(files, received);
    const { bytes, sha256 } = received;
    const { mediaType } = kind;
    const id = await keepFile(files, asViewer(context), {
      organisation: viewer.organisationId,
      uploadedBy: viewer.personId,
      name,
      mediaType,
      bytes,
      sha256,
      encrypted: rule?.encrypted ?? true,
      scan,
      read: () => received.read(),
    });
    return { id, name, mediaType, bytes, scanned: scan === 'CLEAN' };
  } finally {
    await received.close();
  }
}

/** What somebody is told whose file is too big. */
export const tooLarge = (mostBytes: number): Invalid =>
  new Invalid(
    { file: `Choose a file of at most ${Math.floor(mostBytes / 1024 / 1024)} MB.` },
    'FILE_TOO_LARGE',
  );

async function scanned(files: Files, file: TemporaryFile): Promise<FileScan> {
  if (!files.scanner) return 'NOT_SCANNED';
  const verdict = await files.scanner.scan(file.read());
  if (verdict === 'INFECTED')
    throw new Invalid(
      {
        file: 'The virus scanner found something in this file, so it was not stored. Tell whoever gave it to you.',
      },
      'FILE_INFECTED',
    );
  if (verdict === 'UNKNOWN')
    throw new Conflict(
      'SCANNER_AWAY',
      'The file cannot be checked for viruses now, so it was not stored. Try again in a few minutes.',
    );
  return 'CLEAN';
}
