import type { Table } from 'mdast';
import type { FilledDocument } from './fill-text.js';
import { printable, printValue } from './merge-fields.js';
import { wordsOf } from './render-html.js';

/** A picture of an organisation that stands on top of its documents. */
export interface Logo {
  bytes: Buffer;
  mediaType: 'image/png' | 'image/jpeg';
}

/** What stands around a document: on top of each page, in its foot, before its first section. */
export interface DocumentFrame {
  title: string;
  organisationName: string;
  logo?: Logo;
  version: string;
  /** The day of this edition: YYYY-MM-DD, or as it is to be printed. */
  date: string;
  /** Of the text that the document was made from. */
  checksum: string;
  /** The day up to which the law was looked at. */
  legalAsOf?: string;
  /** What readers must know first, such as that it is no legal advice. */
  note?: string;
  /** Stands large on every page, such as "Draft, not adopted by …". */
  stamp?: string;
}

/** The frame's words as they are printed. */
export function wordsOfFrame(frame: DocumentFrame) {
  const day = (value: string) => printValue(value, 'DATE');
  const line = (value: string) => printable(value).replace(/\s+/g, ' ').trim();
  const notes = [
    frame.legalAsOf && `The law as of ${day(frame.legalAsOf)}.`,
    frame.note && line(frame.note),
  ].filter((note) => note !== undefined && note !== '');
  return {
    title: line(frame.title),
    organisationName: line(frame.organisationName),
    foot: [`Version ${line(frame.version)}`, day(frame.date), `Checksum ${line(frame.checksum)}`].join(' · '),
    notes: notes.join(' '),
    ...(frame.stamp ? { stamp: line(frame.stamp) } : {}),
  };
}

/** A fixed instant for the metadata of a file: that of the edition, so that the same document has the same bytes. */
export function instantOfFrame(frame: DocumentFrame): Date {
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(frame.date) ? frame.date : `${frame.date} UTC`);
  return Number.isNaN(day.getTime()) || day.getUTCFullYear() < 1980 ? new Date('2000-01-01') : day;
}

/** How many pixels a side of a logo may have: a larger one takes more memory than it shows. */
const LARGEST_LOGO = 3000;

/** The size of a logo in pixels; nothing if it cannot be printed: no PNG or JPEG, broken, or larger than 3,000 a side. */
export function logoSize(logo: Logo): { width: number; height: number } | undefined {
  const size = logo.mediaType === 'image/png' ? pngSize(logo.bytes) : jpegSize(logo.bytes);
  if (!size || size.width < 1 || size.height < 1) return undefined;
  return size.width > LARGEST_LOGO || size.height > LARGEST_LOGO ? undefined : size;
}

function pngSize(bytes: Buffer) {
  if (
    bytes.length < 33 ||
    bytes.toString('latin1', 1, 4) !== 'PNG' ||
    bytes.toString('latin1', 12, 16) !== 'IHDR'
  )
    return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** A JPEG is a row of segments; those that begin a frame (SOF) hold its size. */
function jpegSize(bytes: Buffer) {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const kind = bytes[at + 1] ?? 0;
    const isStart = kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind);
    if (isStart) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

/** The logo's size on paper, in points, within a box; nothing if it cannot be printed. */
export function fitLogo(logo: Logo | undefined, box: { width: number; height: number }) {
  const size = logo && logoSize(logo);
  if (!logo || !size) return undefined;
  const scale = Math.min(box.width / size.width, box.height / size.height);
  return { ...logo, width: size.width * scale, height: size.height * scale };
}

/** Which part of a table's width each column takes; they add up to 1. Columns with more words are wider. */
export function columnShares(table: Table): number[] {
  const columns = Math.max(...table.children.map((row) => row.children.length));
  const weights = Array.from({ length: columns }, (_, column) => {
    const cells = table.children
      .map((row) => row.children[column])
      .map((cell) => (cell ? wordsOf(cell) : ''));
    const longestWord = Math.max(...cells.flatMap((cell) => cell.split(/\s+/)).map((word) => word.length));
    const longest = Math.max(...cells.map((cell) => cell.length));
    return Math.max(6, Math.min(longestWord, 24), Math.sqrt(Math.min(longest, 400)) * 2.2);
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}

/** Whether nobody has written in this row: it is a line of a form, and high enough to write on. */
export const isBlankRow = (row: Table['children'][number]): boolean =>
  row.children.some((cell) => wordsOf(cell).trim() === '');

/** The kinds of blocks that a filled document is made of. */
export type FilledBlock = FilledDocument['children'][number];
