import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';

/** A file that somebody has uploaded. */
export interface Upload {
  name: string;
  bytes: number;
  open(): Promise<AsyncIterable<Uint8Array>>;
}

/** Where uploaded files are. */
export interface Uploads {
  /** A file that this person may read; null where there is none. */
  find(context: ApiContext, fileId: string): Promise<Upload | null>;
  /** Keeps it for an import, so that it is not swept away. */
  keep(context: WriteContext, fileId: string, importId: string): Promise<void>;
}

let uploads: Uploads | null = null;

/** Says where uploaded files are; `app.ts` calls it. */
export function provideUploads(found: Uploads): void {
  uploads = found;
}

/** Where uploaded files are. */
export function uploadsOfSystem(): Uploads {
  if (!uploads) throw new Error('There is no store of files');
  return uploads;
}
