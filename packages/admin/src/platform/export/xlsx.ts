import writeXlsx, { type Cell } from 'write-excel-file/universal';
import { clockOf, dateOf } from '../london-time.ts';
import type { Exported } from './cell.ts';

/** Excel knows no zones: a date is given as if London's clock showed UTC. */
const asShown = (date: string, time: string): Date => new Date(`${date}T${time}:00Z`);

// Texts are typed as texts, whatever they begin with: Excel runs only what is typed as a formula.
function cellOf(value: Exported): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return { type: Number, value };
  if (typeof value === 'string') return { type: String, value };
  if ('day' in value)
    return value.day ? { type: Date, value: asShown(value.day, '00:00'), format: 'dd/mm/yyyy' } : null;
  if (!value.instant) return null;
  const { instant } = value;
  return { type: Date, value: asShown(dateOf(instant), clockOf(instant)), format: 'dd/mm/yyyy hh:mm' };
}

/** An Excel file of one sheet with a bold first row; dates are dates. */
export async function xlsxOf(
  sheet: string,
  header: readonly string[],
  rows: readonly (readonly Exported[])[],
): Promise<Blob> {
  const first: Cell[] = header.map((value) => ({ type: String, value, fontWeight: 'bold' }));
  return writeXlsx([first, ...rows.map((cells) => cells.map(cellOf))], {
    // 31 letters are as much as Excel takes.
    sheet: sheet.slice(0, 31),
    stickyRowsCount: 1,
    columns: header.map(() => ({ width: 24 })),
  }).toBlob();
}
