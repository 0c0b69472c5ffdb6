import pg from 'pg';

/** Runs SQL; rows as plain objects. */
export type Sql = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/**
 * Does something as a database role, acting for an organisation, in a transaction that is rolled back.
 * @param organisation the value of app.org_ids; null leaves it unset
 */
export async function asRole<T>(
  databaseUrl: string,
  role: string,
  organisation: string | null,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, options: `-c role=${role}` });
  await client.connect();
  try {
    await client.query('begin');
    if (organisation) await client.query(`select set_config('app.org_ids', $1, true)`, [`{${organisation}}`]);
    return await work(async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      const { rows } = await client.query<Row>(text, [...values]);
      return rows;
    });
  } finally {
    await client.query('rollback').catch(() => undefined);
    await client.end();
  }
}

/** Runs SQL as the owner of the database, past all rules. */
export async function asOwner<Row extends object>(
  databaseUrl: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(text, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}

/** The SQLSTATE with which a statement is refused; null where it is not. */
export async function refusalOf(statement: Promise<unknown>): Promise<string | null> {
  try {
    await statement;
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
