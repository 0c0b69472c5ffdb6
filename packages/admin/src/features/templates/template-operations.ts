import { addOperations } from '../../platform/data-provider.ts';
import { graphql } from '../../platform/graphql.ts';
import { OneFields, TemplateDocument, TemplatesDocument } from './template.graphql.ts';

const CreateTemplateDocument = graphql(
  `mutation CreateTemplate($input: CreateTemplateInput!) { data: createTemplate(input: $input) { ...TemplateOneFields } }`,
  [OneFields],
);
const UpdateTemplateDocument = graphql(
  `mutation UpdateTemplate($id: ID!, $input: UpdateTemplateInput!, $version: Int!) {
    data: updateTemplate(id: $id, input: $input, version: $version) { ...TemplateOneFields }
  }`,
  [OneFields],
);

type Input = Record<string, unknown>;

/** What the form holds, for comparing two versions of the properties. */
export const templateFormFields = [
  'title',
  'kind',
  'categoryId',
  'audience',
  'acknowledgedBy',
  'necessity',
  'because',
  'minHeadcount',
  'maxHeadcount',
  'facts',
  'anyOf',
  'drivers',
  'reviewMonths',
  'summary',
  'searchWords',
];

const wordsIn = (typed: unknown): string[] =>
  (Array.isArray(typed) ? typed.map(String) : String(typed ?? '').split(/[,\n]/))
    .map((word) => word.trim())
    .filter(Boolean);

const numberOrNull = (value: unknown) =>
  value === '' || value === null || value === undefined ? null : Number(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const filledOrNull = (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim() : null);

function driversOf(value: unknown): Input[] {
  return listOf(value)
    .filter((driver): driver is Input => typeof driver === 'object' && driver !== null)
    .map(({ act, section, since, source }) => ({
      act: String(act ?? '').trim(),
      section: filledOrNull(section),
      since: filledOrNull(since),
      source: filledOrNull(source),
    }));
}

/** The form's values as the input type takes them: what applies to whom is one object there. */
function toInput(values: Input): Input {
  return {
    title: values.title,
    kind: values.kind,
    categoryId: values.categoryId,
    audience: listOf(values.audience),
    acknowledgedBy: listOf(values.acknowledgedBy),
    necessity: values.necessity,
    because: filledOrNull(values.because),
    applies: {
      minHeadcount: numberOrNull(values.minHeadcount),
      maxHeadcount: numberOrNull(values.maxHeadcount),
      facts: listOf(values.facts),
      anyOf: listOf(values.anyOf),
    },
    drivers: driversOf(values.drivers),
    reviewMonths: numberOrNull(values.reviewMonths),
    summary: values.summary,
    searchWords: wordsIn(values.searchWords),
  };
}

addOperations({
  templates: {
    list: TemplatesDocument,
    one: TemplateDocument,
    create: CreateTemplateDocument,
    update: UpdateTemplateDocument,
    sorts: ['title', 'category', 'reviewed'],
    toRecord: (row) => ({
      ...row,
      categoryId: row.category?.id,
      minHeadcount: row.applies?.minHeadcount,
      maxHeadcount: row.applies?.maxHeadcount,
      facts: row.applies?.facts ?? [],
      anyOf: row.applies?.anyOf ?? [],
      searchWords: listOf(row.searchWords).join(', '),
    }),
    toInput,
    toCreateInput: (values) => ({
      ...toInput(values),
      source: values.source,
      ...(values.source === 'FILE' ? { fileId: values.fileId } : { text: values.text }),
      ...(values.legalAsOf ? { legalAsOf: values.legalAsOf } : {}),
    }),
  },
});
