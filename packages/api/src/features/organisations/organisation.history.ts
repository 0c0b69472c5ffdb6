import type { HistoryOf } from '../../platform/audit/history-of.js';
import { inputOf } from '../../platform/graphql/input-of.js';
import { updateOrganisation } from './change-organisation.js';
import { UpdateOrganisationInput } from './organisation.type.js';

export const organisationHistory: HistoryOf = {
  type: 'Organisation',
  parts: [
    {
      entity: 'Organisation',
      actionOf: ({ action, after }) => {
        if (action !== 'UPDATE' || after.archived_at === undefined) return undefined;
        return after.archived_at === null ? 'RESTORED' : 'ARCHIVED';
      },
    },
    { entity: 'OrganisationFacts' },
  ],
  restore: {
    action: 'update',
    fields: [
      'name',
      'shortName',
      'kind',
      'district',
      'legalForm',
      'charityNumber',
      'companyNumber',
      'annualIncome',
      'headcount',
      'volunteers',
      'contactName',
      'contactEmail',
      'contactPhone',
    ],
    work: (context, id, { district: districtCode, ...plain }, version) => {
      const input = { ...plain, ...(districtCode === undefined ? {} : { districtCode }) };
      return updateOrganisation(context, id, inputOf(UpdateOrganisationInput, input), version);
    },
  },
};
