import type { Rule } from '../../platform/access/access-table.js';

/** The coordinator and the advisers of the providers write the library; row-level security says so once more. */
export const libraryWriters: Readonly<Record<'COORDINATOR' | 'ADVISER', Rule>> = {
  COORDINATOR: true,
  ADVISER: (viewer) => viewer.facts !== null && viewer.facts.kind !== 'MEMBER',
};
