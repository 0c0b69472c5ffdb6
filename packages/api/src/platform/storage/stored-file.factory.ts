import { now } from '../clock.js';
import { newId } from '../new-id.js';
import type { StoredFile } from './stored-file.entity.js';

type Data = Pick<
  StoredFile,
  | 'id'
  | 'organisation'
  | 'alsoFor'
  | 'uploadedBy'
  | 'name'
  | 'mediaType'
  | 'bytes'
  | 'sha256'
  | 'blobKey'
  | 'encrypted'
  | 'wrappedKey'
  | 'keyId'
  | 'scan'
  | 'attachedToType'
  | 'attachedToId'
  | 'createdAt'
  | 'storedAt'
  | 'erasedAt'
>;

/** The row of a small PDF that is attached to nothing. It has no content: tests of content upload one. */
export function buildStoredFile(overrides: Partial<Data> & Pick<Data, 'organisation' | 'uploadedBy'>): Data {
  return {
    id: newId(),
    alsoFor: [],
    name: 'Something.pdf',
    mediaType: 'application/pdf',
    bytes: 1_000,
    sha256: '0'.repeat(64),
    blobKey: '0'.repeat(64),
    encrypted: true,
    wrappedKey: null,
    keyId: null,
    scan: 'NOT_SCANNED',
    attachedToType: null,
    attachedToId: null,
    createdAt: now(),
    storedAt: now(),
    erasedAt: null,
    ...overrides,
  };
}
