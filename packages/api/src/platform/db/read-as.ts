import type { Parameters } from './condition-sql.js';

/** Runs a prepared statement and answers its rows. */
export type Query = <Row extends object>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** For whom row-level security lets rows through: the value of app.org_ids, and the person. */
export interface ActingAs {
  orgIds: string;
  personId: string;
}

/**
 * Runs a read of one JSON value under row-level security in one round trip: a local setting lives as long as the
 * statement's own transaction, and the lateral join makes PostgreSQL set it before it reads a row.
 * @param from `from … where …`, or empty where the JSON reads its own tables
 */
export async function readAs(
  query: Query,
  acting: ActingAs,
  json: string,
  from: string,
  parameters: Parameters,
): Promise<unknown> {
  const orgIds = parameters.add(acting.orgIds);
  const person = parameters.add(acting.personId);
  const text =
    `select x.j from (select set_config('app.org_ids', ${orgIds}, true) || set_config('app.person_id', ${person}, true) c offset 0) v ` +
    `cross join lateral (select ${json} as j ${from}${from === '' ? ' where' : ' and'} v.c is not null offset 0) x`;
  const rows = await query<{ j: unknown }>(text, parameters.values);
  return rows[0]?.j ?? null;
}
