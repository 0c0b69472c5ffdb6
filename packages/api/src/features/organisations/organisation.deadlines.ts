import { Parameters, rowsSql } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import type { Deadline } from '../deadlines/deadline.type.js';

interface Row {
  id: string;
  name: string;
  created_at: string;
}

const DAYS_TO_TELL = 30;

/** Without income and headcount nobody can tell which services an organisation may book; its manager tells them once. */
export async function organisationDeadlines(context: ApiContext): Promise<Deadline[]> {
  const meta = context.entities.get('Organisation');
  const { organisationId } = context.viewer;
  if (!meta || !organisationId || !context.permissions.may('update', 'Organisation')) return [];
  const parameters = new Parameters();
  const mayUpdate = rowsSql(
    { meta, alias: 'o' },
    context.permissions.action('Organisation', 'update'),
    parameters,
  );
  const rows = await readRows<Row>(
    context,
    `select o.id, o.name, o.created_at from organisations o
     left join organisation_facts f on f.organisation_id = o.id
     where ${mayUpdate ?? 'true'} and o.archived_at is null and o.kind <> 'PROVIDER' and (f.annual_income is null or f.headcount is null)`,
    parameters,
  );
  return rows.map((row) => ({
    id: `organisation-facts-${row.id}`,
    subject: 'Organisation',
    recordId: row.id,
    sentence: 'Tell the pool your income and how many people you employ, so that it knows what you may book',
    who: row.name,
    dueAt: new Date(new Date(row.created_at).getTime() + DAYS_TO_TELL * 24 * 3_600_000),
    action: 'update',
    actionLabel: 'Tell us',
    path: `/organisations/${row.id}`,
  }));
}
