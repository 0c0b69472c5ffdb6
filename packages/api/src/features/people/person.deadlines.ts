import { now } from '../../platform/clock.js';
import { Parameters } from '../../platform/db/condition-sql.js';
import { NotFound } from '../../platform/errors.js';
import { readRows } from '../../platform/graphql/read.js';
import { newId } from '../../platform/new-id.js';
import type { HandoverCandidate, OpenThing, OpenThingSource } from '../deadlines/open-thing.type.js';
import { Responsibility } from './person.entity.js';
import { RESPONSIBILITY_WORDS, type ResponsibilityKind } from './responsibility-kind.js';

interface Row {
  id: string;
  kind: ResponsibilityKind;
  candidates: HandoverCandidate[];
}

const COLLEAGUES = `select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'whyNot',
    case when exists (select from responsibilities o where o.person_id = c.id and o.organisation_id = r.organisation_id
      and o.kind = r.kind and o.ended_at is null) then 'holds it already' end) order by c.name), '[]')
  from (select distinct p.id, p.name from memberships m join people p on p.id = m.person_id
    where m.organisation_id = r.organisation_id and m.archived_at is null and m.person_id <> r.person_id) c`;

/** What somebody who leaves was given beside their roles: somebody else takes it, or it ends. */
export const responsibilityOpenThings: OpenThingSource = {
  async find(context, { personId, organisationId }) {
    if (organisationId === null) return [];
    const parameters = new Parameters();
    const rows = await readRows<Row>(
      context,
      `select r.id, r.kind, (${COLLEAGUES}) as candidates from responsibilities r
       where r.person_id = ${parameters.add(personId)}::uuid and r.organisation_id = ${parameters.add(organisationId)}::uuid
         and r.ended_at is null order by r.kind, r.id`,
      parameters,
    );
    return rows.map(
      ({ id, kind, candidates }): OpenThing => ({
        id: `responsibility-${id}`,
        subject: 'Responsibility',
        recordId: id,
        sentence: RESPONSIBILITY_WORDS[kind],
        path: `/people/${personId}/show`,
        candidates: context.viewer.organisationId === organisationId ? candidates : [],
        ending: 'Leave it to nobody for now',
      }),
    );
  },
  async handOver(context, { organisationId }, thing, to) {
    const held = await context.em.findOne(Responsibility, { id: thing.recordId, endedAt: null });
    if (!held || organisationId === null) throw new NotFound('responsibility');
    held.endedAt = now();
    if (to !== null)
      context.em.create(Responsibility, {
        id: newId(),
        organisation: organisationId,
        person: to,
        kind: held.kind,
        endedAt: null,
      });
  },
};
