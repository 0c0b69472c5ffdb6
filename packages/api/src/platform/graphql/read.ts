import type { EntityMetadata } from '@mikro-orm/core';
import type { GraphQLResolveInfo } from 'graphql';
import { orgIdsOf } from '../access/viewer.js';
import { now } from '../clock.js';
import { columnSql, Parameters, rowsSql, type Source } from '../db/condition-sql.js';
import { Invalid } from '../errors.js';
import { isUuid } from '../is-uuid.js';
import type { ApiContext } from './context.js';
import { type ReadPlan, shapeOf } from './read-sql.js';
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
  /** Property to sort by and its direction; the id settles ties, so that the order is always the same. */
  sort?: { field: string; order: 'ASC' | 'DESC' } | null | undefined;
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
  const { plan, row } = planFor(context, request.of);
  const seen = rowsSql(row, context.permissions.visible(request.of), plan.parameters);
  const where = [seen, ...(request.where?.(row, plan.parameters) ?? [])].filter(
    (part) => typeof part === 'string',
  );
  const filter = where.length === 0 ? '' : ` where ${where.join(' and ')}`;
  const table = `"${row.meta.tableName}" ${row.alias}`;
  const parts: string[] = [];
  if (selection.has('total')) parts.push(`'total', (select count(*) from ${table}${filter})`);
  const items = selection.get('items');
  if (items) {
    const shape = shapeOf(plan, row, items);
    const limit = `limit ${plan.parameters.add(perPage)} offset ${plan.parameters.add((page - 1) * perPage)}`;
    const inner = `select ${shape.json} as j from ${table} ${shape.joins.join(' ')}${filter}${orderSql(row, request.sort)} ${limit}`;
    parts.push(`'items', (select coalesce(json_agg(r.j), '[]') from (${inner}) r)`);
  }
  const answer = await run(context, `json_build_object(${parts.join(', ')})`, '', plan.parameters);
  return answer as Page;
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
  const { plan, row } = planFor(context, of);
  const seen = rowsSql(row, context.permissions.visible(of), plan.parameters);
  const shape = shapeOf(plan, row, selection);
  const key = columnSql(row, row.meta.primaryKeys[0] ?? 'id');
  const from = `from "${row.meta.tableName}" ${row.alias} ${shape.joins.join(' ')} where ${key} = ${plan.parameters.add(id)}${seen ? ` and ${seen}` : ''}`;
  return run(context, shape.json, from, plan.parameters);
}

/** Whether the viewer sees a row at all. */
export async function isVisible(context: ApiContext, of: string, id: string): Promise<boolean> {
  return (await readSelected(context, new Map([['id', new Map()]]), of, id)) !== null;
}

function planFor(context: ApiContext, of: string): { plan: ReadPlan; row: Source } {
  const meta: EntityMetadata | undefined = context.entities.get(of);
  if (!meta) throw new Error(`There is no entity ${of}`);
  const { schema, entities, permissions } = context;
  return {
    plan: { schema, entities, permissions, parameters: new Parameters(), now: now() },
    row: { meta, alias: 'r' },
  };
}

function orderSql(row: Source, sort: ListRequest['sort']): string {
  const direction = sort?.order === 'DESC' ? 'desc' : 'asc';
  const first = sort && sort.field !== 'id' ? `${columnSql(row, sort.field)} ${direction} nulls last, ` : '';
  return ` order by ${first}${columnSql(row, 'id')} ${direction}`;
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

/**
 * Runs a read of one JSON value under row-level security in one round trip: a local setting lives as long as the
 * statement's own transaction, and the lateral join makes PostgreSQL set it before it reads a row.
 */
async function run(
  context: ApiContext,
  json: string,
  from: string,
  parameters: Parameters,
): Promise<unknown> {
  const orgIds = parameters.add(orgIdsOf(context.viewer));
  const text =
    `select x.j from (select set_config('app.org_ids', ${orgIds}, true) c offset 0) v ` +
    `cross join lateral (select ${json} as j ${from}${from === '' ? ' where' : ' and'} v.c is not null offset 0) x`;
  const rows = await context.query<{ j: unknown }>(text, parameters.values);
  return rows[0]?.j ?? null;
}
