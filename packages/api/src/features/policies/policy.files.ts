import { isReadable } from '../../platform/graphql/read.js';
import type { FileRule } from '../../platform/storage/file-rule.js';

/** A policy that was brought along: who may read the policy opens its file. It stays with its version for good. */
export const policyFiles: FileRule = {
  type: 'PolicyVersion',
  encrypted: false,
  // Whoever looks up whistleblowing, or grievances, must not be known for it.
  unrecorded: true,
  mayRead: (context, file) => isReadable(context, 'PolicyVersion', file.attachedToId, 'file'),
};

/** What was put together for a funder: its managers', beside whoever has the link. */
export const policyPackFiles: FileRule = {
  type: 'PolicyPack',
  encrypted: true,
  mayRead: (context, file) => isReadable(context, 'PolicyPack', file.attachedToId, 'isReady'),
};
