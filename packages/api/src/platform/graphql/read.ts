import type { EntityMetadata } from '@mikro-orm/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Permissions } from '../access/permissions.js';
import { orgIdsOf } from '../access/viewer.js';
import { now } from '../clock.js';
import { columnSql, Parameters, propertyOf, rowsSql, type Source } from '../db/condition-sql.js';
import { readAs } from '../db/read-as.js';
import { Invalid } from '../errors.js';
import { isUuid } from '../is-uuid.js';
import type { ApiContext } from './context.js';
import { type ReadPlan, type Shape, shapeOf } from './read-sql.js';
import { type Selection, selectionOf } from './selection.js';

/** A page of a list: the items as plain rows in the shape of the selection, and how many there are in all. */
export interface Page {
  items: unknown[];
  total: number;
}

/** Which rows of a list, in which order, and which page of them. */
export interface ListRequest {
  /** The entity, which is also the name of the GraphQL type of the items. */
  of: string;
  /** Conditions beyond what the viewer may see, each as SQL; undefined ones are left out. */
  where?: (row: Source, parameters: Parameters) => readonly (string | undefined)[];
  /**
   * A join that chooses rows and says how well each fits, such as a search: its SQL, and the SQL of that number. The
   * `where` may use its columns.
   */
  found?: ((row: Source, parameters: Parameters) => { join: string; rank: string }) | undefined;
  /**
   * Property to sort by and its direction; the id settles ties, so that the order is always the same. RANK: what fits best
   * comes first. What the API does not show under this name is under the rule of the field `under`.
   */
  sort?: { field: string; order: 'ASC' | 'DESC'; under?: string } | 'RANK' | null | undefined;
  page: number;
  perPage: number;
}

/**
 * Answers a list with one SQL statement: the viewer's organisation is set, rows and fields are checked, relations are
 * joined, and only what the query selects is read. Nothing maps the rows afterwards.
 * @throws Invalid when the page asked for is not a page.
 */
export async function readPage(
  context: ApiContext,
  info: GraphQLResolveInfo,
  request: ListRequest,
): Promise<Page> {
  const { page, perPage } = request;
  if (perPage < 1 || perPage > 100) throw new Invalid({ perPage: 'Ask for between 1 and 100 at a time.' });
  if (page < 1 || page > 1_000_000) throw new Invalid({ page: 'Pages are counted from 1.' });
  const selection = selectionOf(info);
  const items = selection.get('items');
  const { row, shape, parameters } = shapeFor(context, request.of, items ?? NOTHING);
  const seen = rowsSql(row, context.permissions.visible(request.of), parameters);
  const where = [seen, ...(request.where?.(row, parameters) ?? [])].filter(
    (part) => typeof part === 'string',
  );
  const found = request.found?.(row, parameters);
  const filter = where.length === 0 ? '' : ` where ${where.join(' and ')}`;
  const table = `"${row.meta.tableName}" ${row.alias}${found ? ` ${found.join}` : ''}`;
  const count = `(select count(*) from ${table}${filter})`;
  if (!items) return (await run(context, `json_build_object('total', ${count})`, '', parameters)) as Page;
  const { sort } = request;
  const isRanked = sort === 'RANK' && found !== undefined;
  const byField = isRanked
    ? ''
    : orderSql(context.permissions, parameters, row, sort === 'RANK' ? null : sort);
  const order = (rank: string) => (isRanked ? ` order by ${rank} desc, ${columnSql(row, 'id')}` : byField);
  // One's own rows are few: counted while they are chosen, and found by whose they are rather than by walking an index
  // in the wanted order past everybody else's. Who sees all rows has them counted apart.
  const countsAlong = seen !== null || found !== undefined;
  // The page first, and only then what belongs to its rows. The limit stands in the text for the planner to see.
  const chosen =
    `select ${row.alias}.*${countsAlong ? ', count(*) over () as rows_in_all' : ''}` +
    `${isRanked ? `, ${found.rank} as rank_of_row` : ''} from ${table}${filter}${order(found?.rank ?? '')} ` +
    `limit ${Math.trunc(perPage)} offset ${parameters.add((page - 1) * perPage)}`;
  const inner =
    `select ${shape.json} as j${countsAlong ? `, ${row.alias}.rows_in_all as n` : ''} from (${chosen}) ${row.alias} ` +
    `${shape.joins.join(' ')}${order(`${row.alias}.rank_of_row`)}`;
  // A page past the last one has no row that could tell how many there are.
  const counted = countsAlong ? `coalesce(max(i.n), ${count})` : count;
  const total = selection.has('total') ? `'total', ${counted}, ` : '';
  const json = `json_build_object(${total}'items', coalesce(json_agg(i.j), '[]'))`;
  return (await run(context, json, `from (${inner}) i where true`, parameters)) as Page;
}

/** Answers all rows that the viewer may see, for what is never more than a handful. */
export async function readAll(
  context: ApiContext,
  info: GraphQLResolveInfo,
  of: string,
  field: string,
): Promise<unknown> {
  const { row, shape, parameters } = shapeFor(context, of, selectionOf(info));
  const seen = rowsSql(row, context.permissions.visible(of), parameters);
  const inner =
    `select ${shape.json} as j from "${row.meta.tableName}" ${row.alias} ${shape.joins.join(' ')} ` +
    `${seen ? `where ${seen}` : ''} order by ${columnSql(row, field)}`;
  return run(context, `(select coalesce(json_agg(r.j), '[]') from (${inner}) r)`, '', parameters);
}

/** Rows that a feature chooses itself, in the shape of a selection, in their order; at most so many. */
export async function readMany(
  context: ApiContext,
  selection: Selection,
  { of, where, sort }: Pick<ListRequest, 'of' | 'where'> & { sort: { field: string; order: 'ASC' | 'DESC' } },
  most = 200,
): Promise<unknown[]> {
  const { row, shape, parameters } = shapeFor(context, of, selection);
  const seen = rowsSql(row, context.permissions.visible(of), parameters);
  const tests = [seen, ...(where?.(row, parameters) ?? [])].filter((part) => typeof part === 'string');
  const filter = tests.length === 0 ? '' : ` where ${tests.join(' and ')}`;
  const order = orderSql(context.permissions, parameters, row, sort);
  const inner =
    `select ${shape.json} as j from "${row.meta.tableName}" ${row.alias} ${shape.joins.join(' ')}${filter}${order} ` +
    `limit ${Math.trunc(most)}`;
  const rows = await run(context, `(select coalesce(json_agg(r.j), '[]') from (${inner}) r)`, '', parameters);
  return rows as unknown[];
}

/** Answers one row by its id in the shape of the selection; null where it is hidden or missing. */
export async function readOne(
  context: ApiContext,
  info: GraphQLResolveInfo,
  of: string,
  id: string,
): Promise<unknown> {
  return readSelected(context, selectionOf(info), of, id);
}

/** The same for a selection that is already known. */
export async function readSelected(
  context: ApiContext,
  selection: Selection,
  of: string,
  id: string,
): Promise<unknown> {
  if (!isUuid(id)) return null;
  const { row, shape, parameters } = shapeFor(context, of, selection);
  const seen = rowsSql(row, context.permissions.visible(of), parameters);
  const key = columnSql(row, row.meta.primaryKeys[0] ?? 'id');
  const from = `from "${row.meta.tableName}" ${row.alias} ${shape.joins.join(' ')} where ${key} = ${parameters.add(id)}${seen ? ` and ${seen}` : ''}`;
  return run(context, shape.json, from, parameters);
}

/** Whether the viewer sees a row at all. */
export async function isVisible(context: ApiContext, of: string, id: string): Promise<boolean> {
  return (await readSelected(context, new Map([['id', new Map()]]), of, id)) !== null;
}

/** Whether the viewer may read a field of a row, whatever is in it. */
export async function isReadable(
  context: ApiContext,
  of: string,
  id: string,
  field: string,
): Promise<boolean> {
  const meta = context.entities.get(of);
  if (!meta || !isUuid(id)) return false;
  const row: Source = { meta, alias: 'r' };
  const parameters = new Parameters();
  const { permissions } = context;
  const rules = [permissions.visible(of), permissions.field(of, field)].map(
    (rows) => rowsSql(row, rows, parameters) ?? 'true',
  );
  const rows = await readRows(
    context,
    `select from "${meta.tableName}" r where ${columnSql(row, meta.primaryKeys[0] ?? 'id')} = ${parameters.add(id)} and ${rules.join(' and ')}`,
    parameters,
  );
  return rows.length > 0;
}

const NOTHING: Selection = new Map();

/** The SQL of a selection for one viewer, with the parameters that it brings. */
interface KnownShape {
  row: Source;
  shape: Shape;
  parameters: Parameters;
}

// Selections live as long as the parsed document, permissions as long as somebody uses them.
const shapes = new WeakMap<Selection, WeakMap<Permissions, KnownShape>>();

function shapeFor(context: ApiContext, of: string, selection: Selection): KnownShape {
  const { schema, entities, permissions } = context;
  const known = shapes.get(selection)?.get(permissions);
  if (known?.row.meta.className === of) return { ...known, parameters: new Parameters(known.parameters) };
  const meta: EntityMetadata | undefined = entities.get(of);
  if (!meta) throw new Error(`There is no entity ${of}`);
  const row: Source = { meta, alias: 'r' };
  const parameters = new Parameters();
  const plan: ReadPlan = { schema, entities, permissions, parameters, now: now(), isOfTheMoment: false };
  const shape = shapeOf(plan, row, selection);
  if (!plan.isOfTheMoment) {
    const ofSelection = shapes.get(selection) ?? new WeakMap<Permissions, KnownShape>();
    shapes.set(selection, ofSelection);
    ofSelection.set(permissions, { row, shape, parameters: new Parameters(parameters) });
  }
  return { row, shape, parameters };
}

function orderSql(
  permissions: Permissions,
  parameters: Parameters,
  row: Source,
  sort: Exclude<ListRequest['sort'], 'RANK'>,
): string {
  const direction = sort?.order === 'DESC' ? 'desc' : 'asc';
  const byId = ` order by ${columnSql(row, 'id')} ${direction}`;
  if (!sort || sort.field === 'id') return byId;
  const readable = permissions.field(row.meta.className, sort.under ?? sort.field);
  const column = columnSql(row, sort.field);
  // What may not be read on a row does not say either where the row stands.
  const isGuarded = readable !== true && readable !== permissions.visible(row.meta.className);
  const value = isGuarded ? `case when ${rowsSql(row, readable, parameters)} then ${column} end` : column;
  // Only where there are nulls: an index goes backwards without these words, but not with them.
  const nulls = isGuarded || propertyOf(row.meta, sort.field).nullable ? ' nulls last' : '';
  return ` order by ${value} ${direction}${nulls}, ${columnSql(row, 'id')} ${direction}`;
}

/**
 * Runs a read that a feature wrote itself, under row-level security in one round trip. Timestamps come as texts.
 * @param text a select; the placeholders are those of `parameters`
 */
export async function readRows<Row>(
  context: ApiContext,
  text: string,
  parameters: Parameters,
): Promise<Row[]> {
  const rows = await run(context, `(select coalesce(json_agg(q), '[]') from (${text}) q)`, '', parameters);
  return rows as Row[];
}

const run = (context: ApiContext, json: string, from: string, parameters: Parameters): Promise<unknown> =>
  readAs(
    context.query,
    { orgIds: orgIdsOf(context.viewer), personId: context.viewer.personId },
    json,
    from,
    parameters,
  );
