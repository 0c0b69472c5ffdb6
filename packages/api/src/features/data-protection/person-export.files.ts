import { isReadable } from '../../platform/graphql/read.js';
import type { FileRule } from '../../platform/storage/file-rule.js';

/** The collected data of a person: encrypted, and for whoever had them collected alone. */
export const personExportFiles: FileRule = {
  type: 'PersonExport',
  encrypted: true,
  mayRead: (context, file) => isReadable(context, 'PersonExport', file.attachedToId, 'status'),
};
