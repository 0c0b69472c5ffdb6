import { clockOf, dateOf } from '../london-time.ts';

/** A value of an exported list: a day is `YYYY-MM-DD`, an instant ISO 8601 in UTC. */
export type Exported =
  | string
  | number
  | null
  | undefined
  | { day: string | null | undefined }
  | { instant: string | null | undefined };

/** Signs with which a spreadsheet takes a cell for a formula, in their full-width forms too. */
const FORMULA = /^[\s'"]*[=+\-@＝＋－＠].|^[\t\r]/s;
/** A number or a telephone number may begin with a sign without being a formula. */
const NUMBER = /^\s*[-+]?£?\d[\d\s.,()-]*%?\s*$/;

/** Would a spreadsheet run this text rather than show it? */
const looksLikeFormula = (text: string): boolean => FORMULA.test(text) && !NUMBER.test(text);

/** A value as text: days and times as London has them, in an order that sorts. */
export function textOfExported(value: Exported): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if ('day' in value) return value.day ?? '';
  return value.instant ? `${dateOf(value.instant)} ${clockOf(value.instant)}` : '';
}

/** One cell of a CSV file: a number as it is, a text quoted and never read as a formula. */
export function csvCell(value: Exported): string {
  if (typeof value === 'number') return String(value);
  const text = textOfExported(value);
  const harmless = looksLikeFormula(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** A CSV file with the mark by which spreadsheets know that it is UTF-8. */
export const csvText = (rows: readonly (readonly Exported[])[]): string =>
  `\uFEFF${rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
