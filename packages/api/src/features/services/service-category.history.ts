import type { HistoryOf } from '../../platform/audit/history-of.js';
import { inputOf } from '../../platform/graphql/input-of.js';
import { updateServiceCategory } from './change-service-category.js';
import { ServiceCategoryInput } from './service.type.js';
import { ServiceCategory } from './service-category.entity.js';

export const serviceCategoryHistory: HistoryOf = {
  type: 'ServiceCategory',
  parts: [{ entity: 'ServiceCategory' }],
  restore: {
    action: 'update',
    fields: ['name', 'shortName', 'description'],
    work: async (context, id, was, version) => {
      const { name, shortName, description } = await context.em.findOneOrFail(ServiceCategory, { id });
      const input = inputOf(ServiceCategoryInput, { name, shortName, description, ...was });
      return updateServiceCategory(context, id, input, version);
    },
  },
};
