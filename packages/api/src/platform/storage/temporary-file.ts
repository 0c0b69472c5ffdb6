import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { newId } from '../new-id.js';
import { TextCheck } from './text-check.js';

const HEAD_BYTES = 65_536;
const PIECE_BYTES = 65_536;

/**
 * A file on its way in. It has no name from its first moment on: whatever happens to this process, the disk has it back
 * when the process ends. Close it.
 */
export class TemporaryFile {
  readonly #handle: FileHandle;

  private constructor(
    handle: FileHandle,
    readonly bytes: number,
    /** Of the content, in hex. */
    readonly sha256: string,
    /** The first kilobytes. */
    readonly head: Buffer,
    /** All of it is text, in UTF-8 or Windows-1252. */
    readonly isText: boolean,
  ) {
    this.#handle = handle;
  }

  /** Reads a stream to its end, in little memory. @param folder made when it is needed */
  static async receive(folder: string, content: Readable): Promise<TemporaryFile> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, newId());
    const handle = await open(path, 'wx+', 0o600);
    try {
      await unlink(path);
      const hash = createHash('sha256');
      const text = new TextCheck();
      const heads: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of content as AsyncIterable<Buffer>) {
        hash.update(chunk);
        text.see(chunk);
        if (bytes < HEAD_BYTES) heads.push(chunk);
        await writeAll(handle, chunk);
        bytes += chunk.length;
      }
      const head = Buffer.concat(heads).subarray(0, HEAD_BYTES);
      return new TemporaryFile(handle, bytes, hash.digest('hex'), head, text.isText());
    } catch (error) {
      await handle.close().catch(() => undefined);
      throw error;
    }
  }

  get fd(): number {
    return this.#handle.fd;
  }

  /** The content from its start, as often as it is wanted. */
  read(): Readable {
    return Readable.from(this.#pieces(), { objectMode: false });
  }

  // Not a stream of the handle: that one closes the file when it is done, and this one is read several times.
  async *#pieces(): AsyncIterable<Buffer> {
    for (let at = 0; at < this.bytes; ) {
      const { bytesRead, buffer } = await this.#handle.read(
        Buffer.allocUnsafe(PIECE_BYTES),
        0,
        PIECE_BYTES,
        at,
      );
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  }

  async close(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
  }
}

async function writeAll(handle: FileHandle, chunk: Buffer): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const { bytesWritten } = await handle.write(chunk, done);
    done += bytesWritten;
  }
}
