import type { Condition, Grants } from '../../platform/access/access-table.js';
import { everybodyHere, ours } from '../../platform/access/of-organisation.js';
import type { Viewer } from '../../platform/access/viewer.js';

/** Policies, or rows that know their `owner` and `deputy`, that the viewer looks after for their organisation. */
export const keptByMe = (viewer: Viewer): Condition[] => [
  { ...ours(viewer), owner: viewer.personId },
  { ...ours(viewer), deputy: viewer.personId },
];

/** The same for rows of a policy that know its `keepers`. */
export const ofPoliciesThatIKeep = (viewer: Viewer): Condition => ({
  ...ours(viewer),
  keepers: { $all: [viewer.personId] },
});

/** Owner and deputy keep a policy, and managers keep all of their organisation. */
export const keepers: Grants = { ...everybodyHere(keptByMe), MANAGER: ours };
