import type { HistoryOf } from '../../platform/audit/history-of.js';
import { inputOf } from '../../platform/graphql/input-of.js';
import { updateTemplate } from './change-template.js';
import { updateTemplateCategory } from './change-template-category.js';
import { TemplateCategory } from './template.entity.js';
import { TemplateCategoryInput, UpdateTemplateInput } from './template.type.js';

const STATES: Readonly<Record<string, string>> = {
  IN_REVIEW: 'SUBMITTED',
  PUBLISHED: 'PUBLISHED',
  RETIRED: 'RETIRED',
  DRAFT: 'SENT_BACK',
};

export const templateHistory: HistoryOf = {
  type: 'Template',
  named: { field: 'title' },
  parts: [
    {
      entity: 'Template',
      inside: { applies: { minHeadcount: null, maxHeadcount: null, facts: null, anyOf: null } },
      texts: { drivers: (value) => actsOf(value).join('; ') },
      actionOf: ({ action, after }) => {
        if (action !== 'UPDATE' || after.archived_at === undefined) return undefined;
        return after.archived_at === null ? 'RESTORED' : 'ARCHIVED';
      },
    },
    {
      entity: 'TemplateVersion',
      linkedBy: 'template',
      // What is being written is for those who write.
      under: 'openVersion',
      about: `'v' || p.number`,
      actionOf: ({ action, after }) =>
        action === 'UPDATE' && after.status !== undefined ? STATES[String(after.status)] : undefined,
    },
  ],
  restore: {
    action: 'update',
    fields: [
      'title',
      'kind',
      'category',
      'audience',
      'acknowledgedBy',
      'necessity',
      'because',
      'applies',
      'drivers',
      'reviewMonths',
      'summary',
      'searchWords',
    ],
    work: (context, id, { category: categoryId, ...plain }, version) => {
      const input = { ...plain, ...(categoryId === undefined ? {} : { categoryId }) };
      return updateTemplate(context, id, inputOf(UpdateTemplateInput, input), version);
    },
  },
};

const actsOf = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.map((driver: { act?: string; section?: string | null }) =>
        [driver.act, driver.section].filter(Boolean).join(', '),
      )
    : [];

export const templateCategoryHistory: HistoryOf = {
  type: 'TemplateCategory',
  parts: [{ entity: 'TemplateCategory' }],
  restore: {
    action: 'update',
    fields: ['name', 'position'],
    work: async (context, id, was, version) => {
      const { name, position } = await context.em.findOneOrFail(TemplateCategory, { id });
      return updateTemplateCategory(
        context,
        id,
        inputOf(TemplateCategoryInput, { name, position, ...was }),
        version,
      );
    },
  },
};
