import type { BinOf } from '../../platform/audit/bin-of.js';

/** What was ever published stays for good: somebody may have it in a drawer. */
export const templateBin: BinOf = {
  type: 'Template',
  archived: 'r.archived_at is not null',
  archivedBy: `c.after ->> 'archived_at' is not null`,
  name: 'r.title',
  detail: '(select k.name from template_categories k where k.id = r.category_id)',
  isReferredTo: `exists (select from template_versions v where v.template_id = r.id)`,
};
