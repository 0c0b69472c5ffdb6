import { mkdir, statfs } from 'node:fs/promises';
import { Conflict } from '../errors.js';
import { codeOf } from '../system-error.js';
import type { Files } from './files.js';

/** Below this free part of the disk no upload is taken, so that the database can go on writing. */
const LEAST_FREE = 0.1;

/** The part of a folder's disk that is free for us, from 0 to 1. */
export async function freeShareOf(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { bavail, blocks } = await statfs(folder);
  return blocks === 0 ? 1 : bavail / blocks;
}

/** @throws Conflict DISK_FULL */
export async function checkDisk(files: Files): Promise<void> {
  if ((await files.freeShare()) < LEAST_FREE) throw diskFull();
}

/** What a person is told when there is no room for a file. */
export const diskFull = (): Conflict =>
  new Conflict(
    'DISK_FULL',
    'There is no room for more files at the moment. Nothing was stored. Tell your coordinator, and try again later.',
  );

/** What a person is told when the organisation has used up what it may store. */
export const quotaFull = (quotaBytes: number): Conflict =>
  new Conflict(
    'QUOTA_FULL',
    `Your organisation has used up its room for files (${Math.round(quotaBytes / 1024 / 1024)} MB). Remove files that you no longer need, then try again.`,
  );

/** Did the disk, or its owner's share of it, fill up? */
export const isDiskFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '');
