import type { Readable } from 'node:stream';
import { type Entry, fromFd, type ZipFile } from 'yauzl';
import { Invalid } from '../errors.js';
import type { FileKind } from './file-kind.js';

const MOST_ENTRIES = 5_000;
const MOST_BYTES = 300 * 1024 * 1024;
/** No honest document shrinks more than this as a whole. */
const MOST_SHRUNK = 200;
/** Parts smaller than this may shrink as they like: an empty sheet does. */
const SMALL_PART = 1024 * 1024;
const HEAD_BYTES = 65_536;

const MACROS =
  /(^|\/)(vbaproject|vbadata|vbaprojectsignature)[^/]*$|(^|\/)(macrosheets|activex|dialogsheets)\/|^(basic|scripts|dialogs)\//i;
const RUNS = /\.(exe|dll|js|jse|vbs|vbe|wsf|hta|bat|cmd|ps1|scr|com|pif|jar|lnk|msi)$/i;

/**
 * Looks through an office document, which is a zip archive, before anything else opens it: its directory first, then
 * every part is unpacked into nothing and counted, because a directory can lie.
 * @param fd an open file, which stays open
 * @throws Invalid with reason FILE_UNSAFE, FILE_MACROS or FILE_TYPE
 */
export async function checkArchive(fd: number, bytes: number, kind: FileKind): Promise<void> {
  const zip = await openZip(fd).catch(() => {
    throw notOf(kind);
  });
  const entries = await readDirectory(zip).catch((error: unknown) => {
    throw error instanceof Invalid ? error : unsafe();
  });
  checkSizes(entries, bytes);
  const heads = await unpackIntoNothing(zip, entries).catch((error: unknown) => {
    throw error instanceof Invalid ? error : unsafe();
  });
  if (kind.family === 'ooxml') checkOoxml(heads, kind);
  else checkOpenDocument(entries, heads, kind);
}

const unsafe = (): Invalid =>
  new Invalid(
    {
      file: 'This document is damaged or made to do harm. Open it, save it anew under another name, then choose that.',
    },
    'FILE_UNSAFE',
  );

const notOf = (kind: FileKind): Invalid =>
  new Invalid(
    {
      file: `The content of this file is not ${kind.words}, whatever its name says. Choose the real document.`,
    },
    'FILE_TYPE',
  );

const withMacros = (): Invalid =>
  new Invalid(
    { file: 'This document holds macros or programs. Save it without them, then choose that.' },
    'FILE_MACROS',
  );

function openZip(fd: number): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromFd(fd, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) =>
      error || !zip ? reject(error) : resolve(zip),
    );
  });
}

function readDirectory(zip: ZipFile): Promise<Entry[]> {
  const names = new Set<string>();
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      try {
        checkEntry(entry, names);
        entries.push(entry);
        if (entries.length > MOST_ENTRIES) throw unsafe();
        zip.readEntry();
      } catch (error) {
        reject(error);
      }
    });
    zip.readEntry();
  });
}

const IS_LINK = 0o120000;

function checkEntry(entry: Entry, names: Set<string>): void {
  const { fileName } = entry;
  // yauzl refuses "..", absolute names and backslashes of its own.
  const isStrange = fileName.includes('\0') || fileName.includes('\\') || fileName.split('/').includes('..');
  const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === IS_LINK;
  // Two parts of one name: the scanner would see the one, Word the other.
  const isTwice = names.has(fileName.toLowerCase());
  if (isStrange || isLink || isTwice || entry.isEncrypted() || fileName.startsWith('/')) throw unsafe();
  if (MACROS.test(fileName) || RUNS.test(fileName)) throw withMacros();
  names.add(fileName.toLowerCase());
}

function checkSizes(entries: readonly Entry[], bytes: number): void {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
  // Parts that lie on top of each other are bigger together than the file.
  if (total > MOST_BYTES || packed > bytes || total > Math.max(SMALL_PART, bytes * MOST_SHRUNK))
    throw unsafe();
  const isBomb = entries.some(
    (entry) =>
      entry.uncompressedSize > SMALL_PART && entry.uncompressedSize > entry.compressedSize * MOST_SHRUNK,
  );
  if (isBomb) throw unsafe();
}

/** Name → the first kilobytes of each part that is XML or tells the kind. */
async function unpackIntoNothing(zip: ZipFile, entries: readonly Entry[]): Promise<Map<string, string>> {
  const heads = new Map<string, string>();
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue;
    const keep = /\.(xml|rels)$|^mimetype$/i.test(entry.fileName);
    const head = await readThrough(await openPart(zip, entry), keep ? HEAD_BYTES : 0);
    // A document type in XML is how "a billion laughs" begins; neither format needs entities.
    if (/<!ENTITY/i.test(head)) throw unsafe();
    if (keep) heads.set(entry.fileName, head);
  }
  return heads;
}

function openPart(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

async function readThrough(stream: Readable, keep: number): Promise<string> {
  const kept: Buffer[] = [];
  let held = 0;
  for await (const chunk of stream) {
    if (held >= keep || !Buffer.isBuffer(chunk)) continue;
    kept.push(chunk);
    held += chunk.length;
  }
  return Buffer.concat(kept).toString('utf8');
}

function checkOoxml(heads: ReadonlyMap<string, string>, kind: FileKind): void {
  const types = heads.get('[Content_Types].xml');
  if (types === undefined) throw notOf(kind);
  if (/macroEnabled|vbaProject|ms-office\.activeX/i.test(types)) throw withMacros();
  if (!types.includes(kind.mainPart ?? kind.mediaType)) throw notOf(kind);
}

function checkOpenDocument(
  entries: readonly Entry[],
  heads: ReadonlyMap<string, string>,
  kind: FileKind,
): void {
  const [first] = entries;
  if (first?.fileName !== 'mimetype' || heads.get('mimetype')?.trim() !== kind.mediaType) throw notOf(kind);
  if (!heads.has('META-INF/manifest.xml') || !heads.has('content.xml')) throw notOf(kind);
}
