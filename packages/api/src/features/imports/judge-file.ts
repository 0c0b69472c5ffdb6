import { type CsvFile, type CsvLimits, readCsv, UnreadableCsv } from '../../platform/csv/read-csv.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import type { StoredContent } from '../../platform/storage/stored-content.js';
import type { AnyImport } from './define-import.js';
import { isBad, type JudgedFile, readRows, wrong } from './read-rows.js';

/** What one import takes at most. */
export const LIMITS: CsvLimits = { bytes: 10_000_000, rows: 20_000 };

/** The file of an import; the reason where nothing of it can be used. */
export async function openFile(upload: StoredContent): Promise<CsvFile | { refusal: string }> {
  try {
    return await readCsv(await upload.open(), LIMITS);
  } catch (error) {
    if (error instanceof UnreadableCsv) return { refusal: error.message };
    throw error;
  }
}

/**
 * Looks through a file: every cell by its column, every row by the others and the database, as this person may know it.
 */
export async function judgeFile(
  context: ApiContext,
  kind: AnyImport,
  file: CsvFile | { refusal: string },
): Promise<JudgedFile & { known: unknown }> {
  if ('refusal' in file) return { columns: [], refusal: file.refusal, rows: [], known: null };
  const known = await kind.prepare(context);
  const judged = readRows(kind, known, file);
  const byLine = new Map(judged.rows.map((row) => [row.line, row]));
  const readable = judged.rows.filter((row) => !isBad(row));
  const headers = new Map(kind.columns.map(({ field, header }) => [field as string, header]));
  for (const { line, field, sentence } of await kind.check(context, readable, known))
    byLine.get(line)?.problems.push(wrong(headers.get(field) ?? null, sentence));
  return { ...judged, known };
}
