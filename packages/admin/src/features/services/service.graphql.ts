import type { RaRecord } from 'react-admin';
import type { ResourceOperations } from '../../platform/data-provider.ts';
import { graphql, type ResultOf, type VariablesOf } from '../../platform/graphql.ts';

const ServiceFields = graphql(`
  fragment ServiceFields on Service @_unmask {
    id name description status suspendedReason durations channels priceNote needsApproval
    stepMinutes leadTimeHours horizonDays bufferBeforeMinutes bufferAfterMinutes noticeHours lateCountsAsUsed
    eligibility { maxIncome minHeadcount maxHeadcount districts kinds }
    category { id name shortName }
    provider { id name }
    advisers { id name }
    unavailableBecause
    can
    version
  }
`);

const ServicesDocument = graphql(
  `query Services($page: Int, $perPage: Int, $sort: ServiceSort, $filter: ServiceFilter) {
    data: services(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...ServiceFields } }
  }`,
  [ServiceFields],
);

const ServiceDocument = graphql(`query Service($id: ID!) { data: service(id: $id) { ...ServiceFields } }`, [
  ServiceFields,
]);

const CreateServiceDocument = graphql(
  `mutation CreateService($input: CreateServiceInput!) { data: createService(input: $input) { ...ServiceFields } }`,
  [ServiceFields],
);

const UpdateServiceDocument = graphql(
  `mutation UpdateService($id: ID!, $input: UpdateServiceInput!, $version: Int!) {
    data: updateService(id: $id, input: $input, version: $version) { ...ServiceFields }
  }`,
  [ServiceFields],
);

export type Service = ResultOf<typeof ServicesDocument>['data']['items'][number];
type UpdateServiceInput = VariablesOf<typeof UpdateServiceDocument>['input'];

/** The fields of the form that travel as they are. */
const PLAIN = [
  'name',
  'description',
  'channels',
  'priceNote',
  'needsApproval',
  'stepMinutes',
  'leadTimeHours',
  'horizonDays',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'noticeHours',
  'lateCountsAsUsed',
  'categoryId',
  'adviserIds',
] as const satisfies readonly (keyof UpdateServiceInput)[];

/** What the form holds, for comparing two versions. */
export const serviceFormFields = [...PLAIN, 'durations', 'eligibility'];

const numbersIn = (typed: unknown): number[] =>
  (Array.isArray(typed)
    ? typed
    : String(typed ?? '')
        .split(/[^\d]+/)
        .filter(Boolean)
  )
    .map(Number)
    .filter((value) => value > 0);

const numberOrNull = (value: unknown) =>
  value === '' || value === null || value === undefined ? null : Number(value);
const listOrNull = (value: unknown) => (Array.isArray(value) && value.length > 0 ? value : null);

function toInput(values: RaRecord | Record<string, unknown>): Record<string, unknown> {
  const eligibility: Record<string, unknown> = { ...values.eligibility };
  return {
    ...Object.fromEntries(PLAIN.map((field) => [field, values[field]])),
    durations: numbersIn(values.durations),
    eligibility: {
      maxIncome: numberOrNull(eligibility.maxIncome),
      minHeadcount: numberOrNull(eligibility.minHeadcount),
      maxHeadcount: numberOrNull(eligibility.maxHeadcount),
      districts: listOrNull(eligibility.districts),
      kinds: listOrNull(eligibility.kinds),
    },
  };
}

export const serviceOperations: ResourceOperations = {
  list: ServicesDocument,
  one: ServiceDocument,
  create: CreateServiceDocument,
  update: UpdateServiceDocument,
  sorts: ['name', 'category'],
  toRecord: (row) => ({
    ...row,
    categoryId: row.category?.id,
    adviserIds: (row.advisers ?? []).map(({ id }: { id: string }) => id),
  }),
  toInput,
  toCreateInput: toInput,
};

export const ServiceCategoriesDocument = graphql(`
  query ServiceCategories { serviceCategories { id name } }
`);

export const ServiceChoicesDocument = graphql(`
  query ServiceChoices($organisation: ID) {
    serviceCategories { id name }
    districts { code name }
    people(perPage: 100, sort: { field: name, order: ASC }, filter: { organisation: $organisation }) { items { id name } }
  }
`);

export const SuspendServiceDocument = graphql(`
  mutation SuspendService($id: ID!, $reason: String!, $version: Int) {
    data: suspendService(id: $id, reason: $reason, version: $version) { id status version }
  }
`);

export const ResumeServiceDocument = graphql(`
  mutation ResumeService($id: ID!, $version: Int) {
    data: resumeService(id: $id, version: $version) { id status version }
  }
`);

export const ArchiveServiceDocument = graphql(`
  mutation ArchiveService($id: ID!, $version: Int) {
    data: archiveService(id: $id, version: $version) { id status version }
  }
`);
