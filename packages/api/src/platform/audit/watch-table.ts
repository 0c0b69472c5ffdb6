/** What is said of a table when it is put under audit. */
export interface WatchedTable {
  table: string;
  /** SQL over the row `r`: the organisations to which it belongs, as uuid[]; none means the consortium. */
  organisations: string;
  /** The column whose value is the record's id. Default: id. */
  key?: string;
  /** Columns of which the log may hold no more than a hash. */
  secrets?: readonly string[];
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The statement that has every change of a table recorded from now on. For migrations. */
export const watchTable = ({ table, organisations, key = 'id', secrets = [] }: WatchedTable): string =>
  `select audit.watch(${quoted(table)}, ${quoted(organisations)}, array[${secrets.map(quoted).join(', ')}]::text[], ${quoted(key)})`;
