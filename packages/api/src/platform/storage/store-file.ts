import type { Readable } from 'node:stream';
import { asSystem } from '../db/system-transaction.js';
import type { Files } from './files.js';
import { keepFile } from './keep-file.js';
import { diskFull, isDiskFull } from './room.js';
import { TemporaryFile } from './temporary-file.js';

/** A file that the system makes for somebody, such as an export. */
export interface MadeFile {
  /** Whose it is; null for the consortium. */
  organisation: string | null;
  /** For whom it was made, where that is one person: while it is attached to nothing, they alone may open it. */
  madeFor: string | null;
  name: string;
  mediaType: string;
  stream: Readable;
  encrypted: boolean;
  attachedTo?: { type: string; id: string };
}

/**
 * Stores a file that the system makes, of any kind: our own work needs no look for macros or viruses.
 * @returns the file's id
 * @throws Conflict QUOTA_FULL or DISK_FULL
 */
export async function storeFile(files: Files, made: MadeFile): Promise<string> {
  const { stream, madeFor, ...rest } = made;
  const received = await TemporaryFile.receive(files.temporaryFolder, stream).catch((error: unknown) => {
    throw isDiskFull(error) ? diskFull() : error;
  });
  try {
    const { bytes, sha256 } = received;
    const file = { ...rest, uploadedBy: madeFor, bytes, sha256, scan: 'NOT_SCANNED' as const };
    return await keepFile(files, asSystem(files.database), { ...file, read: () => received.read() });
  } finally {
    await received.close();
  }
}
