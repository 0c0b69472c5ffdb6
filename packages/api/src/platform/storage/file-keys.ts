import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newId } from '../new-id.js';
import { codeOf } from '../system-error.js';

/** A master key: it encrypts the keys of files, never a file. */
export interface MasterKey {
  /** Stands in the row of every file whose key it wraps. */
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

/** A file's own key, wrapped: base64 of nonce (12 bytes), ciphertext (32) and tag (16). */
export interface WrappedKey {
  keyId: string;
  wrapped: string;
}

/** The master key that a file needs is not among those that this system has. */
export class FileKeyMissing extends Error {
  constructor(readonly keyId: string) {
    super(
      `The file key "${keyId}" is missing. Put it back into FILE_KEYS, or into the file file-keys of DATA_DIR.`,
    );
  }
}

/**
 * The master keys of this system, the first of which wraps new files. They are read anew each time, so that a running
 * system follows a rotation at once.
 */
export class FileKeys {
  readonly #read: () => readonly MasterKey[];

  constructor(read: () => readonly MasterKey[]) {
    this.#read = read;
    read();
  }

  get all(): readonly MasterKey[] {
    return this.#read();
  }

  get current(): MasterKey {
    const [first] = this.#read();
    if (!first) throw new Error('There is no file key');
    return first;
  }

  /** Encrypts a file's key. The id of the file goes in, so that the key of one row opens nothing in another. */
  wrap(fileId: string, dataKey: Buffer): WrappedKey {
    const { id, key } = this.current;
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(Buffer.from(`${fileId} ${id}`));
    const wrapped = Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
    return { keyId: id, wrapped: wrapped.toString('base64') };
  }

  /** @throws FileKeyMissing, or an Error where it is another key than the one that wrapped it */
  unwrap(fileId: string, { keyId, wrapped }: WrappedKey): Buffer {
    const master = this.#read().find(({ id }) => id === keyId);
    if (!master) throw new FileKeyMissing(keyId);
    const bytes = Buffer.from(wrapped, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', master.key, bytes.subarray(0, 12), {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(`${fileId} ${keyId}`));
    decipher.setAuthTag(bytes.subarray(-16));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    } catch {
      throw new Error(
        `The file key "${keyId}" is not the one that wrapped this file. Look for the right one.`,
      );
    }
  }
}

/**
 * Reads keys as `FILE_KEYS` and the file `file-keys` have them: `id:base64`, separated by commas or lines, the current
 * one first. Nothing of a key is in an error.
 * @throws Error in words
 */
export function parseFileKeys(text: string): MasterKey[] {
  const keys = text
    .split(/[\n,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, index) => {
      const [, id, encoded] = /^([A-Za-z0-9._-]{1,60}):([A-Za-z0-9+/]{43}=)$/.exec(part) ?? [];
      if (!id || !encoded)
        throw new Error(
          `key ${index + 1} is not of the form id:key, where the key is 32 bytes in base64 ("openssl rand -base64 32")`,
        );
      return { id, key: Buffer.from(encoded, 'base64') };
    });
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw new Error('two keys have the same id');
  return keys;
}

/** The same keys as text. */
export const printFileKeys = (keys: readonly MasterKey[]): string =>
  keys.map(({ id, key }) => `${id}:${key.toString('base64')}\n`).join('');

/** A new master key with an id that nobody else has. */
export const makeFileKey = (): MasterKey => ({ id: `k-${newId()}`, key: randomBytes(32) });

/** Writes a file of keys that its owner only may read, whole or not at all. */
export function writeKeyFile(path: string, keys: readonly MasterKey[]): void {
  const unfinished = `${path}.${newId()}.part`;
  writeFileSync(unfinished, printFileKeys(keys), { mode: 0o600, flag: 'wx', flush: true });
  renameSync(unfinished, path);
}

// Copies of the system that start at once agree on the file that came first.
function makeKeyFile(path: string): void {
  const own = `${path}.${newId()}.part`;
  writeFileSync(own, printFileKeys([makeFileKey()]), { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(own, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * The keys of a system: those of the environment, or those kept in a file, which is made with one key where it is
 * missing. Backups hold neither.
 */
export function openFileKeys(fromEnvironment: readonly MasterKey[] | null, path: string): FileKeys {
  if (fromEnvironment) return new FileKeys(() => fromEnvironment);
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) makeKeyFile(path);
  return new FileKeys(() => {
    try {
      return parseFileKeys(readFileSync(path, 'utf8'));
    } catch (error) {
      throw new Error(`${path}: ${error instanceof Error ? error.message : error}`);
    }
  });
}
