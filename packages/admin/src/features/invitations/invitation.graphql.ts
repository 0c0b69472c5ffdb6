import { graphql, type ResultOf } from '../../platform/graphql.ts';

const InvitationFields = graphql(`
  fragment InvitationFields on Invitation @_unmask {
    id name email role status expiresAt can version
    organisation { id name }
    invitedBy { id name }
  }
`);

export const InvitationsDocument = graphql(
  `query Invitations($page: Int, $filter: InvitationFilter) {
    data: invitations(page: $page, perPage: 100, filter: $filter) { total items { ...InvitationFields } }
  }`,
  [InvitationFields],
);
export type Invitation = ResultOf<typeof InvitationsDocument>['data']['items'][number];

export const InvitePersonDocument = graphql(`
  mutation InvitePerson($input: InvitePersonInput!, $idempotencyKey: String) {
    data: invitePerson(input: $input, idempotencyKey: $idempotencyKey) {
      link
      invitation { id name email expiresAt }
    }
  }
`);
export type Sent = ResultOf<typeof InvitePersonDocument>['data'];

export const InvitePeopleDocument = graphql(`
  mutation InvitePeople($rows: [InvitePeopleRow!]!, $organisationId: ID, $dryRun: Boolean, $idempotencyKey: String) {
    data: invitePeople(rows: $rows, organisationId: $organisationId, dryRun: $dryRun, idempotencyKey: $idempotencyKey) {
      invited
      rows { row email link problems { field message } }
    }
  }
`);
export type CheckedRow = ResultOf<typeof InvitePeopleDocument>['data']['rows'][number];

export const ResendInvitationDocument = graphql(`
  mutation ResendInvitation($id: ID!, $version: Int) {
    data: resendInvitation(id: $id, version: $version) { link invitation { id name email expiresAt } }
  }
`);

export const WithdrawInvitationDocument = graphql(`
  mutation WithdrawInvitation($id: ID!, $version: Int) {
    data: withdrawInvitation(id: $id, version: $version) { id }
  }
`);

export const OpenInvitationDocument = graphql(`
  query OpenInvitation($token: String!) {
    data: openInvitation(token: $token) { organisationName role email name needsPassword }
  }
`);
export type Preview = NonNullable<ResultOf<typeof OpenInvitationDocument>['data']>;

export const AcceptInvitationDocument = graphql(`
  mutation AcceptInvitation($token: String!, $name: String, $password: String) {
    data: acceptInvitation(token: $token, name: $name, password: $password) { email organisationId }
  }
`);
