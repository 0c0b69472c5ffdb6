import type { BinOf } from '../../platform/audit/bin-of.js';

export const organisationBin: BinOf = {
  type: 'Organisation',
  archived: 'r.archived_at is not null',
  archivedBy: `c.after ->> 'archived_at' is not null`,
  name: 'r.name',
  detail: 'null::text',
  isReferredTo: `(exists (select from memberships m where m.organisation_id = r.id)
    or exists (select from services s where s.provider_id = r.id)
    or exists (select from availabilities a where a.provider_id = r.id)
    or exists (select from availability_exceptions e where e.provider_id = r.id)
    or exists (select from bookings b where b.organisation_id = r.id or b.provider_id = r.id))`,
};
