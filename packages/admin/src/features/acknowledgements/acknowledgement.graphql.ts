import { graphql, type ResultOf } from '../../platform/graphql.ts';

export const PoliciesToReadDocument = graphql(`
  query PoliciesToRead {
    data: policiesToRead { id policyId title number dueOn changeSummary hasReadEarlier acknowledgedAt acknowledgedNumber }
  }
`);
export type ToRead = ResultOf<typeof PoliciesToReadDocument>['data'][number];

export const PolicyToReadDocument = graphql(`
  query PolicyToRead($id: ID!) {
    data: policyToRead(policyVersionId: $id) {
      id policyId title number adoptedOn dueOn changeSummary hasReadEarlier acknowledgedAt acknowledgedNumber isInForce sha256 html fileId
    }
  }
`);
export type OpenPolicy = NonNullable<ResultOf<typeof PolicyToReadDocument>['data']>;

export const AcknowledgePolicyDocument = graphql(`
  mutation AcknowledgePolicy($id: ID!, $sha256: String!) {
    data: acknowledgePolicy(policyVersionId: $id, sha256: $sha256) { id isOfVersionInForce versionNumber }
  }
`);

const ProgressFields = graphql(`
  fragment ProgressFields on AcknowledgementProgress @_unmask {
    id policyTitle policyVersionId versionNumber adoptedOn asked done late can
    people { personId readerId name dueOn isLate canBeWrittenTo acknowledgedAt acknowledgedNumber way }
  }
`);

export const ProgressDocument = graphql(
  `query AcknowledgementProgress($policyId: ID!) { data: acknowledgementProgress(policyId: $policyId) { ...ProgressFields } }`,
  [ProgressFields],
);
export type Progress = NonNullable<ResultOf<typeof ProgressDocument>['data']>;
export type Reader = Progress['people'][number];

export const ProgressesDocument = graphql(`
  query AcknowledgementProgresses { data: acknowledgementProgresses { id policyTitle versionNumber asked done late } }
`);

export const RemindDocument = graphql(`
  mutation RemindToAcknowledge($policyId: ID!) { data: remindToAcknowledge(policyId: $policyId) { id } }
`);

export const EnterPaperDocument = graphql(`
  mutation EnterPaperAcknowledgements($input: PaperAcknowledgementsInput!) {
    data: enterPaperAcknowledgements(input: $input) { id done }
  }
`);

export const OpenByLinkDocument = graphql(`
  query OpenPolicyByLink($token: String!) {
    data: openPolicyByLink(token: $token) { organisationName readerName title number adoptedOn sha256 html documentUrl documentName acknowledgedAt isInForce }
  }
`);

export const AcknowledgeByLinkDocument = graphql(`
  mutation AcknowledgeByLink($token: String!, $sha256: String!) {
    data: acknowledgeByLink(token: $token, sha256: $sha256) { acknowledgedAt isInForce }
  }
`);

export const ReadersDocument = graphql(`
  query PolicyReaders($page: Int, $archived: Boolean) {
    data: policyReaders(page: $page, perPage: 100, filter: { archived: $archived }) {
      total items { id name email audiences archivedAt can version }
    }
  }
`);
export type PolicyReader = ResultOf<typeof ReadersDocument>['data']['items'][number];

export const CreateReaderDocument = graphql(`
  mutation CreatePolicyReader($input: CreatePolicyReaderInput!) { data: createPolicyReader(input: $input) { id } }
`);
export const UpdateReaderDocument = graphql(`
  mutation UpdatePolicyReader($id: ID!, $input: UpdatePolicyReaderInput!, $version: Int!) {
    data: updatePolicyReader(id: $id, input: $input, version: $version) { id }
  }
`);
export const ArchiveReaderDocument = graphql(`
  mutation ArchivePolicyReader($id: ID!, $version: Int) { data: archivePolicyReader(id: $id, version: $version) { id } }
`);
export const RestoreReaderDocument = graphql(`
  mutation RestorePolicyReader($id: ID!, $version: Int) { data: restorePolicyReader(id: $id, version: $version) { id } }
`);
