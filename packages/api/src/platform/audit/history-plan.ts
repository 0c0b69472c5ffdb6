import type { EntityMetadata } from '@mikro-orm/core';
import { propertyOf } from '../db/condition-sql.js';
import {
  columnsOf,
  type HistoryList,
  type HistoryOf,
  type HistoryPart,
  type ShownColumn,
} from './history-of.js';

/** One table of a history, with what is shown of it. */
export interface PlannedTable {
  table: string;
  columns: readonly ShownColumn[];
  part?: HistoryPart;
  list?: HistoryList;
  /** Rows of their own: the column of the table with the record's id. */
  link: string | null;
}

/** A declaration with what the entities say of it. */
export interface HistoryPlan {
  declared: HistoryOf;
  meta: EntityMetadata;
  tables: readonly PlannedTable[];
  /** Every field whose rule decides something. */
  fields: readonly string[];
}

/** All histories that there are, and the entities whose names stand for ids in them. */
export interface HistoryPlans {
  of: ReadonlyMap<string, HistoryPlan>;
  named: readonly NamedEntity[];
}

/** An entity whose rows go by one of their fields. */
export interface NamedEntity {
  meta: EntityMetadata;
  field: string;
}

const declarations: HistoryOf[] = [];
let planned: { entities: ReadonlyMap<string, EntityMetadata>; plans: HistoryPlans } | undefined;

/** Adds a feature's history; `app.ts` calls it, once a kind of record. */
export function addHistory(declared: HistoryOf): void {
  if (declarations.includes(declared)) return;
  declarations.push(declared);
  planned = undefined;
}

/** The plans of all declared histories. */
export function historyPlans(entities: ReadonlyMap<string, EntityMetadata>): HistoryPlans {
  if (planned?.entities === entities) return planned.plans;
  const of = new Map(declarations.map((declared) => [declared.type, planOf(declared, entities)]));
  const names = new Set(['Person', 'Organisation', ...[...of.values()].flatMap(targetsOf)]);
  const named = [...names].sort().flatMap((name): NamedEntity[] => {
    const meta = metaOf(entities, name);
    const field = nameFieldOf(of.get(name)?.declared, meta);
    return field === null ? [] : [{ meta, field }];
  });
  const plans = { of, named };
  planned = { entities, plans };
  return plans;
}

function metaOf(entities: ReadonlyMap<string, EntityMetadata>, name: string): EntityMetadata {
  const meta = entities.get(name);
  if (!meta) throw new Error(`A history names the entity ${name}, which does not exist`);
  return meta;
}

const NAMING = ['name', 'title', 'number'] as const;

/** What the rows of an entity go by: what its own history says, else their name, title or number; null without any. */
function nameFieldOf(declared: HistoryOf | undefined, meta: EntityMetadata): string | null {
  if (declared?.named && 'field' in declared.named) return declared.named.field;
  return NAMING.find((field) => meta.props.some(({ name }) => name === field)) ?? null;
}

function planOf(declared: HistoryOf, entities: ReadonlyMap<string, EntityMetadata>): HistoryPlan {
  const parts = declared.parts.map((part): PlannedTable => {
    const meta = metaOf(entities, part.entity);
    const link = part.linkedBy ? (propertyOf(meta, part.linkedBy).fieldNames[0] ?? null) : null;
    const columns = columnsOf(part, meta).filter(({ column }) => column !== link);
    return { table: meta.tableName, columns, part, link };
  });
  const lists = (declared.lists ?? []).map(
    (list): PlannedTable => ({ table: list.table, columns: [], list, link: null }),
  );
  const tables = [...parts, ...lists];
  const fields = new Set([
    ...tables.flatMap(({ columns }) => columns.map(({ under }) => under)),
    ...lists.map(({ list }) => list?.field ?? ''),
    ...(declared.authorUnder ? [declared.authorUnder] : []),
  ]);
  return { declared, meta: metaOf(entities, declared.type), tables, fields: [...fields] };
}

const targetsOf = ({ tables }: HistoryPlan): string[] =>
  tables.flatMap(({ columns, list }) => [
    ...(list ? [list.of] : []),
    ...columns.flatMap(({ of, inside }) => [
      ...(of ? [of] : []),
      ...Object.values(inside ?? {}).filter((name) => name !== null),
    ]),
  ]);
