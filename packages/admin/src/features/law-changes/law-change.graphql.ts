import type { ResourceOperations } from '../../platform/data-provider.ts';
import { graphql, type ResultOf } from '../../platform/graphql.ts';

const LawChangeFields = graphql(`
  fragment LawChangeFields on LawChange @_unmask {
    id title what sourceUrl status inForceOn dateNote checkedOn templateIds templateTitles can version
  }
`);

const LawChangesDocument = graphql(
  `query LawChanges($page: Int, $perPage: Int, $sort: LawChangeSort, $filter: LawChangeFilter) {
    data: lawChanges(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...LawChangeFields } }
  }`,
  [LawChangeFields],
);
const LawChangeDocument = graphql(
  `query LawChange($id: ID!) { data: lawChange(id: $id) { ...LawChangeFields } }`,
  [LawChangeFields],
);
const CreateLawChangeDocument = graphql(
  `mutation CreateLawChange($input: CreateLawChangeInput!) { data: createLawChange(input: $input) { ...LawChangeFields } }`,
  [LawChangeFields],
);
const UpdateLawChangeDocument = graphql(
  `mutation UpdateLawChange($id: ID!, $input: UpdateLawChangeInput!, $version: Int!) {
    data: updateLawChange(id: $id, input: $input, version: $version) { ...LawChangeFields }
  }`,
  [LawChangeFields],
);
export type LawChange = ResultOf<typeof LawChangesDocument>['data']['items'][number];

/** What the form holds, for comparing two versions. */
export const lawChangeFormFields = [
  'title',
  'what',
  'sourceUrl',
  'status',
  'inForceOn',
  'dateNote',
  'checkedOn',
  'templateIds',
];

const orNull = (value: unknown) => (value === '' || value === undefined ? null : value);

const toInput = (values: Record<string, unknown>) => ({
  title: values.title,
  what: values.what,
  status: values.status,
  sourceUrl: orNull(values.sourceUrl),
  inForceOn: orNull(values.inForceOn),
  dateNote: orNull(values.dateNote),
  checkedOn: orNull(values.checkedOn),
  templateIds: values.templateIds ?? [],
});

export const lawChangeOperations: ResourceOperations = {
  list: LawChangesDocument,
  one: LawChangeDocument,
  create: CreateLawChangeDocument,
  update: UpdateLawChangeDocument,
  sorts: ['inForceOn', 'title', 'createdAt'],
  toFilter: ({ touchesUs, status, ...filter }) => ({
    ...filter,
    touchesUs: touchesUs ? true : undefined,
    status: status ? [status] : undefined,
  }),
  toCreateInput: toInput,
  toInput,
};

export const NextLawChangesDocument = graphql(
  `query NextLawChanges { data: lawChanges(perPage: 3, filter: { status: [CONFIRMED] }) { total items { ...LawChangeFields } } }`,
  [LawChangeFields],
);

export const TouchedPoliciesDocument = graphql(`
  query PoliciesTouchedByLaw { data: policiesTouchedByLaw { lawChangeId policyId policyTitle } }
`);

export const TemplatesToTouchDocument = graphql(
  `query TemplatesToTouch { data: templatesToTouch { id title } }`,
);

const TaskFields = graphql(
  `fragment TaskFields on ReviewTask @_unmask {
    id policyId policyTitle raisedOn dueOn doneAt outcome note can version
    doneBy { id name }
    lawChange { ...LawChangeFields }
  }`,
  [LawChangeFields],
);
export const ReviewTaskDocument = graphql(
  `query ReviewTask($id: ID!) { data: reviewTask(id: $id) { ...TaskFields } }`,
  [TaskFields],
);
export type ReviewTask = NonNullable<ResultOf<typeof ReviewTaskDocument>['data']>;

export const ReviewTasksDocument = graphql(
  `query ReviewTasks($page: Int, $lawChangeId: ID) {
    data: reviewTasks(page: $page, perPage: 100, filter: { lawChangeId: $lawChangeId }) { total items { ...TaskFields } }
  }`,
  [TaskFields],
);

export const FinishReviewTaskDocument = graphql(`
  mutation FinishReviewTask($id: ID!, $outcome: ReviewOutcome!, $note: String, $version: Int) {
    data: finishReviewTask(id: $id, outcome: $outcome, note: $note, version: $version) { id }
  }
`);
