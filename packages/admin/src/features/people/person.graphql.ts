import type { ResourceOperations } from '../../platform/data-provider.ts';
import { graphql, type ResultOf } from '../../platform/graphql.ts';

const PersonFields = graphql(`
  fragment PersonFields on Person @_unmask {
    id name email phone pendingEmail canSignIn
    memberships { id role mayBook organisation { id name } can version }
    responsibilities { id kind can version }
    can
    version
  }
`);

const PeopleDocument = graphql(
  `query People($page: Int, $perPage: Int, $sort: PersonSort, $filter: PersonFilter) {
    data: people(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...PersonFields } }
  }`,
  [PersonFields],
);

const PersonDocument = graphql(`query Person($id: ID!) { data: person(id: $id) { ...PersonFields } }`, [
  PersonFields,
]);

export const CreatePersonDocument = graphql(
  `mutation CreatePerson($input: CreatePersonInput!) { data: createPerson(input: $input) { ...PersonFields } }`,
  [PersonFields],
);

const UpdatePersonDocument = graphql(
  `mutation UpdatePerson($id: ID!, $input: UpdatePersonInput!, $version: Int!) {
    data: updatePerson(id: $id, input: $input, version: $version) { ...PersonFields }
  }`,
  [PersonFields],
);

export type Person = ResultOf<typeof PeopleDocument>['data']['items'][number];
export type Membership = NonNullable<Person['memberships']>[number];
export type MembershipRole = NonNullable<Membership['role']>;

export const personFormFields = ['name', 'email', 'phone'] as const;

export const personOperations: ResourceOperations = {
  list: PeopleDocument,
  one: PersonDocument,
  create: CreatePersonDocument,
  update: UpdatePersonDocument,
  sorts: ['name'],
  toInput: ({ name, email, phone }) => ({ name, email, phone }),
  toCreateInput: ({ name, email, phone, organisationId, role, mayBook }) => ({
    name,
    email,
    phone,
    organisationId,
    role,
    mayBook,
  }),
};

export const AddMembershipDocument = graphql(`
  mutation AddMembership($input: AddMembershipInput!) {
    data: addMembership(input: $input) { id }
  }
`);

export const UpdateMembershipDocument = graphql(`
  mutation UpdateMembership($id: ID!, $input: UpdateMembershipInput!, $version: Int!) {
    data: updateMembership(id: $id, input: $input, version: $version) { id mayBook version }
  }
`);

export const ArchiveMembershipDocument = graphql(`
  mutation ArchiveMembership($id: ID!, $version: Int) {
    data: archiveMembership(id: $id, version: $version) { id }
  }
`);

export const ChangeRoleDocument = graphql(`
  mutation ChangeRole($id: ID!, $role: Role!, $version: Int) {
    data: changeRole(id: $id, role: $role, version: $version) { id role }
  }
`);

export const OpenThingsDocument = graphql(`
  query OpenThings($personId: ID!, $organisationId: ID) {
    data: openThings(personId: $personId, organisationId: $organisationId) {
      id subject sentence path ending
      candidates { id name whyNot }
    }
  }
`);
export type OpenThing = ResultOf<typeof OpenThingsDocument>['data'][number];

export const RemovePersonDocument = graphql(`
  mutation RemovePerson($id: ID!, $organisationId: ID, $handovers: [HandoverInput!]) {
    data: removePerson(id: $id, organisationId: $organisationId, handovers: $handovers) { id }
  }
`);

export const GiveResponsibilityDocument = graphql(`
  mutation GiveResponsibility($input: GiveResponsibilityInput!) {
    data: giveResponsibility(input: $input) { id }
  }
`);

export const EndResponsibilityDocument = graphql(`
  mutation EndResponsibility($id: ID!, $version: Int) {
    data: endResponsibility(id: $id, version: $version) { id }
  }
`);
