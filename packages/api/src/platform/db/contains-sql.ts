import type { Parameters } from './condition-sql.js';

/** SQL that holds where any of the texts contains the words, whatever their case. */
export function containsSql(columns: readonly string[], words: string, parameters: Parameters): string {
  const pattern = parameters.add(`%${words.trim().replace(/[\\%_]/g, '\\$&')}%`);
  return `(${columns.map((column) => `${column} ilike ${pattern}`).join(' or ')})`;
}
