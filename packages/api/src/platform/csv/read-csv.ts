import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodeText } from './decode-text.js';

/** One row of a file: where a spreadsheet shows it (the header is line 1), and its cells. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** A CSV file as it was understood. */
export interface CsvFile {
  header: string[];
  rows: CsvRow[];
}

/** How much of a file is read at most. */
export interface CsvLimits {
  bytes: number;
  rows: number;
}

/** The file as a whole cannot be used; the message says how to put it right. */
export class UnreadableCsv extends Error {}

const SEPARATORS = [',', ';', '\t'] as const;
const SLICE = 65_536;
const LONGEST_LINE = 200_000;

/**
 * Reads a CSV file in any encoding and with any separator that spreadsheets write. Empty lines are passed over, and so is
 * what comes after the limits: it stops there.
 * @throws UnreadableCsv where it is too big, empty, or its quotation marks do not match
 */
export async function readCsv(chunks: AsyncIterable<Uint8Array>, limits: CsvLimits): Promise<CsvFile> {
  const bytes = await collect(chunks, limits.bytes);
  const { text } = decodeText(bytes);
  const told = /^sep=(.)\r?\n/i.exec(text);
  const start = told ? told[0].length : 0;
  const separator = told?.[1] ?? separatorOf(text);
  const file: CsvFile = { header: [], rows: [] };
  let line = told ? 1 : 0;
  const parser = Readable.from(slicesOf(text, start)).pipe(
    parse({ delimiter: separator, relax_column_count: true, max_record_size: LONGEST_LINE, bom: false }),
  );
  try {
    for await (const record of parser) {
      line += 1;
      const cells = (record as string[]).map((cell) => cell.trim());
      if (cells.every((cell) => cell === '')) continue;
      if (file.header.length === 0) file.header = cells;
      else if (file.rows.length < limits.rows) file.rows.push({ line, cells });
      else throw new UnreadableCsv(tooManyRows(limits.rows));
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new UnreadableCsv(wordsOf(error, (told ? 2 : 1) + recordsBefore(error)));
    throw error;
  }
  if (file.header.length === 0) throw new UnreadableCsv('The file is empty. Save the sheet as CSV again.');
  return file;
}

const tooManyRows = (most: number): string =>
  `The file has more than ${most.toLocaleString('en-GB')} rows. Split it into smaller files and import one after the other.`;

/** What is said of a file that has too many bytes to be looked into. */
export const tooManyBytes = (most: number): string =>
  `The file is bigger than ${Math.round(most / 1_000_000)} MB. Split it into smaller files and import one after the other.`;

async function collect(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw new UnreadableCsv(tooManyBytes(most));
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

function* slicesOf(text: string, from: number): Generator<string> {
  for (let start = from; start < text.length; start += SLICE) yield text.slice(start, start + SLICE);
}

/** The separator that the first line has most of, outside its quotation marks. */
function separatorOf(text: string): string {
  const end = text.indexOf('\n');
  const first = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
  const counted = SEPARATORS.map((separator) => ({ separator, times: first.split(separator).length }));
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).separator;
}

// The parser is ahead of whoever takes its records: it knows itself how many came before the one that it fails at.
const recordsBefore = (error: CsvError): number => ('records' in error ? Number(error.records) : 0);

function wordsOf(error: CsvError, line: number): string {
  if (error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED')
    return `In line ${line} begins a quotation mark that never ends. Take it out, or save the sheet as CSV again.`;
  return `Line ${line} has a quotation mark in the middle of a cell. Take it out, or save the sheet as CSV again.`;
}
