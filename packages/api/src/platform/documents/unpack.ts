import { inflateRawSync } from 'node:zlib';

/** What calls itself a document and cannot be opened as one. Its message can be shown. */
export class DamagedDocument extends Error {
  constructor(message = 'This document is damaged. Open it, save it anew, then choose that.') {
    super(message);
    this.name = 'DamagedDocument';
  }
}

const MOST_PARTS = 2_000;
const MOST_BYTES = 64 * 1024 * 1024;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * The parts of an office document, which is a zip archive: name → content. No more is unpacked than 64 MB in all, whatever
 * the archive says of itself.
 * @throws DamagedDocument
 */
export function unpack(bytes: Buffer, wanted: (name: string) => boolean = () => true): Map<string, Buffer> {
  try {
    return readEntries(bytes, wanted);
  } catch (error) {
    throw error instanceof DamagedDocument ? error : new DamagedDocument();
  }
}

function readEntries(bytes: Buffer, wanted: (name: string) => boolean): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new DamagedDocument();
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw new DamagedDocument('This document has too many parts to be read.');
  const parts = new Map<string, Buffer>();
  let left = MOST_BYTES;
  let at = bytes.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new DamagedDocument();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      bytes.readUInt16LE(at + offset),
    );
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    if (!name.endsWith('/') && wanted(name)) {
      if (parts.has(name)) throw new DamagedDocument();
      const content = contentOf(bytes, at, left);
      left -= content.length;
      parts.set(name, content);
    }
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return parts;
}

function contentOf(bytes: Buffer, entry: number, limit: number): Buffer {
  const [method, size, local] = [
    bytes.readUInt16LE(entry + 10),
    bytes.readUInt32LE(entry + 20),
    bytes.readUInt32LE(entry + 42),
  ];
  if (bytes.readUInt32LE(local) !== LOCAL) throw new DamagedDocument();
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + size);
  if (packed.length !== size) throw new DamagedDocument();
  if (method === 0 && size <= limit) return packed;
  if (method !== 8 || limit <= 0) throw new DamagedDocument('This document is too large to be read.');
  try {
    return inflateRawSync(packed, { maxOutputLength: limit });
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new DamagedDocument(isLarge ? 'This document is too large to be read.' : undefined);
  }
}
