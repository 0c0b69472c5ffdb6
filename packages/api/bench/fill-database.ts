import type { EntityMetadata, MikroORM } from '@mikro-orm/core';
import pg from 'pg';

const CHUNK = 5_000;

/** Inserts rows as the factories build them. */
export type Insert = <T extends object>(entity: { name: string }, rows: readonly T[]) => Promise<void>;

async function insertRows<T extends object>(
  client: pg.Client,
  meta: EntityMetadata,
  rows: readonly T[],
): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const columns = names.map((name) => `"${meta.props.find((prop) => prop.name === name)?.fieldNames[0]}"`);
  const keys = columns.map((column) => column.slice(1, -1));
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows
      .slice(start, start + CHUNK)
      .map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [keys[names.indexOf(name)] ?? name, value]),
        ),
      );
    await client.query(
      `insert into "${meta.tableName}" (${columns.join(', ')}) select ${columns.join(', ')}
       from json_populate_recordset(null::"${meta.tableName}", $1)`,
      [JSON.stringify(chunk)],
    );
  }
}

/** PostgreSQL copies only a database to which nobody is connected. */
export async function copyDatabase(url: string, name: string): Promise<void> {
  const admin = new URL(url);
  const source = admin.pathname.slice(1);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${source}`);
  } finally {
    await client.end();
  }
}

/** Inserts on one connection, which is closed afterwards; PostgreSQL then knows the statistics. */
export async function filling<T>(
  url: string,
  orm: MikroORM,
  work: (insert: Insert, client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // The rows are right; checking every reference again would take longer than inserting them.
    await client.query('set session_replication_role = replica');
    const result = await work(
      (entity, rows) => insertRows(client, orm.getMetadata().getByClassName(entity.name), rows),
      client,
    );
    await client.query('vacuum analyze');
    return result;
  } finally {
    await client.end();
  }
}
