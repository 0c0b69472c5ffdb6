import type { ClientBase } from 'pg';

/** A table as the archive names it: columns in order, and a stable order of its rows. */
export interface TableToCopy {
  name: string;
  columns: string[];
  key: string[];
}

interface TableRow {
  name: string;
  columns: string[];
  key: string[] | null;
  parents: string[] | null;
}

/** The schemas whose rows are the system's; what PostgreSQL and migrations keep for themselves is not among them. */
export const SCHEMAS = ['public', 'auth', 'audit'];

/** All tables, each after those that its foreign keys point to. */
export async function tablesInOrder(client: ClientBase): Promise<TableToCopy[]> {
  const { rows } = await client.query<TableRow>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select array_agg(a.attname::text order by array_position(i.indkey, a.attnum)) from pg_index i
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary) as key,
       (select array_agg(distinct format('%I.%I', pn.nspname, p.relname)) from pg_constraint k
        join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any($1) and c.relname <> 'mikro_orm_migrations' order by 1`,
    [SCHEMAS],
  );
  const waiting = new Map(rows.map((row) => [row.name, row]));
  const ordered: TableToCopy[] = [];
  while (waiting.size > 0) {
    const next = [...waiting.values()].find((row) =>
      (row.parents ?? []).every((parent) => !waiting.has(parent)),
    );
    if (!next) throw new Error(`Foreign keys go round in circles among ${[...waiting.keys()].join(', ')}`);
    waiting.delete(next.name);
    ordered.push({ name: next.name, columns: next.columns, key: next.key ?? next.columns });
  }
  return ordered;
}

/** Names as SQL wants them. */
export const columnList = (names: readonly string[]): string =>
  names.map((name) => `"${name.replaceAll('"', '""')}"`).join(', ');

/** The select whose COPY is what the archive holds of a table: the same rows always give the same bytes. */
export const copySource = (table: TableToCopy): string =>
  `select ${columnList(table.columns)} from ${table.name} order by ${columnList(table.key)}`;
