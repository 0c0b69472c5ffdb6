import { isVisible } from '../../platform/graphql/read.js';
import { attachFile } from '../../platform/storage/attach-file.js';
import type { FileRule } from '../../platform/storage/file-rule.js';
import { findFile } from '../../platform/storage/find-file.js';
import { readContent } from '../../platform/storage/open-file.js';
import type { Uploads } from './uploads.js';

/** The file of an import is for whoever sees the import. */
export const importFiles: FileRule = {
  type: 'Import',
  encrypted: true,
  mayRead: (context, { attachedToId }) => isVisible(context, 'Import', attachedToId),
};

interface Row {
  name: string;
  bytes: number;
  blobKey: string;
  wrappedKey: string | null;
  keyId: string | null;
}

/** Imports read what is in the store of files. */
export const storedUploads: Uploads = {
  async find(context, fileId) {
    const file = await findFile(context, fileId);
    if (!file) return null;
    // Whoever may read it is settled: the place of its content is the system's to know.
    const { rows } = await context.database.jobs.query<Row>(
      `select name, bytes::float8 as bytes, blob_key as "blobKey", wrapped_key as "wrappedKey", key_id as "keyId"
       from files where id = $1 and stored_at is not null and erased_at is null`,
      [file.id],
    );
    const [row] = rows;
    if (!row) return null;
    const { name, bytes } = row;
    return { name, bytes, open: () => readContent(context.files, { id: file.id, ...row }) };
  },
  keep: (context, fileId, importId) =>
    attachFile(context, fileId, { type: 'Import', id: importId, alsoFor: [] }, 'fileId'),
};
