import type { Found, ReadRow } from './define-import.js';

/** What is said of a row that is there twice. */
export interface DoubleWords {
  inFile: (line: number) => string;
  inSystem: string;
}

/** Rows whose value another row of the file, or the system, has already. The first of a file stands. */
export function doublesOf<Row>(
  rows: readonly ReadRow<Row>[],
  field: string,
  keyOf: (row: ReadRow<Row>) => string | undefined,
  existing: ReadonlySet<string>,
  words: DoubleWords,
): Found[] {
  const first = new Map<string, number>();
  const found: Found[] = [];
  for (const row of rows) {
    const value = keyOf(row);
    if (value === undefined) continue;
    const before = first.get(value);
    if (existing.has(value)) found.push({ line: row.line, field, sentence: words.inSystem });
    else if (before !== undefined) found.push({ line: row.line, field, sentence: words.inFile(before) });
    else first.set(value, row.line);
  }
  return found;
}
