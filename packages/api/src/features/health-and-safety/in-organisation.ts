import type { Grants } from '../../platform/access/access-table.js';
import { everybodyHere, ours } from '../../platform/access/of-organisation.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Forbidden } from '../../platform/errors.js';
import type { ResponsibilityKind } from '../people/responsibility-kind.js';

const HS_LEAD: ResponsibilityKind = 'HS_LEAD';

/** Is the viewer health and safety lead of the acting organisation? */
export const isLead = (viewer: Viewer): boolean => viewer.responsibilities.includes(HS_LEAD);

/** Whoever is health and safety lead, in whatever role. */
export const lead: Grants = everybodyHere((viewer: Viewer) => isLead(viewer) && ours(viewer));

/** Managers, and whoever is health and safety lead. */
export const managersAndLead: Grants = { ...lead, MANAGER: ours };

/**
 * The organisation whose records somebody makes.
 * @throws Forbidden for somebody who acts for none
 */
export function actingOrganisation(viewer: Viewer): string {
  if (viewer.organisationId === null) throw new Forbidden('Choose the organisation that this is about.');
  return viewer.organisationId;
}
