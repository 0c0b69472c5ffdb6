import type { ApiContext } from '../graphql/context.js';
import type { StoredFile } from './stored-file.entity.js';

/** What a rule looks at. */
export type AttachedFile = Pick<StoredFile, 'id' | 'uploadedBy'> & { attachedToId: string };

/**
 * What a feature says about the files of one kind of thing. It is declared beside the feature and listed in app.ts;
 * without a rule nobody reads such a file.
 */
export interface FileRule {
  /** The GraphQL type of the thing, such as `Booking`. */
  type: string;
  /** Are they encrypted in the store? Then an upload for them is from its first moment. */
  encrypted: boolean;
  /** Who opens one is nobody's business, and stands in no record. Default: it is recorded. */
  unrecorded?: true;
  /** Who may read a file is the business of the thing that it is attached to. */
  mayRead(context: ApiContext, file: AttachedFile): Promise<boolean>;
  /** May this person, who may read it, erase it? Absent: nobody. */
  mayRemove?(context: ApiContext, file: AttachedFile): Promise<boolean>;
}
