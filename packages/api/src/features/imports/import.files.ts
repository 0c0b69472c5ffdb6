import { isVisible } from '../../platform/graphql/read.js';
import type { FileRule } from '../../platform/storage/file-rule.js';

/** The file of an import is for whoever sees the import. */
export const importFiles: FileRule = {
  type: 'Import',
  encrypted: true,
  mayRead: (context, { attachedToId }) => isVisible(context, 'Import', attachedToId),
};
