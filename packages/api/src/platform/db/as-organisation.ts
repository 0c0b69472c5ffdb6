import type { Parameters } from './condition-sql.js';

/** Runs a prepared statement and answers its rows. */
export type Query = <Row extends object>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/**
 * Runs a read of one JSON value under row-level security in one round trip: a local setting lives as long as the
 * statement's own transaction, and the lateral join makes PostgreSQL set it before it reads a row.
 * @param orgIds the value of app.org_ids
 * @param from `from … where …`, or empty where the JSON reads its own tables
 */
export async function readAsOrganisation(
  query: Query,
  orgIds: string,
  json: string,
  from: string,
  parameters: Parameters,
): Promise<unknown> {
  const acting = parameters.add(orgIds);
  const text =
    `select x.j from (select set_config('app.org_ids', ${acting}, true) c offset 0) v ` +
    `cross join lateral (select ${json} as j ${from}${from === '' ? ' where' : ' and'} v.c is not null offset 0) x`;
  const rows = await query<{ j: unknown }>(text, parameters.values);
  return rows[0]?.j ?? null;
}
