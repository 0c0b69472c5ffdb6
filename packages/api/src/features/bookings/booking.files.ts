import { isReadable } from '../../platform/graphql/read.js';
import type { FileRule } from '../../platform/storage/file-rule.js';

/** The files of a booking are part of what it is about: exactly who may read its details may open them. */
export const bookingFiles: FileRule = {
  type: 'Booking',
  encrypted: true,
  mayRead: (context, file) => isReadable(context, 'Booking', file.attachedToId, 'details'),
  mayRemove: async (context, file) => file.uploadedBy === context.viewer.personId,
};
