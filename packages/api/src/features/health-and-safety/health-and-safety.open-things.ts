import { Parameters } from '../../platform/db/condition-sql.js';
import { NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import type { HandoverCandidate, OpenThing, OpenThingSource } from '../deadlines/open-thing.type.js';
import { RiskAction } from './risk-assessment.entity.js';
import { SafetyCheck, SafetyCheckEntry } from './safety-check.entity.js';

interface OpenRow {
  kind: 'safety-check' | 'safety-check-deputy' | 'risk-action' | 'safety-check-problem';
  id: string;
  about: string;
  page: string;
  candidates: HandoverCandidate[];
}

/** Checks, and actions that are not done: somebody else of the organisation takes them, or they wait for a manager. */
export const healthAndSafetyOpenThings: OpenThingSource = {
  async find(context, { personId, organisationId }) {
    if (organisationId === null) return [];
    const parameters = new Parameters();
    const person = parameters.add(personId);
    const organisation = parameters.add(organisationId);
    const colleagues = `(select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'whyNot',
        case when c.id = r.other then 'has a part in it already' end) order by c.name), '[]')
      from (select distinct p.id, p.name from memberships m join people p on p.id = m.person_id
        where m.organisation_id = ${organisation}::uuid and m.archived_at is null and m.person_id <> ${person}::uuid) c)`;
    const rows = await readRows<OpenRow>(
      context,
      `select r.*, ${colleagues} as candidates from (
         select 'safety-check' as kind, c.id, c.title as about, '/safety-checks/' || c.id || '/show' as page, c.deputy_id as other
         from safety_checks c where c.owner_id = ${person}::uuid and c.organisation_id = ${organisation}::uuid and c.archived_at is null
         union all
         select 'safety-check-deputy', c.id, c.title, '/safety-checks/' || c.id || '/show', c.owner_id
         from safety_checks c where c.deputy_id = ${person}::uuid and c.organisation_id = ${organisation}::uuid and c.archived_at is null
         union all
         select 'risk-action', a.id, a.what, '/risk-assessments/' || a.assessment_id || '/show', null
         from risk_actions a join risk_hazards h on h.id = a.hazard_id and h.removed_at is null
         where a.owner_id = ${person}::uuid and a.organisation_id = ${organisation}::uuid and a.done_on is null
         union all
         select 'safety-check-problem', e.id, e.action, '/safety-checks/' || e.check_id || '/show', null
         from safety_check_entries e where e.action_owner_id = ${person}::uuid and e.organisation_id = ${organisation}::uuid
           and e.action is not null and e.action_done_on is null
       ) r order by r.kind, r.about, r.id`,
      parameters,
    );
    return rows.map(
      ({ kind, id, about, page, candidates }): OpenThing => ({
        id: `${kind}-${id}`,
        subject: SUBJECTS[kind],
        recordId: id,
        sentence: `${KIND_WORDS[kind]}: ${about}`,
        path: page,
        candidates,
        ending: 'Leave it to nobody for now; it stays on the list of the managers',
      }),
    );
  },
  handOver: (context, _, thing, to) => giveTo(context, thing, to),
};

const SUBJECTS: Readonly<Record<OpenRow['kind'], string>> = {
  'safety-check': 'SafetyCheck',
  'safety-check-deputy': 'SafetyCheck',
  'risk-action': 'RiskAction',
  'safety-check-problem': 'SafetyCheckEntry',
};

const KIND_WORDS: Readonly<Record<OpenRow['kind'], string>> = {
  'safety-check': 'Safety check',
  'safety-check-deputy': 'Standing in for a safety check',
  'risk-action': 'Action on a risk',
  'safety-check-problem': 'Action after a safety check',
};

async function giveTo(context: WriteContext, thing: OpenThing, to: string | null): Promise<void> {
  const where = { id: thing.recordId };
  if (thing.subject === 'RiskAction') {
    const action = await context.em.findOne(RiskAction, where);
    if (!action) throw new NotFound('action');
    action.owner = to;
    return;
  }
  if (thing.subject === 'SafetyCheckEntry') {
    const entry = await context.em.findOne(SafetyCheckEntry, where);
    if (!entry) throw new NotFound('action');
    entry.actionOwner = to;
    return;
  }
  const check = await context.em.findOne(SafetyCheck, where);
  if (!check) throw new NotFound('safety check');
  if (thing.id.startsWith('safety-check-deputy')) check.deputy = to;
  else check.owner = to;
}
