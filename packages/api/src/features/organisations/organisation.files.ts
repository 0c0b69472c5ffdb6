import { isReadable } from '../../platform/graphql/read.js';
import type { FileRule } from '../../platform/storage/file-rule.js';

/** The logo of an organisation is for its own people; it stands on what they hand out. */
export const organisationFiles: FileRule = {
  type: 'Organisation',
  encrypted: false,
  mayRead: (context, file) => isReadable(context, 'Organisation', file.attachedToId, 'logo'),
};
