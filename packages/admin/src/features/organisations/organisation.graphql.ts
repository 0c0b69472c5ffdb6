import type { RaRecord } from 'react-admin';
import type { ResourceOperations } from '../../platform/data-provider.ts';
import { graphql, type ResultOf, type VariablesOf } from '../../platform/graphql.ts';

const OrganisationFields = graphql(`
  fragment OrganisationFields on Organisation @_unmask {
    id name shortName kind legalForm charityNumber companyNumber annualIncome headcount volunteers
    contactName contactEmail contactPhone illustrative archivedAt
    district { code name }
    can
    version
  }
`);

const OrganisationsDocument = graphql(
  `query Organisations($page: Int, $perPage: Int, $sort: OrganisationSort, $filter: OrganisationFilter) {
    data: organisations(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...OrganisationFields } }
  }`,
  [OrganisationFields],
);

const OrganisationDocument = graphql(
  `query Organisation($id: ID!) { data: organisation(id: $id) { ...OrganisationFields } }`,
  [OrganisationFields],
);

const CreateOrganisationDocument = graphql(
  `mutation CreateOrganisation($input: CreateOrganisationInput!) {
    data: createOrganisation(input: $input) { ...OrganisationFields }
  }`,
  [OrganisationFields],
);

const UpdateOrganisationDocument = graphql(
  `mutation UpdateOrganisation($id: ID!, $input: UpdateOrganisationInput!, $version: Int!) {
    data: updateOrganisation(id: $id, input: $input, version: $version) { ...OrganisationFields }
  }`,
  [OrganisationFields],
);

export type Organisation = ResultOf<typeof OrganisationsDocument>['data']['items'][number];
type UpdateOrganisationInput = VariablesOf<typeof UpdateOrganisationDocument>['input'];

/** The fields of the form, as the input type names them. */
export const organisationFormFields = [
  'name',
  'shortName',
  'kind',
  'districtCode',
  'legalForm',
  'charityNumber',
  'companyNumber',
  'annualIncome',
  'headcount',
  'volunteers',
  'contactName',
  'contactEmail',
  'contactPhone',
] as const satisfies readonly (keyof UpdateOrganisationInput)[];

const toInput = (values: RaRecord | Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(organisationFormFields.map((field) => [field, values[field]]));

export const organisationOperations: ResourceOperations = {
  list: OrganisationsDocument,
  one: OrganisationDocument,
  create: CreateOrganisationDocument,
  update: UpdateOrganisationDocument,
  sorts: ['name', 'kind', 'annualIncome', 'headcount'],
  toRecord: (row) => ({ ...row, districtCode: row.district?.code }),
  toInput,
  toCreateInput: toInput,
};

export const DistrictsDocument = graphql(`
  query Districts { districts { code name } }
`);

export const ArchiveOrganisationDocument = graphql(`
  mutation ArchiveOrganisation($id: ID!, $version: Int) {
    data: archiveOrganisation(id: $id, version: $version) { id archivedAt version }
  }
`);
