import type { ShownColumn, ValueKind, Values } from './history-of.js';
import type { HistoryPlan, PlannedTable } from './history-plan.js';
import type { Names } from './read-facts.js';

/** A row of the log, as it is read. */
export interface ChangeRow {
  id: number;
  xid: number;
  at: string;
  person_id: string | null;
  acting_for: string | null;
  table_name: string;
  row_id: string;
  action: 'INSERT' | 'UPDATE' | 'DELETE' | 'READ';
  before: Values | null;
  after: Values | null;
}

/** One field that changed, in words. */
export interface ToldChange {
  field: string;
  kind: ValueKind;
  before: string | null;
  after: string | null;
}

const HIDDEN = 'not visible to you';
const isSecret = (value: unknown): boolean => typeof value === 'string' && value.startsWith('sha256:');

export const tableOf = (plan: HistoryPlan, name: string): PlannedTable | undefined =>
  plan.tables.find(({ table }) => table === name);

/** What changed from the first of some rows to the last, by column. The rows are of one table and in order. */
interface Net {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

export function netOf(rows: readonly ChangeRow[]): Net {
  const net: Net = { before: {}, after: {} };
  for (const row of rows) {
    for (const column of Object.keys({ ...row.before, ...row.after })) {
      if (!(column in net.before)) net.before[column] = row.before?.[column] ?? null;
      net.after[column] = row.after?.[column] ?? null;
    }
  }
  return net;
}

/** What was done, in a word. The record's own table comes first. */
export function actionOf(plan: HistoryPlan, rows: readonly ChangeRow[]): string {
  if (rows.every(({ action }) => action === 'READ')) return 'READ';
  for (const { table, part, link } of plan.tables) {
    const own = rows.filter((row) => row.table_name === table);
    const [first] = own;
    if (!first || !part) continue;
    const said = part.actionOf?.({ action: first.action, ...netOf(own) });
    if (said) return said;
    const isRecord = link === null && table === plan.meta.tableName;
    if (isRecord && first.action === 'INSERT') return 'CREATED';
    if (isRecord && own.at(-1)?.action === 'DELETE') return 'DELETED';
  }
  return 'CHANGED';
}

/** Asks for the names of everything that the rows refer to and that may be read. */
export function wantNames(
  plan: HistoryPlan,
  readable: ReadonlySet<string>,
  rows: readonly ChangeRow[],
  names: Names,
): void {
  for (const row of rows) {
    const table = tableOf(plan, row.table_name);
    for (const values of [row.before, row.after]) {
      if (!values || !table) continue;
      if (table.list) names.want(table.list.of, values[table.list.column]);
      for (const column of table.columns)
        if (readable.has(column.under)) wantColumn(column, values[column.column], names);
    }
  }
}

function wantColumn({ of, inside }: ShownColumn, value: unknown, names: Names): void {
  if (of) for (const id of Array.isArray(value) ? value : [value]) names.want(of, id);
  for (const [field, target] of Object.entries(inside ?? {})) {
    const inner = isObject(value) ? value[field] : null;
    if (target) for (const id of Array.isArray(inner) ? inner : [inner]) names.want(target, id);
  }
}

/** The changes of one entry, field by field, with only what may be read. */
export function tellChanges(
  plan: HistoryPlan,
  readable: ReadonlySet<string>,
  rows: readonly ChangeRow[],
  names: Names,
): ToldChange[] {
  return plan.tables.flatMap((table) => {
    const own = rows.filter((row) => row.table_name === table.table && row.action !== 'READ');
    if (own.length === 0) return [];
    if (table.list) return readable.has(table.list.field) ? tellList(table.list, own, names) : [];
    const isNew = own[0]?.action === 'INSERT';
    return tellNet(table.columns, readable, netOf(own), names).filter(
      ({ kind, after }) => !isNew || (kind !== 'SECRET' && after !== null),
    );
  });
}

/** The difference between two states in words, for the columns that may be read. */
export function tellNet(
  columns: readonly ShownColumn[],
  readable: ReadonlySet<string>,
  { before, after }: Net,
  names: Names,
): ToldChange[] {
  return columns
    .filter(({ column, under }) => readable.has(under) && column in after)
    .flatMap((column) => tellColumn(column, before[column.column], after[column.column], names))
    .filter(({ kind, before: was, after: is }) => kind === 'SECRET' || was !== is);
}

function tellColumn(column: ShownColumn, before: unknown, after: unknown, names: Names): ToldChange[] {
  if (isSecret(before) || isSecret(after))
    return before === after ? [] : [{ field: column.field, kind: 'SECRET', before: null, after: null }];
  if (!column.inside) {
    const told = (value: unknown) => wordsOf(column, value, names);
    return [{ field: column.field, kind: column.kind, before: told(before), after: told(after) }];
  }
  return Object.entries(column.inside).map(([field, of]) => {
    const [was, is] = [before, after].map((value) => (isObject(value) ? value[field] : null));
    const inner = { ...column, inside: undefined, ...insideKind(of, was ?? is) };
    const told = (value: unknown) => wordsOf(inner, value, names);
    return { field: `${column.field}.${field}`, kind: inner.kind, before: told(was), after: told(is) };
  });
}

function insideKind(of: string | null, sample: unknown): { kind: ValueKind; of?: string } {
  if (of) return { kind: 'NAMES', of };
  if (Array.isArray(sample)) return { kind: 'WORDS' };
  return { kind: typeof sample === 'number' ? 'NUMBER' : 'TEXT' };
}

/** A value as a text: names instead of ids, nothing for nothing. */
function wordsOf(
  { kind, of, text }: Pick<ShownColumn, 'kind' | 'of' | 'text'>,
  value: unknown,
  names: Names,
): string | null {
  if (value === null || value === undefined) return null;
  if (text) return text(value) || null;
  if (of) {
    const ids = (Array.isArray(value) ? value : [value]).map(String);
    return ids.map((id) => names.get(of, id) ?? HIDDEN).join(', ') || null;
  }
  if (kind === 'INSTANT') return new Date(String(value)).toISOString();
  return Array.isArray(value) ? value.join(', ') || null : String(value);
}

function tellList(
  { field, column, of }: NonNullable<PlannedTable['list']>,
  rows: readonly ChangeRow[],
  names: Names,
): ToldChange[] {
  const { added, removed } = membersOf(column, rows);
  const told = (ids: ReadonlySet<string>) =>
    [...ids].map((id) => names.get(of, id) ?? HIDDEN).join(', ') || null;
  const [before, after] = [told(removed), told(added)];
  return before === null && after === null ? [] : [{ field, kind: 'NAMES', before, after }];
}

/** Who came to a list and who left it, over some rows in order. */
export function membersOf(column: string, rows: readonly ChangeRow[]) {
  const added = new Set<string>();
  const removed = new Set<string>();
  for (const { action, before, after } of rows) {
    const id = String((action === 'DELETE' ? before : after)?.[column]);
    const [to, from] = action === 'DELETE' ? [removed, added] : [added, removed];
    if (!from.delete(id)) to.add(id);
  }
  return { added, removed };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
