import { Parameters } from '../db/condition-sql.js';
import { Conflict, Forbidden, NotFound } from '../errors.js';
import type { ApiContext, WriteContext } from '../graphql/context.js';
import { readRows } from '../graphql/read.js';
import type { HistoryPlan, PlannedTable } from './history-plan.js';
import { historyPlans } from './history-plan.js';
import { Names, type RecordFacts } from './read-facts.js';
import { factsFor, type LinkedRow, planFor, readChangeRows } from './read-history.js';
import { membersOf, netOf, type ToldChange, tellNet, wantNames } from './tell-changes.js';

/** How an earlier version differs from what is now. */
interface Difference {
  plan: HistoryPlan;
  facts: RecordFacts;
  /** Changes since then, oldest first. */
  since: LinkedRow[];
}

/**
 * What would change if a record went back to how it was after an entry of its history.
 * @throws NotFound where the record or the entry is hidden or missing
 */
export async function previewVersion(
  context: ApiContext,
  type: string,
  id: string,
  entryId: string,
): Promise<ToldChange[]> {
  const { plan, facts, since } = await differenceFrom(context, type, id, entryId);
  const fields = plan.declared.restore?.fields ?? [];
  const names = new Names();
  wantNames(plan, facts.readable, since, names);
  await names.read(context, historyPlans(context.entities));
  return ownTables(plan).flatMap((table) => {
    const rows = since.filter(({ table_name }) => table_name === table.table);
    if (rows.length === 0) return [];
    if (table.list) {
      const { field, column, of } = table.list;
      const { added, removed } = membersOf(column, rows);
      const told = (ids: ReadonlySet<string>) =>
        [...ids]
          .map((one) => names.get(of, one))
          .filter((name) => name !== null)
          .join(', ') || null;
      const [before, after] = [told(added), told(removed)];
      return before === null && after === null ? [] : [{ field, kind: 'NAMES' as const, before, after }];
    }
    const { before, after } = netOf(rows);
    const columns = table.columns.filter(({ field }) => fields.includes(field));
    return tellNet(columns, facts.readable, { before: after, after: before }, names);
  });
}

/**
 * Brings back how a record was after an entry of its history, as a new version of it: by the use-case of its edit form,
 * so that rights, rules and versions hold as they do there.
 * @throws NotFound, Forbidden; Conflict WRONG_STATE where nothing would change, STALE_VERSION
 */
export async function restoreVersion(
  context: WriteContext,
  type: string,
  id: string,
  entryId: string,
  version: number,
): Promise<string> {
  const { plan, facts, since } = await differenceFrom(context, type, id, entryId);
  const { restore } = plan.declared;
  if (!restore) throw new Conflict('WRONG_STATE', 'Earlier versions of this cannot be brought back.');
  if (!facts.mayRestore) throw new Forbidden();
  const was: Record<string, unknown> = {};
  for (const table of ownTables(plan)) {
    const rows = since.filter(({ table_name }) => table_name === table.table);
    if (rows.length === 0) continue;
    if (table.list) Object.assign(was, await listAsItWas(context, table.list, id, rows));
    else Object.assign(was, valuesAsTheyWere(table, rows));
  }
  const wanted = Object.entries(was).filter(([field]) => restore.fields.includes(field));
  if (wanted.length === 0)
    throw new Conflict('WRONG_STATE', 'It is as it was then. There is nothing to bring back.');
  return restore.work(context, id, Object.fromEntries(wanted), version);
}

const ownTables = (plan: HistoryPlan): PlannedTable[] => plan.tables.filter(({ link }) => link === null);

async function differenceFrom(
  context: ApiContext,
  type: string,
  id: string,
  entryId: string,
): Promise<Difference> {
  const plan = planFor(context, type);
  const facts = await factsFor(context, plan, id);
  const rows = await readChangeRows(context, plan, id);
  const place = rows.findIndex((row) => String(row.id) === entryId);
  if (place < 0) throw new NotFound('entry of its history');
  return { plan, facts, since: rows.slice(0, place).reverse() };
}

function valuesAsTheyWere(table: PlannedTable, rows: readonly LinkedRow[]): Record<string, unknown> {
  const { before, after } = netOf(rows);
  const changed = table.columns.filter(
    ({ column }) => column in after && JSON.stringify(before[column]) !== JSON.stringify(after[column]),
  );
  return Object.fromEntries(changed.map(({ column, field }) => [field, before[column] ?? null]));
}

async function listAsItWas(
  context: ApiContext,
  list: NonNullable<PlannedTable['list']>,
  id: string,
  rows: readonly LinkedRow[],
): Promise<Record<string, unknown>> {
  const { added, removed } = membersOf(list.column, rows);
  if (added.size + removed.size === 0) return {};
  const parameters = new Parameters();
  const now = await readRows<{ id: string }>(
    context,
    `select "${list.column}" as id from "${list.table}" where "${list.key}" = ${parameters.add(id)}`,
    parameters,
  );
  const kept = now.map((row) => row.id).filter((one) => !added.has(one));
  return { [list.field]: [...kept, ...removed] };
}
