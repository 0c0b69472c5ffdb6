import type { Readable } from 'node:stream';

/** One blob as a store lists it. */
export interface BlobEntry {
  key: string;
  /** When it was written. */
  writtenAt: Date;
}

/**
 * Where bytes lie, each under a key of 64 hexadecimal digits. A store knows nothing of names, owners and secrets: those
 * are in the table `files`. What is put is there whole or not at all.
 */
export interface FileStore {
  /** Writes a blob, whatever was there under its key before. @throws what the stream or the disk throws; then nothing is left */
  put(key: string, content: Readable): Promise<void>;
  /** @throws BlobMissing */
  get(key: string): Promise<Readable>;
  /** Takes a blob away; one that is not there is gone already. */
  remove(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
  list(): AsyncIterable<BlobEntry>;
  /** Takes away what an interrupted `put` left. */
  tidy(): Promise<void>;
}

/** There is no blob under this key. */
export class BlobMissing extends Error {
  constructor(key: string) {
    super(`The store has no blob ${key}`);
  }
}

const KEY = /^[0-9a-f]{64}$/;

/** Is this the key of a blob? */
export const isBlobKey = (text: string): boolean => KEY.test(text);

/** The place of a blob under a folder or prefix: two letters, then the key, so that no folder grows without end. */
export function blobPath(key: string): string {
  if (!isBlobKey(key)) throw new Error('A blob key has 64 hexadecimal digits');
  return `${key.slice(0, 2)}/${key}`;
}

/**
 * How long ago a store wrote something, in milliseconds. Stores write down the real time, also where `NOW` stops the
 * clock of everything else.
 */
export const ageOf = (writtenAt: Date): number =>
  performance.timeOrigin + performance.now() - writtenAt.getTime();
