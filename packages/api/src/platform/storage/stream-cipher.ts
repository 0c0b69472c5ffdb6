import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/**
 * Encryption of a stream that is authenticated piece by piece, so that a big file needs little memory and no byte of a
 * forged one comes out. It is the construction STREAM of Hoang, Reyhanitabar, Rogaway and Vizár (2015) over AES-256-GCM:
 *
 *     header    "BOF1" (4 bytes), then 7 random bytes
 *     segment   up to 65,536 bytes of ciphertext, then 16 bytes of tag
 *     nonce     the 7 random bytes, the number of the segment (4 bytes, big-endian), 1 for the last segment, else 0
 *
 * The header is the additional data of every segment. A segment that is changed, moved, doubled or left out does not
 * open, and neither does a file that was cut, because its last segment does not say that it is the last. Every file has
 * a key of its own. An empty file is one empty segment.
 */
const MAGIC = Buffer.from('BOF1');
const PREFIX_BYTES = 7;
const HEADER_BYTES = MAGIC.length + PREFIX_BYTES;
const SEGMENT_BYTES = 65_536;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/** What was stored is not what was written: changed, cut, or under another key. */
export class Tampered extends Error {
  constructor() {
    super('The stored file was changed or is incomplete');
  }
}

function nonceOf(header: Buffer, segment: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  header.copy(nonce, 0, MAGIC.length);
  nonce.writeUInt32BE(segment, PREFIX_BYTES);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** Cuts a stream into pieces of one size; the last, which may be shorter, is kept until the end is known. */
abstract class Segments extends Transform {
  #parts: Buffer[] = [];
  #held = 0;
  #segment = 0;
  abstract readonly segmentBytes: number;

  protected collect(chunk: Buffer): void {
    this.#parts.push(chunk);
    this.#held += chunk.length;
    if (this.#held <= this.segmentBytes) return;
    let rest = Buffer.concat(this.#parts);
    while (rest.length > this.segmentBytes) {
      for (const part of this.turn(rest.subarray(0, this.segmentBytes), this.#segment, false))
        this.push(part);
      this.#segment += 1;
      rest = rest.subarray(this.segmentBytes);
    }
    this.#parts = [rest];
    this.#held = rest.length;
  }

  protected collectLast(): void {
    for (const part of this.turn(Buffer.concat(this.#parts), this.#segment, true)) this.push(part);
  }

  /** The other form of one segment, in parts: to join them would copy every byte once more. */
  protected abstract turn(piece: Buffer, segment: number, isLast: boolean): Buffer[];
}

const isFilled = (part: Buffer): boolean => part.length > 0;

class Encryption extends Segments {
  readonly segmentBytes = SEGMENT_BYTES;
  readonly #key: Buffer;
  readonly #header = Buffer.concat([MAGIC, randomBytes(PREFIX_BYTES)]);

  constructor(key: Buffer) {
    super();
    this.#key = key;
    this.push(this.#header);
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.collect(chunk);
    done();
  }

  override _flush(done: TransformCallback): void {
    this.collectLast();
    done();
  }

  protected turn(piece: Buffer, segment: number, isLast: boolean): Buffer[] {
    const cipher = createCipheriv(ALGORITHM, this.#key, nonceOf(this.#header, segment, isLast));
    cipher.setAAD(this.#header);
    return [cipher.update(piece), cipher.final(), cipher.getAuthTag()].filter(isFilled);
  }
}

class Decryption extends Segments {
  readonly segmentBytes = SEGMENT_BYTES + TAG_BYTES;
  readonly #key: Buffer;
  #header = Buffer.alloc(0);

  constructor(key: Buffer) {
    super();
    this.#key = key;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#try(() => this.collect(this.#afterHeader(chunk)), done);
  }

  override _flush(done: TransformCallback): void {
    this.#try(() => this.collectLast(), done);
  }

  #try(work: () => void, done: TransformCallback): void {
    try {
      work();
      done();
    } catch {
      done(new Tampered());
    }
  }

  #afterHeader(chunk: Buffer): Buffer {
    const missing = HEADER_BYTES - this.#header.length;
    if (missing <= 0) return chunk;
    this.#header = Buffer.concat([this.#header, chunk.subarray(0, missing)]);
    return chunk.subarray(missing);
  }

  protected turn(piece: Buffer, segment: number, isLast: boolean): Buffer[] {
    if (this.#header.length < HEADER_BYTES || !this.#header.subarray(0, MAGIC.length).equals(MAGIC))
      throw new Tampered();
    const body = piece.subarray(0, Math.max(0, piece.length - TAG_BYTES));
    const decipher = createDecipheriv(ALGORITHM, this.#key, nonceOf(this.#header, segment, isLast), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(this.#header);
    decipher.setAuthTag(piece.subarray(body.length));
    // Nothing goes out before the whole segment is known to be what was written.
    return [decipher.update(body), decipher.final()].filter(isFilled);
  }
}

/** Encrypts what is written into it under a data key of 32 bytes. */
export const encryption = (key: Buffer): Transform => new Encryption(key);

/** Gives back what `encryption` took. Ends with the error Tampered rather than let out what was not written so. */
export const decryption = (key: Buffer): Transform => new Decryption(key);
