import { now } from '../clock.js';
import {
  columnSql,
  conditionSql,
  Parameters,
  propertyOf,
  rowsSql,
  type Source,
} from '../db/condition-sql.js';
import type { ApiContext } from '../graphql/context.js';
import { readRows } from '../graphql/read.js';
import { isUuid } from '../is-uuid.js';
import type { HistoryPlan, HistoryPlans } from './history-plan.js';

/** What the viewer may read of one record, by the rules of the record itself, as it stands now. */
export interface RecordFacts {
  /** Fields of the record that may be read. */
  readable: ReadonlySet<string>;
  mayRestore: boolean;
  /** What the record goes by; null where that may not be read. */
  name: string | null;
  version: number | null;
}

interface FactsRow {
  type: string;
  id: string;
  rules: boolean[];
  restore: boolean;
  name: string | null;
  version: number | null;
}

export const keyOf = (type: string, id: string): string => `${type}:${id}`;

/** Asks the access tables about records, of whatever type, in one statement; those that are hidden are not in the answer. */
export async function readFacts(
  context: ApiContext,
  wanted: readonly { plan: HistoryPlan; ids: readonly string[] }[],
): Promise<ReadonlyMap<string, RecordFacts>> {
  const parameters = new Parameters();
  const order = new Map<string, readonly number[]>();
  const selects = wanted.map(({ plan, ids }, n) => {
    const source: Source = { meta: plan.meta, alias: `f${n}` };
    const { sql, places } = rulesSql(context, plan, source, parameters);
    order.set(plan.declared.type, places);
    const seen = rowsSql(source, context.permissions.visible(plan.declared.type), parameters) ?? 'true';
    return (
      `select '${plan.declared.type}' as type, ${columnSql(source, 'id')} as id, ${sql} as rules, ` +
      `${restoreSql(context, plan, source, parameters)} as restore, ${nameSql(context, plan, source, parameters)} as name, ` +
      `${columnSql(source, 'version')} as version from "${plan.meta.tableName}" ${source.alias} ` +
      `where ${columnSql(source, 'id')} = any(${parameters.add(ids.filter(isUuid))}::uuid[]) and ${seen}`
    );
  });
  if (selects.length === 0) return new Map();
  const rows = await readRows<FactsRow>(context, selects.join(' union all '), parameters);
  const plans = new Map(wanted.map(({ plan }) => [plan.declared.type, plan]));
  return new Map(
    rows.map(({ type, id, rules, restore, name, version }) => {
      const places = order.get(type) ?? [];
      const fields = plans.get(type)?.fields ?? [];
      const readable = new Set(fields.filter((_, n) => rules[places[n] ?? -1]));
      return [keyOf(type, id), { readable, mayRestore: restore, name, version }];
    }),
  );
}

/** The rules of all fields, each different one once, and where in the answer the rule of each field stands. */
function rulesSql(context: ApiContext, plan: HistoryPlan, source: Source, parameters: Parameters) {
  const known = new Map<unknown, number>();
  const parts: string[] = [];
  const places = plan.fields.map((field) => {
    const rows = context.permissions.field(plan.declared.type, field);
    const key = rows === true || rows.length === 0 ? String(rows) : rows;
    const place =
      known.get(key) ?? parts.push(`coalesce(${rowsSql(source, rows, parameters) ?? 'true'}, false)`) - 1;
    known.set(key, place);
    return place;
  });
  return { sql: `json_build_array(${parts.join(', ')})`, places };
}

function restoreSql(context: ApiContext, plan: HistoryPlan, source: Source, parameters: Parameters): string {
  const { type, restore } = plan.declared;
  if (!restore) return 'false';
  const rule = rowsSql(source, context.permissions.action(type, restore.action), parameters) ?? 'true';
  const state = context.permissions.subjects.get(type)?.table.states?.(now())[restore.action];
  return state
    ? `coalesce(${rule} and ${conditionSql(source, state, parameters)}, false)`
    : `coalesce(${rule}, false)`;
}

function nameSql(context: ApiContext, plan: HistoryPlan, source: Source, parameters: Parameters): string {
  const named = plan.declared.named ?? { field: 'name' };
  if ('as' in named) return 'null';
  const rule = rowsSql(source, context.permissions.field(plan.declared.type, named.field), parameters);
  const column = columnSql(source, named.field);
  return rule ? `case when ${rule} then ${column}::text end` : `${column}::text`;
}

/** Names by entity and id, of those that the viewer may know. */
export class Names {
  readonly #wanted = new Map<string, Set<string>>();
  readonly #known = new Map<string, string>();

  want(of: string, id: unknown): void {
    if (typeof id !== 'string') return;
    const ids = this.#wanted.get(of) ?? new Set();
    this.#wanted.set(of, ids.add(id));
  }

  /** Null where it is hidden or gone. */
  get(of: string, id: string): string | null {
    return this.#known.get(keyOf(of, id)) ?? null;
  }

  /** Reads all that were wanted, in one statement that is always the same. */
  async read(context: ApiContext, { named }: HistoryPlans): Promise<void> {
    if (this.#wanted.size === 0) return;
    const parameters = new Parameters();
    const selects = named.map(({ meta, field }, n) => {
      const source: Source = { meta, alias: `n${n}` };
      const key = meta.primaryKeys[0] ?? 'id';
      const ids = [...(this.#wanted.get(meta.className) ?? [])];
      const isById = propertyOf(meta, key).columnTypes[0] === 'uuid';
      const { permissions } = context;
      const rules = [permissions.visible(meta.className), permissions.field(meta.className, field)];
      const seen = rules.map((rows) => rowsSql(source, rows, parameters)).filter((sql) => sql !== null);
      const where = `${columnSql(source, key)} = any(${parameters.add(isById ? ids.filter(isUuid) : ids)}::${isById ? 'uuid' : 'text'}[])`;
      return (
        `select '${meta.className}' as of, ${columnSql(source, key)}::text as id, ${columnSql(source, field)}::text as name ` +
        `from "${meta.tableName}" ${source.alias} where ${[where, ...seen].join(' and ')}`
      );
    });
    const rows = await readRows<{ of: string; id: string; name: string }>(
      context,
      selects.join(' union all '),
      parameters,
    );
    for (const { of, id, name } of rows) this.#known.set(keyOf(of, id), name);
  }
}
