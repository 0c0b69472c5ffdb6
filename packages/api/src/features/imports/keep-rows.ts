import type { WriteContext } from '../../platform/graphql/context.js';
import { newId } from '../../platform/new-id.js';
import type { MadeRow } from './define-import.js';
import type { FoundImport } from './find-import.js';
import type { ImportRowState } from './import-status.js';
import { isBad, type JudgedRow } from './read-rows.js';

const CHUNK = 1_000;

/** Writes down what is to be said of single rows, and what was made of them, in the place of what was said before. */
export async function keepRows(
  context: WriteContext,
  { id, organisation_id }: FoundImport,
  rows: readonly JudgedRow[],
  made: readonly MadeRow[],
): Promise<void> {
  const ofLine = new Map(made.map((one) => [one.line, one]));
  await context.query('delete from import_rows where import_id = $1', [id]);
  const kept = rows.flatMap((row) => {
    const one = ofLine.get(row.line);
    if (!one && row.problems.length === 0) return [];
    const state: ImportRowState = one ? 'MADE' : isBad(row) ? 'BAD' : 'ODD';
    return [
      {
        id: newId(),
        import_id: id,
        organisation_id,
        line: row.line,
        state,
        cells: row.problems.length > 0 ? row.cells : null,
        problems: row.problems,
        title: one?.title ?? null,
        made_id: one?.id ?? null,
      },
    ];
  });
  for (let start = 0; start < kept.length; start += CHUNK)
    await context.query(
      'insert into import_rows select * from jsonb_populate_recordset(null::import_rows, $1::jsonb)',
      [JSON.stringify(kept.slice(start, start + CHUNK))],
    );
}

/** How many rows of each sort, as the import shows them. */
export function countRows(rows: readonly JudgedRow[]): {
  rows: number;
  good: number;
  bad: number;
  odd: number;
} {
  const bad = rows.filter(isBad).length;
  const odd = rows.filter((row) => !isBad(row) && row.problems.length > 0).length;
  return { rows: rows.length, good: rows.length - bad, bad, odd };
}
