import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Database } from '../db/database.js';
import { DiskStore } from './disk-store.js';
import type { FileKeys } from './file-keys.js';
import { openFileKeys } from './file-keys.js';
import type { FileRule } from './file-rule.js';
import type { FileStore } from './file-store.js';
import { freeShareOf } from './room.js';
import { clamdAt, type VirusScanner } from './virus-scanner.js';

/** All that storing and opening files needs: one for the whole system. */
export interface Files {
  database: Database;
  store: FileStore;
  keys: FileKeys;
  /** Where uploads wait while they are looked at. */
  temporaryFolder: string;
  /** Null where none is configured: then NOT_SCANNED is said. */
  scanner: VirusScanner | null;
  /** What the features say about their files, by the type of the thing. */
  rules: ReadonlyMap<string, FileRule>;
  /** The biggest upload, in bytes. */
  mostBytes: number;
  /** What one organisation may store, in bytes. */
  quotaBytes: number;
  /** The free part of the disk, from 0 to 1. */
  freeShare(): Promise<number>;
}

const MEGABYTE = 1024 * 1024;

/** Where the keys of a system are kept when the environment brings none. */
export const keyFileOf = (config: Config): string => join(config.dataDir, 'file-keys');

/** The store that a configuration names: S3-compatible, or a folder of `DATA_DIR`. */
export async function openStore(config: Config): Promise<FileStore> {
  if (!config.s3) return new DiskStore(join(config.dataDir, 'files'));
  // Loaded only where it is used: it is big.
  const { S3Store } = await import('./s3-store.js');
  return new S3Store(config.s3);
}

/** Puts together what storing files needs. */
export async function openFiles(
  config: Config,
  database: Database,
  rules: readonly FileRule[],
): Promise<Files> {
  const temporaryFolder = join(config.dataDir, 'uploads');
  return {
    database,
    store: await openStore(config),
    keys: openFileKeys(config.fileKeys, keyFileOf(config)),
    temporaryFolder,
    scanner: config.clamdUrl === null ? null : clamdAt(config.clamdUrl),
    rules: new Map(rules.map((rule) => [rule.type, rule])),
    mostBytes: config.fileMegabytes * MEGABYTE,
    quotaBytes: config.quotaMegabytes * MEGABYTE,
    freeShare: () => freeShareOf(temporaryFolder),
  };
}
