import type { AccessTable, Condition } from '../../platform/access/access-table.js';
import { everybodyHere, ours } from '../../platform/access/of-organisation.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { isLead, managersAndLead } from './in-organisation.js';
import { riskActionStates, riskAssessmentStates } from './risk-assessment.entity.js';

/**
 * Everybody of an organisation reads them, because everybody must be told what was found (Management of Health and
 * Safety at Work Regulations 1999, regulation 10); its managers and its health and safety lead write them.
 */
export const riskAssessmentAccess: AccessTable = {
  subject: 'RiskAssessment',
  read: {
    all: {
      fields: [
        'id',
        'title',
        'site',
        'activity',
        'assessor',
        'assessedOn',
        'nextReviewOn',
        'status',
        'templateId',
        'hazards',
        'hazardCount',
        'openActionCount',
        'worstBand',
        'version',
        'can',
      ],
      who: everybodyHere(ours),
    },
  },
  starts: { create: managersAndLead },
  actions: {
    update: managersAndLead,
    issue: managersAndLead,
    review: managersAndLead,
    archive: managersAndLead,
  },
  states: riskAssessmentStates,
};

const inUse = (viewer: Viewer): Condition => ({ organisation: viewer.organisationId, removedAt: null });

export const riskHazardAccess: AccessTable = {
  subject: 'RiskHazard',
  read: {
    all: {
      fields: [
        'id',
        'hazard',
        'whoAndHow',
        'controls',
        'likelihoodBefore',
        'severityBefore',
        'bandBefore',
        'furtherControls',
        'likelihoodAfter',
        'severityAfter',
        'bandAfter',
        'actions',
        'version',
        'can',
      ],
      who: everybodyHere(inUse),
    },
  },
  actions: { update: managersAndLead, remove: managersAndLead },
};

const myAction = (viewer: Viewer): Condition => ({ ...ours(viewer), owner: viewer.personId });
const mineOrLeads = (viewer: Viewer): Condition[] =>
  isLead(viewer) ? [myAction(viewer), ours(viewer)] : [myAction(viewer)];

export const riskActionAccess: AccessTable = {
  subject: 'RiskAction',
  read: {
    all: {
      fields: ['id', 'what', 'owner', 'dueOn', 'doneOn', 'version', 'can'],
      who: everybodyHere(ours),
    },
  },
  actions: {
    update: managersAndLead,
    finish: { ...everybodyHere(mineOrLeads), MANAGER: ours },
  },
  states: riskActionStates,
};
