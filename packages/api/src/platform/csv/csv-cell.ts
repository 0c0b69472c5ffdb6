/** Signs with which a spreadsheet takes a cell for a formula, in their full-width forms too. */
const FORMULA = /^[\s'"]*[=+\-@＝＋－＠].|^[\t\r]/s;
/** A number or a telephone number may begin with a sign without being a formula. */
const NUMBER = /^\s*[-+]?£?\d[\d\s.,()-]*%?\s*$/;

/** Would a spreadsheet run this text rather than show it? */
export const looksLikeFormula = (text: string): boolean => FORMULA.test(text) && !NUMBER.test(text);

/** One cell of a CSV file: quoted, and never read as a formula. */
export function csvCell(text: string): string {
  const harmless = looksLikeFormula(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** The text of a cell as it was before `csvCell` made it harmless. */
export const withoutGuard = (text: string): string =>
  text.startsWith("'") && looksLikeFormula(text.slice(1)) ? text.slice(1) : text;

/** A CSV file with the mark by which spreadsheets know that it is UTF-8. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
