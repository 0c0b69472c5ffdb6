import type { Condition, Grants, Rule } from './access-table.js';
import { ROLES } from './role.js';
import type { Viewer } from './viewer.js';

/** Rows of the acting organisation. */
export const ours = (viewer: Viewer): Condition => ({ organisation: viewer.organisationId });

/** The same rule for every role of an organisation; the coordinator has none there. */
export const everybodyHere = (rule: Rule): Grants =>
  Object.fromEntries(ROLES.filter((role) => role !== 'COORDINATOR').map((role) => [role, rule]));
