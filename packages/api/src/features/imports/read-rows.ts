import { looksLikeFormula, withoutGuard } from '../../platform/csv/csv-cell.js';
import type { CsvFile, CsvRow } from '../../platform/csv/read-csv.js';
import { type AnyImport, type ColumnMatch, type RowProblem, Unreadable } from './define-import.js';
import { plain } from './read-cell.js';

/** Every row is looked at by every column. */
const MOST_COLUMNS = 200;

type Column = AnyImport['columns'][number];

/** A row of a file with what was read of it, and what is to be said about it. */
export interface JudgedRow {
  line: number;
  cells: readonly string[];
  values: Record<string, unknown>;
  problems: RowProblem[];
}

/** A file as an import understands it; `refusal` says why nothing of it can be used. */
export interface JudgedFile {
  columns: readonly ColumnMatch[];
  refusal: string | null;
  rows: JudgedRow[];
}

export const isBad = (row: JudgedRow): boolean => row.problems.some((problem) => !problem.isWarning);

/** Reads every cell of a file by the columns of an import. Nothing is run, nothing is looked up. */
export function readRows(kind: AnyImport, known: unknown, file: CsvFile): JudgedFile {
  if (file.header.length > MOST_COLUMNS)
    return {
      columns: [],
      refusal: `The first line names ${file.header.length} columns. Take away those that are not needed: at most ${MOST_COLUMNS} are read.`,
      rows: [],
    };
  const found = matchColumns(kind.columns, file.header);
  const columns = file.header.map((header, index) => {
    const column = found[index];
    return { header: storable(header), field: column?.field ?? null, label: column?.header ?? null };
  });
  const refusal = refusalOf(kind, known, file, found);
  const rows = refusal === null ? file.rows.map((row) => judge(row, file.header, found, known)) : [];
  return { columns, refusal, rows };
}

/** The column of each header; null where it is not known, or stands there a second time. */
function matchColumns(columns: readonly Column[], header: readonly string[]): (Column | null)[] {
  const taken = new Set<Column>();
  return header.map((name) => {
    const wanted = plain(name);
    const column = columns.find((one) =>
      [one.header, one.field, ...(one.aliases ?? [])].some((alias) => plain(alias) === wanted),
    );
    if (!column || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
}

const isRequired = (column: Column, known: unknown): boolean =>
  typeof column.required === 'function' ? column.required(known) : column.required === true;

function refusalOf(
  kind: AnyImport,
  known: unknown,
  file: CsvFile,
  found: readonly (Column | null)[],
): string | null {
  const missing = kind.columns.filter((column) => isRequired(column, known) && !found.includes(column));
  if (missing.length > 0) {
    const names = missing.map(({ header }) => `“${header}”`).join(', ');
    return `The first line must name the columns. ${missing.length === 1 ? 'This one is' : 'These are'} missing: ${names}. Add ${missing.length === 1 ? 'it' : 'them'}, or start from the template.`;
  }
  if (file.rows.length === 0)
    return 'The file has the names of the columns and no rows. Add rows below them.';
  return null;
}

function judge(
  row: CsvRow,
  header: readonly string[],
  found: readonly (Column | null)[],
  known: unknown,
): JudgedRow {
  const judged: JudgedRow = { line: row.line, cells: row.cells.map(storable), values: {}, problems: [] };
  if (row.cells.length > header.length && row.cells.slice(header.length).some((cell) => cell !== ''))
    judged.problems.push(
      wrong(
        null,
        `This row has ${row.cells.length} cells, the first line ${header.length}. Put texts with commas between quotation marks.`,
      ),
    );
  for (const [index, column] of found.entries()) {
    if (!column) continue;
    const text = withoutGuard(row.cells[index] ?? '');
    if (text === '') {
      if (isRequired(column, known))
        judged.problems.push(wrong(column.header, `Fill this in. ${column.help}`));
      continue;
    }
    readCell(judged, column, text, known);
  }
  return judged;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these cannot be shown
const NOT_SHOWN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

// PostgreSQL keeps every character but this one.
const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd');

function readCell(row: JudgedRow, column: Column, text: string, known: unknown): void {
  if (NOT_SHOWN.test(text)) {
    row.problems.push(wrong(column.header, 'Take out the characters that cannot be shown.'));
    return;
  }
  try {
    row.values[column.field] = column.read(text, known);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    row.problems.push(wrong(column.header, error.message));
    return;
  }
  if (looksLikeFormula(text))
    row.problems.push({
      column: column.header,
      sentence:
        'This looks like a formula. It is kept as the text that it is; check that it is what you mean.',
      isWarning: true,
    });
}

export const wrong = (column: string | null, sentence: string): RowProblem => ({
  column,
  sentence,
  isWarning: false,
});
