import type { BinOf } from '../../platform/audit/bin-of.js';

/** A role that ended. Whoever did something in it is still named there, so the role stays. */
export const membershipBin: BinOf = {
  type: 'Membership',
  archived: 'r.archived_at is not null',
  archivedBy: `c.after ->> 'archived_at' is not null`,
  name: '(select p.name from people p where p.id = r.person_id)',
  detail: 'r.role',
  isReferredTo: `exists (select from bookings b where (b.organisation_id = r.organisation_id or b.provider_id = r.organisation_id)
    and (b.booked_by_id = r.person_id or b.adviser_id = r.person_id or r.person_id = any (b.shared_with)))`,
};
