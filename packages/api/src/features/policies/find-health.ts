import { now } from '../../platform/clock.js';
import { columnSql, Parameters } from '../../platform/db/condition-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readMany, readRows } from '../../platform/graphql/read.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { londonDate } from '../../platform/local-time.js';
import { findFittingRules } from '../templates/find-fitting-rules.js';
import type { Template } from '../templates/template.type.js';
import { NECESSITIES, type Necessity } from '../templates/template-kind.js';
import type { PolicyGroup } from './policy.type.js';
import { healthSql } from './policy-health.js';

interface CountRow {
  necessity: Necessity;
  current: number;
  due: number;
  overdue: number;
  draft: number;
}

const MOST_MISSING = 100;

/**
 * How the acting organisation stands, in three groups: what the law asks, what funders usually ask, what is its own
 * choice. What applies to it follows from its facts, by the evaluator of the library.
 */
export async function findHealth(context: ApiContext, selection: Selection): Promise<PolicyGroup[]> {
  const counts = await countPolicies(context);
  const missing = await findMissing(context);
  const groups: PolicyGroup[] = [];
  for (const necessity of NECESSITIES) {
    const ids = missing.filter((row) => row.necessity === necessity).map(({ id }) => id);
    const chosen = selection.get('missingTemplates');
    groups.push({
      ...(counts.find((row) => row.necessity === necessity) ?? {
        necessity,
        current: 0,
        due: 0,
        overdue: 0,
        draft: 0,
      }),
      missing: ids.length,
      missingTemplates: chosen && ids.length > 0 ? await readTemplates(context, chosen, ids) : [],
    });
  }
  return groups;
}

function countPolicies(context: ApiContext): Promise<CountRow[]> {
  const parameters = new Parameters();
  const health = healthSql('p', parameters.add(londonDate(now().getTime())));
  const counted = (name: string) =>
    `count(*) filter (where h.health = '${name}')::int as ${name.toLowerCase()}`;
  return readRows<CountRow>(
    context,
    `select h.necessity, ${['CURRENT', 'DUE', 'OVERDUE', 'DRAFT'].map(counted).join(', ')}
     from (select coalesce(t.necessity, 'OPTIONAL') as necessity, ${health} as health
       from policies p left join templates t on t.id = p.template_id
       where p.organisation_id = ${parameters.add(context.viewer.organisationId)}) h
     group by h.necessity`,
    parameters,
  );
}

/** Published policies of the library that apply to the organisation, and on which it has nothing. Forms are not adopted. */
async function findMissing(context: ApiContext): Promise<{ id: string; necessity: Necessity }[]> {
  const rules = await findFittingRules(context);
  const parameters = new Parameters();
  return readRows(
    context,
    `select t.id, t.necessity from templates t
     where t.archived_at is null and t.source = 'TEXT' and t.kind in ('HR_POLICY', 'HEALTH_AND_SAFETY')
       and t.applies = any (${parameters.add(rules)}::jsonb[])
       and exists (select from template_versions v where v.template_id = t.id and v.status = 'PUBLISHED')
       and not exists (select from policies p where p.template_id = t.id and p.status <> 'WITHDRAWN'
         and p.organisation_id = ${parameters.add(context.viewer.organisationId)})
     order by t.title, t.id`,
    parameters,
  );
}

async function readTemplates(context: ApiContext, selection: Selection, ids: string[]): Promise<Template[]> {
  const rows = await readMany(
    context,
    selection,
    {
      of: 'Template',
      where: (row, parameters) => [`${columnSql(row, 'id')} = any (${parameters.add(ids)}::uuid[])`],
      sort: { field: 'title', order: 'ASC' },
    },
    MOST_MISSING,
  );
  return rows as Template[];
}
