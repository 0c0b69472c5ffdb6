import type { HistoryOf } from '../../platform/audit/history-of.js';
import { inputOf } from '../../platform/graphql/input-of.js';
import { updatePerson } from './change-person.js';
import { UpdatePersonInput } from './person.type.js';

export const personHistory: HistoryOf = {
  type: 'Person',
  parts: [
    { entity: 'Person' },
    { entity: 'PersonContact' },
    {
      entity: 'Membership',
      linkedBy: 'person',
      under: 'memberships',
      about: 'p.role',
      actionOf: ({ action, before, after }) => {
        if (action === 'INSERT') return 'ROLE_GIVEN';
        if (action === 'DELETE') return 'ROLE_DELETED';
        if (after.archived_at === undefined || before.archived_at === after.archived_at)
          return 'ROLE_CHANGED';
        return after.archived_at === null ? 'ROLE_GIVEN' : 'ROLE_ENDED';
      },
    },
    {
      entity: 'Responsibility',
      linkedBy: 'person',
      under: 'responsibilities',
      about: 'p.kind',
      actionOf: ({ action }) => (action === 'INSERT' ? 'RESPONSIBILITY_GIVEN' : 'RESPONSIBILITY_ENDED'),
    },
  ],
  hidesForWhom: true,
  restore: {
    action: 'update',
    fields: ['name', 'email', 'phone'],
    work: (context, id, was, version) => updatePerson(context, id, inputOf(UpdatePersonInput, was), version),
  },
};
