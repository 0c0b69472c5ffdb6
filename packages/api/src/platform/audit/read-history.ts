import { CONSORTIUM_ID, tenantOf } from '../access/viewer.js';
import { columnSql, Parameters, rowsSql, type Source } from '../db/condition-sql.js';
import { Invalid, NotFound } from '../errors.js';
import type { ApiContext } from '../graphql/context.js';
import { readRows } from '../graphql/read.js';
import { isUuid } from '../is-uuid.js';
import { type HistoryPlan, type HistoryPlans, historyPlans } from './history-plan.js';
import { keyOf, Names, type RecordFacts, readFacts } from './read-facts.js';
import {
  actionOf,
  type ChangeRow,
  type ToldChange,
  tableOf,
  tellChanges,
  wantNames,
} from './tell-changes.js';

/** What happened to a record in one go, told to somebody by the rules of the record. */
export interface HistoryEntry {
  id: string;
  at: string;
  action: string;
  by: { id: string; name: string } | null;
  bySystem: boolean;
  forWhom: string | null;
  about: string | null;
  changes: ToldChange[];
  canRestore: boolean;
  type: string;
  recordId: string;
  record: string | null;
}

/** Rows of the log that belong to one entry, oldest first. */
interface Group {
  plan: HistoryPlan;
  record: string;
  about: string | null;
  rows: ChangeRow[];
}

const MOST_ROWS = 500;
const COLUMNS = `c.id, c.xid, c.at, c.person_id, c.acting_for, c.table_name, c.row_id, c.action, c.before, c.after`;

/** The plan of a kind of record. @throws Invalid where there is no such kind */
export function planFor(context: ApiContext, type: string): HistoryPlan {
  const plan = historyPlans(context.entities).of.get(type);
  if (!plan) {
    const known = [...historyPlans(context.entities).of.keys()].join(', ');
    throw new Invalid({ type: `There is a history of these only: ${known}.` });
  }
  return plan;
}

/** The rules for one record. @throws NotFound where it is hidden or missing */
export async function factsFor(context: ApiContext, plan: HistoryPlan, id: string): Promise<RecordFacts> {
  const facts = await readFacts(context, [{ plan, ids: [id] }]);
  const found = facts.get(keyOf(plan.declared.type, id.toLowerCase()));
  if (!found) throw new NotFound('record');
  return found;
}

/**
 * What happened to one record, newest first, at most 500 changes: who, for whom, what, from what to what. The record's
 * own rules say what of it the viewer may read; row-level security, that it belongs to the acting organisation.
 * @throws Invalid for a kind without a history, NotFound where the record is hidden or missing
 */
export async function readHistory(context: ApiContext, type: string, id: string): Promise<HistoryEntry[]> {
  const plan = planFor(context, type);
  const facts = await factsFor(context, plan, id);
  const rows = await readChangeRows(context, plan, id);
  const groups = groupRows(plan, id.toLowerCase(), rows);
  return tell(context, groups, new Map([[keyOf(type, id.toLowerCase()), facts]]));
}

export type LinkedRow = ChangeRow & { about: string | null; child: boolean };

/** The rows of the log about one record and what belongs to it, newest first. */
export async function readChangeRows(
  context: ApiContext,
  plan: HistoryPlan,
  id: string,
): Promise<LinkedRow[]> {
  if (!isUuid(id)) return [];
  const parameters = new Parameters();
  const record = parameters.add(id);
  const selects = plan.tables.map(({ table, part, link }) =>
    link === null
      ? `select ${COLUMNS}, null::text as about, false as child from audit.changes c where c.table_name = '${table}' and c.row_id = ${record}`
      : `select ${COLUMNS}, ${part?.about ?? 'null::text'} as about, true as child from "${table}" p
         join audit.changes c on c.table_name = '${table}' and c.row_id = p.id where p.${link} = ${record}`,
  );
  return readRows(context, `${selects.join(' union all ')} order by id desc limit ${MOST_ROWS}`, parameters);
}

function groupRows(plan: HistoryPlan, record: string, rows: readonly LinkedRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = [row.xid, row.child ? row.row_id : '', row.action === 'READ' ? row.id : ''].join(' ');
    const group = groups.get(key) ?? { plan, record, about: row.about, rows: [] };
    group.rows.unshift(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Tells groups of rows by the rules of their records; those of which nothing may be told are left out. */
async function tell(
  context: ApiContext,
  groups: readonly Group[],
  facts: ReadonlyMap<string, RecordFacts>,
): Promise<HistoryEntry[]> {
  const plans = historyPlans(context.entities);
  const names = new Names();
  const factsOf = ({ plan, record }: Group) => facts.get(keyOf(plan.declared.type, record));
  for (const group of groups) {
    const { readable } = factsOf(group) ?? { readable: new Set<string>() };
    wantNames(group.plan, readable, group.rows, names);
    for (const { person_id, acting_for } of group.rows) {
      names.want('Person', person_id);
      names.want('Organisation', acting_for);
    }
    const { named } = group.plan.declared;
    if (named && 'as' in named) names.want(named.as, group.record);
  }
  await names.read(context, plans);
  // What was changed last is how it is; only what is older can come back.
  const changedSince = new Set<string>();
  return groups.flatMap((group) => {
    const known = factsOf(group);
    const entry = known ? entryOf(context, group, known, names) : null;
    const key = keyOf(group.plan.declared.type, group.record);
    const isOlder = changedSince.has(key);
    const isVersion = touchesForm(group);
    if (isVersion) changedSince.add(key);
    return entry ? [{ ...entry, canRestore: entry.canRestore && isVersion && isOlder }] : [];
  });
}

// Did it change anything of what the edit form holds?
function touchesForm({ plan, rows }: Group): boolean {
  const fields = plan.declared.restore?.fields ?? [];
  return rows.some((row) => {
    const planned = tableOf(plan, row.table_name);
    if (!planned || planned.link !== null || row.action === 'READ') return false;
    if (planned.list) return fields.includes(planned.list.field);
    return planned.columns.some(
      ({ column, field }) => fields.includes(field) && column in { ...row.before, ...row.after },
    );
  });
}

function entryOf(context: ApiContext, group: Group, facts: RecordFacts, names: Names): HistoryEntry | null {
  const { plan, rows, record, about } = group;
  const { declared } = plan;
  const newest = rows.at(-1);
  if (!newest || !maySeeRows(group, facts)) return null;
  const action = actionOf(plan, rows);
  const isToldWho = !declared.authorUnder || facts.readable.has(declared.authorUnder);
  if (action === 'READ' && !isToldWho) return null;
  const changes = tellChanges(plan, facts.readable, rows, names);
  if (changes.length === 0 && action === 'CHANGED') return null;
  const person = newest.person_id;
  const name =
    person && (isToldWho || person === context.viewer.personId) ? names.get('Person', person) : null;
  const as = declared.named && 'as' in declared.named ? declared.named.as : null;
  return {
    id: String(newest.id),
    at: newest.at,
    action,
    by: person && name ? { id: person, name } : null,
    bySystem: person === null,
    forWhom: forWhomOf(context, declared.hidesForWhom === true, newest.acting_for, names),
    about,
    changes,
    canRestore: facts.mayRestore && action !== 'READ',
    type: declared.type,
    recordId: record,
    record: as ? names.get(as, record) : facts.name,
  };
}

// Rows of their own are under one rule, as a whole; without it not even that they are there is told.
function maySeeRows({ plan, rows }: Group, facts: RecordFacts): boolean {
  return rows.some(({ table_name }) => {
    const planned = tableOf(plan, table_name);
    return !planned?.part?.under || facts.readable.has(planned.part.under);
  });
}

function forWhomOf(
  context: ApiContext,
  isPrivate: boolean,
  organisation: string | null,
  names: Names,
): string | null {
  if (organisation === null) return null;
  if (organisation === CONSORTIUM_ID) return 'the consortium';
  return isPrivate && organisation !== tenantOf(context.viewer)
    ? null
    : names.get('Organisation', organisation);
}

/** Which part of all changes is wanted; the page counts from 1. */
export interface ChangesWanted {
  page: number;
  perPage: number;
  from?: Date | null | undefined;
  to?: Date | null | undefined;
  type?: string | null | undefined;
  person?: string | null | undefined;
}

/**
 * Everything that happened to the records of the acting organisation (or all, for the consortium) that the viewer may
 * see, newest first.
 */
export async function readChanges(
  context: ApiContext,
  wanted: ChangesWanted,
): Promise<{ items: HistoryEntry[]; total: number }> {
  const { page, perPage } = wanted;
  if (perPage < 1 || perPage > 100) throw new Invalid({ perPage: 'Ask for between 1 and 100 at a time.' });
  if (page < 1 || page > 1_000_000) throw new Invalid({ page: 'Pages are counted from 1.' });
  const plans = historyPlans(context.entities);
  if (wanted.type) planFor(context, wanted.type);
  const parameters = new Parameters();
  const rows = await readRows<PageRow>(context, pageSql(context, plans, wanted, parameters), parameters);
  const groups = rows.flatMap(({ type, record, about, rows: changes }): Group[] => {
    const plan = plans.of.get(type);
    return plan && record ? [{ plan, record, about, rows: changes }] : [];
  });
  const wantedFacts = [...plans.of.values()].map((plan) => ({
    plan,
    ids: groups.filter((group) => group.plan === plan).map(({ record }) => record),
  }));
  const facts = await readFacts(context, wantedFacts);
  const items = await tell(context, groups, facts);
  return { items: items.map((item) => ({ ...item, canRestore: false })), total: rows[0]?.total ?? 0 };
}

interface PageRow {
  type: string;
  record: string | null;
  about: string | null;
  rows: ChangeRow[];
  total: number;
}

function pageSql(
  context: ApiContext,
  plans: HistoryPlans,
  wanted: ChangesWanted,
  parameters: Parameters,
): string {
  const tables = [...plans.of.values()].flatMap((plan) => plan.tables.map((table) => ({ plan, table })));
  const type = tables
    .map(({ plan, table }) => `when '${table.table}' then '${plan.declared.type}'`)
    .join(' ');
  const links = tables.filter(({ table }) => table.link !== null);
  const linked = (what: (column: { link: string; about: string }) => string) =>
    links
      .map(({ table }) => {
        const told = what({ link: table.link ?? '', about: table.part?.about ?? 'null::text' });
        return `when '${table.table}' then (select ${told} from "${table.table}" p where p.id = c.row_id)`;
      })
      .join(' ');
  const child = `case when c.table_name in (${links.map(({ table }) => `'${table.table}'`).join(', ')}) then c.row_id end`;
  const conditions = [
    wanted.from ? `c.at >= ${parameters.add(wanted.from)}` : null,
    wanted.to ? `c.at < ${parameters.add(wanted.to)}` : null,
    wanted.person
      ? `c.person_id = ${parameters.add(isUuid(wanted.person) ? wanted.person : null)}::uuid`
      : null,
  ].filter((part) => part !== null);
  const mapped = `select c.id, c.xid, case c.table_name ${type} end as type,
      case c.table_name ${linked(({ link }) => `p.${link}`)} else c.row_id end as record, ${child} as child,
      case when c.action = 'READ' then c.id end as read, case c.table_name ${linked(({ about }) => about)} end as about
    from audit.changes c ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}`;
  const seen = [...plans.of.values()].map((plan, n) => seenSql(context, plan, `s${n}`, wanted, parameters));
  const ofType = wanted.type ? ` and m.type = ${parameters.add(wanted.type)}` : '';
  const groups = `select m.type, m.record, m.about, max(m.id) as newest, array_agg(m.id) as ids, count(*) over () as total
    from (${mapped}) m where (${seen.join(' or ')})${ofType} group by m.type, m.record, m.about, m.xid, m.child, m.read
    order by newest desc limit ${Math.trunc(wanted.perPage)} offset ${parameters.add((wanted.page - 1) * wanted.perPage)}`;
  return `select g.type, g.record, g.about, g.total,
      (select json_agg(x order by x.id) from (select ${COLUMNS} from audit.changes c where c.id = any(g.ids)) x) as rows
    from (${groups}) g order by g.newest desc`;
}

// Whoever looks for what one person did finds only what they are told was done by that person.
function seenSql(
  context: ApiContext,
  plan: HistoryPlan,
  alias: string,
  { person }: ChangesWanted,
  parameters: Parameters,
): string {
  const { type, authorUnder } = plan.declared;
  const source: Source = { meta: plan.meta, alias };
  const rules = [
    context.permissions.visible(type),
    ...(person && authorUnder && person !== context.viewer.personId
      ? [context.permissions.field(type, authorUnder)]
      : []),
  ];
  const seen = rules.map((rows) => rowsSql(source, rows, parameters)).filter((sql) => sql !== null);
  return `(m.type = '${type}' and exists (select from "${plan.meta.tableName}" ${alias} where ${[`${columnSql(source, 'id')} = m.record`, ...seen].join(' and ')}))`;
}
