import type { Condition } from '../../platform/access/access-table.js';
import { CONSORTIUM_ID, tenantOf, type Viewer } from '../../platform/access/viewer.js';
import { Forbidden } from '../../platform/errors.js';

/** Rows of the consortium itself, which is a controller of its own. */
export const ofConsortium = (): Condition => ({ organisation: CONSORTIUM_ID });

/** Rows about the viewer, in the organisation for which they act. */
export const aboutMe = (viewer: Viewer): Condition => ({
  person: viewer.personId,
  organisation: tenantOf(viewer),
});

/**
 * Whose records somebody makes: the acting organisation's, or the consortium's.
 * @throws Forbidden for somebody without a place
 */
export function whoseRecords(viewer: Viewer): string {
  const tenant = tenantOf(viewer);
  if (tenant === null) throw new Forbidden('Choose the organisation that this is about.');
  return tenant;
}
