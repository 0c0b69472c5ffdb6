import { isVisible } from '../../platform/graphql/read.js';
import { attachFile } from '../../platform/storage/attach-file.js';
import type { FileRule } from '../../platform/storage/file-rule.js';
import { findFile } from '../../platform/storage/find-file.js';
import { storedContent } from '../../platform/storage/stored-content.js';
import type { Uploads } from './uploads.js';

/** The file of an import is for whoever sees the import. */
export const importFiles: FileRule = {
  type: 'Import',
  encrypted: true,
  mayRead: (context, { attachedToId }) => isVisible(context, 'Import', attachedToId),
};

/** Imports read what is in the store of files. */
export const storedUploads: Uploads = {
  async find(context, fileId) {
    const file = await findFile(context, fileId);
    if (!file) return null;
    return storedContent(context.files, file.id);
  },
  keep: (context, fileId, importId) =>
    attachFile(context, fileId, { type: 'Import', id: importId, alsoFor: [] }, 'fileId'),
};
