import type { HistoryOf } from '../../platform/audit/history-of.js';
import { inputOf } from '../../platform/graphql/input-of.js';
import { updateRiskAssessment } from './change-risk-assessment.js';
import { UpdateRiskAssessmentInput } from './risk-assessment.type.js';

export const riskAssessmentHistory: HistoryOf = {
  type: 'RiskAssessment',
  named: { field: 'title' },
  parts: [
    {
      entity: 'RiskAssessment',
      actionOf: ({ action, before, after }) => {
        if (action !== 'UPDATE') return undefined;
        if (after.status !== undefined && before.status !== after.status)
          return after.status === 'ARCHIVED' ? 'ARCHIVED' : 'ISSUED';
        return undefined;
      },
    },
    {
      entity: 'RiskHazard',
      linkedBy: 'assessment',
      under: 'hazards',
      about: 'p.hazard',
      actionOf: ({ action, before, after }) => {
        if (action === 'INSERT') return 'HAZARD_ADDED';
        return after.removed_at && !before.removed_at ? 'HAZARD_REMOVED' : 'HAZARD_CHANGED';
      },
    },
    {
      entity: 'RiskAction',
      linkedBy: 'assessment',
      under: 'hazards',
      about: 'p.what',
      actionOf: ({ action, after }) => {
        if (action === 'INSERT') return 'ACTION_ADDED';
        return after.done_on ? 'ACTION_DONE' : 'ACTION_CHANGED';
      },
    },
  ],
  restore: {
    action: 'update',
    fields: ['title', 'site', 'activity', 'assessor', 'assessedOn', 'nextReviewOn'],
    work: (context, id, { assessor: assessorId, ...plain }, version) => {
      const input = { ...plain, ...(assessorId === undefined ? {} : { assessorId }) };
      return updateRiskAssessment(context, id, inputOf(UpdateRiskAssessmentInput, input), version);
    },
  },
};
