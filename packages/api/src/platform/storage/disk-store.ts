import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../new-id.js';
import { codeOf } from '../system-error.js';
import { ageOf, type BlobEntry, BlobMissing, blobPath, type FileStore, isBlobKey } from './file-store.js';

const UNFINISHED = '.part';
/** Older than this, a file that is still unfinished belongs to a process that ended. */
const ABANDONED_MS = 6 * 3_600_000;

/** Blobs as files in a folder: `<aa>/<key>`, readable by the system's own user only. */
export class DiskStore implements FileStore {
  readonly #folder: string;

  /** @param folder made when it is needed; several copies of the system may share it */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(key: string, content: Readable): Promise<void> {
    const path = this.#pathOf(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const unfinished = `${path}.${newId()}${UNFINISHED}`;
    try {
      // Durable before it has its name: a power cut leaves all of it or nothing.
      const handle = await open(unfinished, 'wx', 0o600);
      await pipeline(content, handle.createWriteStream({ flush: true }));
      await rename(unfinished, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async get(key: string): Promise<Readable> {
    const handle = await open(this.#pathOf(key), constants.O_RDONLY).catch((error: unknown) => {
      throw isMissing(error) ? new BlobMissing(key) : error;
    });
    return handle.createReadStream();
  }

  async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  async exists(key: string): Promise<boolean> {
    try {
      return (await stat(this.#pathOf(key))).isFile();
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async *list(): AsyncIterable<BlobEntry> {
    for await (const { path, name } of this.#files())
      if (isBlobKey(name)) yield { key: name, writtenAt: (await stat(path)).mtime };
  }

  async tidy(): Promise<void> {
    for await (const { path, name } of this.#files()) {
      if (!name.endsWith(UNFINISHED)) continue;
      if (ageOf((await stat(path)).mtime) > ABANDONED_MS) await rm(path, { force: true });
    }
  }

  async *#files(): AsyncIterable<{ path: string; name: string }> {
    for (const folder of await namesIn(this.#folder))
      for (const name of await namesIn(join(this.#folder, folder)))
        yield { path: join(this.#folder, folder, name), name };
  }

  #pathOf(key: string): string {
    return join(this.#folder, blobPath(key));
  }
}

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '');

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
