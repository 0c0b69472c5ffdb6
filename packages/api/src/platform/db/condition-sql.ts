import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import type { Condition } from '../access/access-table.js';
import type { Rows } from '../access/permissions.js';

/** Collects the values of one SQL statement; `add` answers the placeholder. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** One table of a statement: its entity and the alias it goes by. Aliases are numbered per statement. */
export interface Source {
  meta: EntityMetadata;
  alias: string;
}

/** The property of an entity; a name it does not have is a mistake in an access table or type. */
export function propertyOf(meta: EntityMetadata, name: string): EntityProperty {
  const property = meta.properties[name as never] as EntityProperty | undefined;
  if (!property) throw new Error(`${meta.className} has no property "${name}"`);
  return property;
}

/** The SQL of a property of a row: its column, or the formula declared with the entity. */
export function columnSql({ meta, alias }: Source, name: string): string {
  const property = propertyOf(meta, name);
  if (property.formula) return `(${formulaSql({ meta, alias }, property)})`;
  return `${alias}."${property.fieldNames[0]}"`;
}

function formulaSql({ meta, alias }: Source, property: EntityProperty): string {
  // A formula may take a column of the row, or the alias itself by using the whole object as text.
  const columns = new Proxy(
    {},
    {
      get: (_, name) =>
        typeof name === 'symbol' || name === 'toString' ? () => alias : columnSql({ meta, alias }, name),
    },
  );
  const table = {
    alias,
    name: meta.tableName,
    schema: undefined,
    qualifiedName: meta.tableName,
    toString: () => alias,
  };
  return String(property.formula?.(columns as never, table as never));
}

/** The SQL of a rule's rows: `null` for all of them, `false` for none, else one of the conditions. */
export function rowsSql(source: Source, rows: Rows, parameters: Parameters): string | null {
  if (rows === true) return null;
  if (rows.length === 0) return 'false';
  return `(${rows.map((condition) => conditionSql(source, condition, parameters)).join(' or ')})`;
}

/** One condition of an access table as SQL, with its values as parameters. */
export function conditionSql(source: Source, condition: Condition, parameters: Parameters): string {
  const parts = Object.entries(condition).map(([name, wanted]) =>
    propertySql(source, name, wanted, parameters),
  );
  return parts.length === 0 ? 'true' : `(${parts.join(' and ')})`;
}

function propertySql(source: Source, name: string, wanted: unknown, parameters: Parameters): string {
  if (wanted === null) return `${columnSql(source, name)} is null`;
  if (typeof wanted !== 'object' || wanted instanceof Date)
    return `${columnSql(source, name)} = ${parameters.add(wanted)}`;
  const tests = Object.entries(wanted).map(([operator, value]) =>
    operatorSql(source, name, operator, value, parameters),
  );
  return tests.join(' and ');
}

const COMPARISONS: Readonly<Record<string, string>> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

function operatorSql(
  source: Source,
  name: string,
  operator: string,
  value: unknown,
  parameters: Parameters,
): string {
  const comparison = COMPARISONS[operator];
  if (comparison) return `${columnSql(source, name)} ${comparison} ${parameters.add(value)}`;
  if (operator === '$ne' && value === null) return `${columnSql(source, name)} is not null`;
  if (operator === '$ne') return `${columnSql(source, name)} is distinct from ${parameters.add(value)}`;
  if (operator === '$in') return `${columnSql(source, name)} = any(${parameters.add(value)})`;
  if (operator === '$all') return `${columnSql(source, name)} @> ${parameters.add(value)}`;
  if (operator === '$elemMatch') return existsSql(source, name, value as Condition, parameters);
  throw new Error(
    `The condition on ${source.meta.className}.${name} uses ${operator}, which SQL does not know`,
  );
}

function existsSql(source: Source, name: string, condition: Condition, parameters: Parameters): string {
  const property = propertyOf(source.meta, name);
  const target = property.targetMeta;
  if (property.kind !== ReferenceKind.ONE_TO_MANY || !target)
    throw new Error(`${source.meta.className}.${name} is not a list of rows`);
  const inner: Source = { meta: target, alias: `${source.alias}_${name}` };
  const link = `${columnSql(inner, property.mappedBy)} = ${columnSql(source, 'id')}`;
  return `exists (select from "${target.tableName}" ${inner.alias} where ${link} and ${conditionSql(inner, condition, parameters)})`;
}
