import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import type { Import, ImportRow } from './import.entity.js';

type Data = Pick<
  Import,
  | 'id'
  | 'kind'
  | 'organisation'
  | 'by'
  | 'fileId'
  | 'fileName'
  | 'status'
  | 'task'
  | 'refusal'
  | 'columns'
  | 'rows'
  | 'good'
  | 'bad'
  | 'odd'
  | 'made'
  | 'createdAt'
  | 'finishedAt'
  | 'undoUntil'
  | 'undoneAt'
>;
type RowData = Pick<
  ImportRow,
  'id' | 'import' | 'organisation' | 'line' | 'state' | 'cells' | 'problems' | 'title' | 'madeId'
>;

const MONTH_MS = 30 * 24 * 3_600_000;

/** A file of people with one good row and one bad one. */
export function buildImport(overrides: Partial<Data> & Pick<Data, 'by' | 'organisation'>): Data {
  const at = now();
  return {
    id: newId(),
    kind: 'people',
    fileId: newId(),
    fileName: 'people.csv',
    status: 'CHECKED',
    task: null,
    refusal: null,
    columns: [{ header: 'Name', field: 'name', label: 'Name' }],
    rows: 2,
    good: 1,
    bad: 1,
    odd: 0,
    made: 0,
    createdAt: at,
    finishedAt: at,
    undoUntil: new Date(at.getTime() + MONTH_MS),
    undoneAt: at,
    ...overrides,
  };
}

/** A row without a name. */
export function buildImportRow(
  overrides: Partial<RowData> & Pick<RowData, 'import' | 'organisation'>,
): RowData {
  return {
    id: newId(),
    line: 2,
    state: 'BAD',
    cells: [''],
    problems: [{ column: 'Name', sentence: 'Fill this in.', isWarning: false }],
    title: null,
    madeId: null,
    ...overrides,
  };
}
