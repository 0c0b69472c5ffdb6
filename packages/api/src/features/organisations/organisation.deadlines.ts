import { Parameters, rowsSql } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import type { Deadline } from '../deadlines/deadline.type.js';

interface Row {
  id: string;
  name: string;
  created_at: string;
}

const DAY = 24 * 3_600_000;
const DAYS_TO_TELL = 30;
const DAYS_TO_NAME = 7;

/** What organisations ask of the viewer: their own facts of a manager, a first manager of the coordinator. */
export async function organisationDeadlines(context: ApiContext): Promise<Deadline[]> {
  const lists = await Promise.all([factsToTell(context), managersToName(context)]);
  return lists.flat();
}

/** An organisation without a manager cannot do anything here, so whoever admits organisations names one. */
async function managersToName(context: ApiContext): Promise<Deadline[]> {
  if (!context.permissions.may('create', 'Organisation')) return [];
  const rows = await readRows<Row>(
    context,
    `select o.id, o.name, o.created_at from organisations o
     where o.archived_at is null and not o.illustrative and not exists (
       select from memberships m where m.organisation_id = o.id and m.role = 'MANAGER' and m.archived_at is null)
     order by o.created_at, o.id limit 100`,
    new Parameters(),
  );
  return rows.map((row) => ({
    id: `organisation-manager-${row.id}`,
    subject: 'Organisation',
    recordId: row.id,
    sentence: `Name a manager of ${row.name}: nobody can book for it yet`,
    who: row.name,
    dueAt: new Date(new Date(row.created_at).getTime() + DAYS_TO_NAME * DAY),
    action: 'update',
    actionLabel: 'Add a person',
    path: `/people/create?source=${encodeURIComponent(JSON.stringify({ organisationId: row.id }))}`,
  }));
}

/** Without income and headcount nobody can tell which services an organisation may book; its manager tells them once. */
async function factsToTell(context: ApiContext): Promise<Deadline[]> {
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
    dueAt: new Date(new Date(row.created_at).getTime() + DAYS_TO_TELL * DAY),
    action: 'update',
    actionLabel: 'Tell us',
    path: `/organisations/${row.id}`,
  }));
}
