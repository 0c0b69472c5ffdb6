import type { BinOf } from '../../platform/audit/bin-of.js';

export const serviceBin: BinOf = {
  type: 'Service',
  archived: `r.status = 'ARCHIVED'`,
  archivedBy: `c.after ->> 'status' = 'ARCHIVED'`,
  name: 'r.name',
  detail: '(select o.name from organisations o where o.id = r.provider_id)',
  isReferredTo: 'exists (select from bookings b where b.service_id = r.id)',
};
