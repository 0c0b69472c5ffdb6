import { isReadable } from '../../platform/graphql/read.js';
import type { FileRule } from '../../platform/storage/file-rule.js';

/** The form of a FILE template: who writes the library opens it as it is, everybody else gets it filled in or blank. */
export const templateFiles: FileRule = {
  type: 'TemplateVersion',
  encrypted: false,
  mayRead: (context, file) => isReadable(context, 'TemplateVersion', file.attachedToId, 'file'),
};
