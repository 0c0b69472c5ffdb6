import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Permissions } from '../access/permissions.js';
import {
  columnSql,
  conditionSql,
  type Parameters,
  propertyOf,
  rowsSql,
  type Source,
} from '../db/condition-sql.js';
import type { Selection } from './selection.js';

/** What turning a selection into SQL needs to know. */
export interface ReadPlan {
  schema: GraphQLSchema;
  /** Entity metadata by GraphQL type name. */
  entities: ReadonlyMap<string, EntityMetadata>;
  permissions: Permissions;
  parameters: Parameters;
  now: Date;
  /** Set where the SQL is right for this moment only, so that it cannot be kept. */
  isOfTheMoment: boolean;
}

/** A row as a JSON expression, and the joins that it needs. */
export interface Shape {
  json: string;
  joins: string[];
}

/**
 * The JSON of one row with exactly the selected fields: to-one relations as joins, lists as one aggregate each. A
 * related row that the viewer may not see is null, a field that they may not read too.
 */
export function shapeOf(plan: ReadPlan, source: Source, selection: Selection): Shape {
  const type = objectType(plan, source.meta.className);
  const joins: string[] = [];
  const pairs: string[] = [];
  for (const [name, below] of selection) {
    const field = type.getFields()[name];
    if (!field) continue;
    for (const needed of (field.extensions.needs as readonly string[] | undefined) ?? [])
      pairs.push(`'${needed}', ${columnSql(source, needed)}`);
    if (field.extensions.needs) continue;
    const value = name === 'can' ? canSql(plan, source) : valueSql(plan, source, type, name, below, joins);
    pairs.push(`'${name}', ${value}`);
  }
  return { json: `json_build_object(${pairs.join(', ')})`, joins };
}

function objectType(plan: ReadPlan, name: string): GraphQLObjectType {
  const type = plan.schema.getType(name);
  if (!isObjectType(type)) throw new Error(`There is no GraphQL type ${name}`);
  return type;
}

function valueSql(
  plan: ReadPlan,
  source: Source,
  type: GraphQLObjectType,
  name: string,
  below: Selection,
  joins: string[],
): string {
  const rows = plan.permissions.field(type.name, name);
  if (rows !== true && rows.length === 0) return 'null';
  const value = plainSql(plan, source, type, name, below, joins);
  if (rows === true || rows === plan.permissions.visible(type.name)) return value;
  return `case when ${rowsSql(source, rows, plan.parameters)} then ${value} end`;
}

function plainSql(
  plan: ReadPlan,
  source: Source,
  type: GraphQLObjectType,
  name: string,
  below: Selection,
  joins: string[],
): string {
  const property = propertyOf(source.meta, name);
  const fieldType = type.getFields()[name]?.type;
  const target = plan.entities.get(getNamedType(fieldType)?.name ?? '');
  if (!target) return columnSql(source, name);
  const isList = isListType(isNonNullType(fieldType) ? fieldType.ofType : fieldType);
  return isList
    ? listSql(plan, source, property, target, below)
    : toOneSql(plan, source, property, target, below, joins);
}

function toOneSql(
  plan: ReadPlan,
  source: Source,
  property: EntityProperty,
  meta: EntityMetadata,
  below: Selection,
  joins: string[],
): string {
  const target: Source = { meta, alias: plan.parameters.alias() };
  const shape = shapeOf(plan, target, below);
  const key = columnSql(target, meta.primaryKeys[0] ?? 'id');
  const seen = rowsSql(target, plan.permissions.visible(meta.className), plan.parameters);
  joins.push(
    `left join "${meta.tableName}" ${target.alias} on ${key} = ${columnSql(source, property.name)}${seen ? ` and ${seen}` : ''}`,
    ...shape.joins,
  );
  return `case when ${key} is null then null else ${shape.json} end`;
}

function listSql(
  plan: ReadPlan,
  source: Source,
  property: EntityProperty,
  meta: EntityMetadata,
  below: Selection,
): string {
  const target: Source = { meta, alias: plan.parameters.alias() };
  const shape = shapeOf(plan, target, below);
  const seen = rowsSql(target, plan.permissions.visible(meta.className), plan.parameters);
  const where = [linkSql(source, property, target), ...(seen ? [seen] : [])];
  const order = meta.properties['name' as never] ? `${columnSql(target, 'name')}, ` : '';
  const inner =
    `select ${shape.json} as j from "${meta.tableName}" ${target.alias} ${shape.joins.join(' ')} ` +
    `where ${where.join(' and ')} order by ${order}${columnSql(target, 'id')}`;
  return `(select coalesce(json_agg(l.j), '[]') from (${inner}) l)`;
}

function linkSql(source: Source, property: EntityProperty, target: Source): string {
  if (property.kind === ReferenceKind.ONE_TO_MANY)
    return `${columnSql(target, property.mappedBy)} = ${columnSql(source, 'id')}`;
  if (property.kind === ReferenceKind.MANY_TO_MANY)
    return (
      `${columnSql(target, 'id')} in (select p."${property.inverseJoinColumns[0]}" from "${property.pivotTable}" p ` +
      `where p."${property.joinColumns[0]}" = ${columnSql(source, 'id')})`
    );
  return `${columnSql(target, 'id')} = any(${columnSql(source, property.name)})`;
}

/** The names of the actions that the viewer may do with this row as it stands now. */
function canSql(plan: ReadPlan, source: Source): string {
  const subject = plan.permissions.subjects.get(source.meta.className);
  const states = subject?.table.states?.(plan.now) ?? {};
  plan.isOfTheMoment = true;
  const names: string[] = [];
  for (const [action, rows] of subject?.actions ?? []) {
    if (rows !== true && rows.length === 0) continue;
    const state = states[action];
    const tests = [
      rowsSql(source, rows, plan.parameters),
      state ? conditionSql(source, state, plan.parameters) : null,
    ].filter((test) => test !== null);
    names.push(tests.length === 0 ? `'${action}'` : `case when ${tests.join(' and ')} then '${action}' end`);
  }
  return names.length === 0
    ? `'[]'::json`
    : `to_json(array_remove(array[${names.join(', ')}]::text[], null))`;
}
