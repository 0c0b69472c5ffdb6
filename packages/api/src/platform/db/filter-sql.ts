import { isUuid } from '../is-uuid.js';
import type { Parameters } from './condition-sql.js';

/** SQL that holds where any of the texts contains the words, whatever their case. */
export function containsSql(columns: readonly string[], words: string, parameters: Parameters): string {
  const pattern = parameters.add(`%${words.trim().replace(/[\\%_]/g, '\\$&')}%`);
  return `(${columns.map((column) => `${column} ilike ${pattern}`).join(' or ')})`;
}

/** SQL that holds where a column is one of the ids; what is no id at all finds nothing. */
export function isOneOfSql(column: string, ids: readonly string[], parameters: Parameters): string {
  return `${column} = any(${parameters.add(ids.filter(isUuid))}::uuid[])`;
}
