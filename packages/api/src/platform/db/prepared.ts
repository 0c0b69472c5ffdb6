import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

const MOST_STATEMENTS = 200;
const names = new Map<string, string>();

/**
 * The name under which a statement is prepared: the same text has the same name on every connection. Past 200 texts
 * statements stay unnamed, so that a connection never holds more.
 */
function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= MOST_STATEMENTS) return undefined;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

/** Runs a prepared statement on a pool and answers its rows. */
export async function queryPrepared<Row extends object>(
  pool: Pool,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const name = statementName(text);
  const result = await pool
    .query<Row>({ ...(name ? { name } : {}), text, values: [...values] })
    .catch(hangsToo);
  return result.rows;
}

// A server that does not answer at all counts as one that is gone.
function hangsToo(error: unknown): never {
  if (error instanceof Error && error.message === 'Query read timeout')
    throw Object.assign(error, { code: 'ETIMEDOUT' });
  throw error;
}
