import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import type { Condition } from '../access/access-table.js';
import type { Rows } from '../access/permissions.js';

/** Collects the values and numbers the tables of one SQL statement. */
export class Parameters {
  readonly values: unknown[];
  readonly #known = new Map<string, string>();
  #aliases: number;

  /** @param from what a statement that goes on has collected so far */
  constructor(from?: Parameters) {
    this.values = from ? [...from.values] : [];
    this.#aliases = from ? from.#aliases : 0;
  }

  /** Answers the placeholder of a value. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** The same for a value that is compared with a column of this type: equal ones share a placeholder. */
  addOf(type: string, value: unknown): string {
    const key = `${type} ${JSON.stringify(value)}`;
    const known = this.#known.get(key) ?? this.add(value);
    this.#known.set(key, known);
    return known;
  }

  /** An alias that no other table of the statement has. */
  alias(): string {
    this.#aliases += 1;
    return `t${this.#aliases}`;
  }
}

/** One table of a statement: its entity and the alias it goes by. Aliases are numbered in a statement. */
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
  return `(${withoutImplied(rows)
    .map((condition) => conditionSql(source, condition, parameters))
    .join(' or ')})`;
}

const kept = new WeakMap<readonly Condition[], readonly Condition[]>();

/** What a manager's rule gives of the whole organisation, it need not give of the own bookings once more. */
function withoutImplied(rows: readonly Condition[]): readonly Condition[] {
  const known = kept.get(rows);
  if (known) return known;
  const wider = rows.filter(
    (row, index) =>
      !rows.some(
        (other, place) => place !== index && implies(row, other) && (place < index || !implies(other, row)),
      ),
  );
  kept.set(rows, wider);
  return wider;
}

/** Does a row that meets the one condition always meet the other? */
const implies = (one: Condition, other: Condition): boolean =>
  Object.entries(other).every(
    ([name, wanted]) => name in one && JSON.stringify(one[name]) === JSON.stringify(wanted),
  );

/** One condition of an access table as SQL, with its values as parameters. */
export function conditionSql(source: Source, condition: Condition, parameters: Parameters): string {
  const parts = Object.entries(condition).map(([name, wanted]) =>
    propertySql(source, name, wanted, parameters),
  );
  return parts.length === 0 ? 'true' : `(${parts.join(' and ')})`;
}

function propertySql(source: Source, name: string, wanted: unknown, parameters: Parameters): string {
  if (wanted === null) return `${columnSql(source, name)} is null`;
  if (typeof wanted === 'boolean') return `${wanted ? '' : 'not '}${columnSql(source, name)}`;
  if (typeof wanted !== 'object' || wanted instanceof Date)
    return `${columnSql(source, name)} = ${placeholder(source, name, '', wanted, parameters)}`;
  const tests = Object.entries(wanted).map(([operator, value]) =>
    operatorSql(source, name, operator, value, parameters),
  );
  return tests.join(' and ');
}

function placeholder(
  { meta }: Source,
  name: string,
  suffix: string,
  value: unknown,
  parameters: Parameters,
): string {
  const type = propertyOf(meta, name).columnTypes?.[0];
  return type === undefined ? parameters.add(value) : parameters.addOf(type + suffix, value);
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
  if (operator === '$ne')
    return `${columnSql(source, name)} is distinct from ${placeholder(source, name, '', value, parameters)}`;
  if (operator === '$in')
    return `${columnSql(source, name)} = any(${placeholder(source, name, '[]', value, parameters)})`;
  if (operator === '$all')
    return `${columnSql(source, name)} @> ${placeholder(source, name, '', value, parameters)}`;
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
  const inner: Source = { meta: target, alias: parameters.alias() };
  const link = `${columnSql(inner, property.mappedBy)} = ${columnSql(source, 'id')}`;
  return `exists (select from "${target.tableName}" ${inner.alias} where ${link} and ${conditionSql(inner, condition, parameters)})`;
}
