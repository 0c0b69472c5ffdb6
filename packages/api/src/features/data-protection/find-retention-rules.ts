import { CONSORTIUM_ID, tenantOf } from '../../platform/access/viewer.js';
import { now } from '../../platform/clock.js';
import { Parameters } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import type { RetentionRule } from './retention.type.js';
import { RETENTION_RULES } from './retention-rules.js';

interface Row {
  kind: string;
  keep_months: number | null;
  reason: string | null;
  last_run_at: string | null;
  erased: number;
  holds: number;
}

const YEAR = 365 * 24 * 3_600_000;

/** The rules, with what the viewer's organisation chose, what the nightly runs erased of its records, and its holds. */
export async function findRetentionRules(context: ApiContext): Promise<RetentionRule[]> {
  const parameters = new Parameters();
  const tenant = parameters.add(tenantOf(context.viewer));
  const kinds = parameters.add(RETENTION_RULES.map(({ kind }) => kind));
  const rows = await readRows<Row>(
    context,
    `select k.kind, s.keep_months, s.reason,
       (select max(r.ran_at) from retention_runs r where r.kind = k.kind and r.organisation_id = '${CONSORTIUM_ID}') as last_run_at,
       (select coalesce(sum(r.erased), 0)::int from retention_runs r where r.kind = k.kind and r.organisation_id = ${tenant}
         and r.ran_at > ${parameters.add(new Date(now().getTime() - YEAR))}) as erased,
       (select count(*)::int from legal_holds h where h.organisation_id = ${tenant} and h.released_at is null
         and (h.booking_id is null or k.kind = 'bookings')) as holds
     from unnest(${kinds}::text[]) k(kind)
     left join retention_settings s on s.kind = k.kind and s.organisation_id = ${tenant}`,
    parameters,
  );
  const found = new Map(rows.map((row) => [row.kind, row]));
  return RETENTION_RULES.map((rule) => {
    const row = found.get(rule.kind);
    return {
      id: rule.kind,
      what: rule.what,
      from: rule.from,
      months: rule.months ?? null,
      days: rule.days ?? null,
      end: rule.end,
      note: rule.note,
      choosable: rule.choosable,
      ownMonths: row?.keep_months ?? null,
      ownReason: row?.reason ?? null,
      lastRunAt: row?.last_run_at ?? null,
      erased: row?.erased ?? 0,
      holds: HELD.includes(rule.kind) ? (row?.holds ?? 0) : 0,
    };
  });
}

/** The kinds that a hold keeps; the others say nothing about anybody, or are copies. */
const HELD = ['bookings', 'people', 'access-requests', 'complaints', 'mails'];
