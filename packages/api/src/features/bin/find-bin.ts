import { BIN_DAYS, type BinOf } from '../../platform/audit/bin-of.js';
import { now } from '../../platform/clock.js';
import { columnSql, Parameters, rowsSql, type Source } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import type { BinItem } from './bin.type.js';

const DAY = 86_400_000;
const MOST_ITEMS = 500;

/** When what is in the bin must have been archived, at the earliest. */
export const startOfBin = (): Date => new Date(now().getTime() - BIN_DAYS * DAY);

type BinRow = Omit<BinItem, 'archivedAt' | 'daysLeft'> & { archivedAt: string };

/** What was archived in the last 30 days and the viewer may take out again, the newest first; at most 500. */
export async function findBin(context: ApiContext, bins: readonly BinOf[]): Promise<BinItem[]> {
  const parameters = new Parameters();
  const since = parameters.add(startOfBin());
  const selects = bins.map((bin, n) => selectOf(context, bin, n, since, parameters));
  const rows = await readRows<BinRow>(
    context,
    `${selects.join(' union all ')} order by "archivedAt" desc, id limit ${MOST_ITEMS}`,
    parameters,
  );
  return rows.map((row) => {
    const archivedAt = new Date(row.archivedAt);
    return { ...row, archivedAt, daysLeft: daysLeft(archivedAt) };
  });
}

/** Whole days until something archived at this instant leaves the bin, counting the day that has begun. */
function daysLeft(archivedAt: Date): number {
  const left = Math.ceil((archivedAt.getTime() + BIN_DAYS * DAY - now().getTime()) / DAY);
  return Math.min(BIN_DAYS, Math.max(0, left));
}

function selectOf(context: ApiContext, bin: BinOf, n: number, since: string, parameters: Parameters): string {
  const meta = context.entities.get(bin.type);
  const person = context.entities.get('Person');
  if (!meta || !person) throw new Error(`There is no entity ${bin.type}`);
  const row: Source = { meta, alias: 'r' };
  const author: Source = { meta: person, alias: `a${n}` };
  const mayRestore = rowsSql(row, context.permissions.action(bin.type, 'restore'), parameters) ?? 'true';
  const mayKnow = rowsSql(author, context.permissions.visible('Person'), parameters) ?? 'true';
  return `select ${columnSql(row, 'id')} as id, '${bin.type}' as type, ${bin.name} as name, ${bin.detail} as detail,
      x.at as "archivedAt", (select ${author.alias}.name from people ${author.alias} where ${author.alias}.id = x.person_id and ${mayKnow}) as "archivedBy",
      ${bin.isReferredTo} as "isReferredTo", r.version as version
    from "${meta.tableName}" r cross join lateral (
      select c.at, c.person_id from audit.changes c
      where c.table_name = '${meta.tableName}' and c.row_id = r.id and ${bin.archivedBy} order by c.id desc limit 1) x
    where ${bin.archived} and ${mayRestore} and x.at > ${since}`;
}
