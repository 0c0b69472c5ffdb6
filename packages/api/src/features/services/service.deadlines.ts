import { Parameters } from '../../platform/db/condition-sql.js';
import { readRows } from '../../platform/graphql/read.js';
import type { HandoverCandidate, OpenThing, OpenThingSource } from '../deadlines/open-thing.type.js';
import { handOverService } from './hand-over-service.js';

interface Row {
  id: string;
  name: string;
  candidates: HandoverCandidate[];
}

const ADVISERS_OF_PROVIDER = `select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'whyNot', null) order by a.name), '[]')
  from (select distinct p.id, p.name from memberships m join people p on p.id = m.person_id
    where m.organisation_id = s.provider_id and m.role in ('ADVISER', 'PAYROLL_OFFICER') and m.archived_at is null
      and m.person_id <> l.person_id) a`;

/** Services that would be left without an adviser. */
export const serviceOpenThings: OpenThingSource = {
  async find(context, { personId, organisationId }) {
    if (organisationId === null) return [];
    const parameters = new Parameters();
    const leaving = `(select ${parameters.add(personId)}::uuid as person_id, ${parameters.add(organisationId)}::uuid as organisation_id)`;
    const rows = await readRows<Row>(
      context,
      `select s.id, s.name, (${ADVISERS_OF_PROVIDER}) as candidates
       from ${leaving} l
       join services s on s.provider_id = l.organisation_id and s.status <> 'ARCHIVED'
       join service_advisers sa on sa.service_id = s.id and sa.person_id = l.person_id
       where not exists (select from service_advisers o where o.service_id = s.id and o.person_id <> l.person_id)
       order by s.name, s.id`,
      parameters,
    );
    const mayHandOver = context.viewer.organisationId === organisationId;
    return rows.map(
      (row): OpenThing => ({
        id: `service-adviser-${row.id}`,
        subject: 'Service',
        recordId: row.id,
        sentence: `“${row.name}”, which nobody else gives`,
        path: `/services/${row.id}/show`,
        candidates: mayHandOver ? row.candidates : [],
        ending: mayHandOver ? 'Take the service out of the pool' : null,
      }),
    );
  },
  handOver: handOverService,
};
