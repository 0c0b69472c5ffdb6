import { graphql, type ResultOf, type VariablesOf } from '../../platform/graphql.ts';

export const PolicyHealthDocument = graphql(`
  query PolicyHealth {
    data: policyHealth {
      necessity current due overdue draft missing
      missingTemplates { id title because forUs forUsBecause currentVersion { id number } }
    }
  }
`);

export type PolicyGroup = ResultOf<typeof PolicyHealthDocument>['data'][number];
export type MissingTemplate = PolicyGroup['missingTemplates'][number];

const VersionRow = graphql(`
  fragment VersionRow on PolicyVersion @_unmask {
    id number status origin change changeSummary round clashes approvalsNeeded
    submittedAt adoptedOn meetingOn minute
    author { id name }
    templateVersion { id number }
    approvals { id decision decidedAt comment askedAt endedAt approver { id name } }
    can
    version
  }
`);

export const PolicyDocument = graphql(
  `query Policy($id: ID!) {
    data: policy(id: $id) {
      id title status health reviewMonths nextReviewOn adoptedOn acknowledgedBy isPublic
      template { id title necessity because }
      owner { id name }
      deputy { id name }
      currentVersion { id templateVersion { id } }
      openVersion { id status origin clashes }
      newerTemplateVersion { id number change changeSummary publishedAt legalAsOf }
      adviserAskedAt
      adviserService { id name }
      recalledBecause
      withdrawnBecause
      lastApprovers { id }
      lastApprovalsNeeded
      versions { ...VersionRow }
      can
      version
    }
  }`,
  [VersionRow],
);

export type Policy = NonNullable<ResultOf<typeof PolicyDocument>['data']>;
export type VersionRow = NonNullable<Policy['versions']>[number];

/** A version as it is read: exactly what its checksum was taken of. */
export const PolicyVersionDocument = graphql(`
  query PolicyVersion($id: ID!) {
    data: policyVersion(id: $id) {
      id number status sha256 wording text html clashes change changeSummary adoptedOn
      contents { level text id }
      missing { key }
      templateVersion { id number }
      file { id name }
      policy { id title }
      can
      version
    }
  }
`);

export type PolicyVersion = NonNullable<ResultOf<typeof PolicyVersionDocument>['data']>;

export const ComparePolicyVersionsDocument = graphql(`
  query ComparePolicyVersions($beforeId: ID!, $afterId: ID!) {
    data: comparePolicyVersions(beforeId: $beforeId, afterId: $afterId) {
      added removed changed blocks { kind section parts { kind text } }
    }
  }
`);

export const TemplateToAdoptDocument = graphql(`
  query TemplateToAdopt($id: ID!) {
    data: template(id: $id) {
      id title summary because forUs forUsBecause reviewMonths acknowledgedBy ourPolicyId
      currentVersion { id number legalAsOf text html contents { level text id } }
    }
  }
`);

export const TemplatesToAdoptDocument = graphql(`
  query TemplatesToAdopt($q: String) {
    data: templates(perPage: 50, filter: { q: $q, notAdopted: true }) { total items { id title summary forUs forUsBecause } }
  }
`);

export const TemplatesToCoverDocument = graphql(`
  query TemplatesToCover($page: Int) {
    data: templates(page: $page, perPage: 100, filter: { notAdopted: true }) { total items { id title } }
  }
`);

export const PeopleToChooseDocument = graphql(`
  query PeopleToChoose($organisation: ID) {
    data: people(perPage: 100, sort: { field: name, order: ASC }, filter: { organisation: $organisation }) {
      items { id name canSignIn memberships { id role organisation { id } } }
    }
  }
`);

export const AdoptTemplateDocument = graphql(`
  mutation AdoptTemplate($input: AdoptTemplateInput!) {
    data: adoptTemplate(input: $input) { id openVersion { id } }
  }
`);

export const AddOwnPolicyDocument = graphql(`
  mutation AddOwnPolicy($input: AddOwnPolicyInput!) { data: addOwnPolicy(input: $input) { id } }
`);

export const UpdatePolicyDocument = graphql(`
  mutation UpdatePolicy($id: ID!, $input: UpdatePolicyInput!, $version: Int!) {
    data: updatePolicy(id: $id, input: $input, version: $version) { id version }
  }
`);

export type Audience = NonNullable<
  NonNullable<VariablesOf<typeof AdoptTemplateDocument>['input']['acknowledgedBy']>[number]
>;

export const ChangeWordingDocument = graphql(`
  mutation ChangeWording($policyId: ID!, $text: String, $change: ChangeSize, $changeSummary: String) {
    data: changeWording(policyId: $policyId, text: $text, change: $change, changeSummary: $changeSummary) { id version }
  }
`);

export const SendForApprovalDocument = graphql(`
  mutation SendPolicyForApproval($id: ID!, $approverIds: [ID!]!, $needed: Int!) {
    data: sendPolicyForApproval(id: $id, approverIds: $approverIds, needed: $needed) { id status }
  }
`);

export const AdoptAtMeetingDocument = graphql(`
  mutation AdoptAtMeeting($id: ID!, $heldOn: Date!, $minute: String!) {
    data: adoptAtMeeting(id: $id, heldOn: $heldOn, minute: $minute) { id status }
  }
`);

export const ReopenDocument = graphql(`
  mutation ReopenPolicyVersion($id: ID!) { data: reopenPolicyVersion(id: $id) { id status } }
`);

export const DiscardDocument = graphql(`
  mutation DiscardPolicyVersion($id: ID!) { data: discardPolicyVersion(id: $id) { id status } }
`);

export const ReviewDocument = graphql(`
  mutation ReviewPolicy($id: ID!, $nextReviewOn: Date) {
    data: reviewPolicy(id: $id, nextReviewOn: $nextReviewOn) { id nextReviewOn }
  }
`);

export const WithdrawDocument = graphql(`
  mutation WithdrawPolicy($id: ID!, $reason: String!) { data: withdrawPolicy(id: $id, reason: $reason) { id status } }
`);

export const TakeTemplateVersionDocument = graphql(`
  mutation TakeTemplateVersion($policyId: ID!) {
    data: takeTemplateVersion(policyId: $policyId) { id openVersion { id clashes } }
  }
`);

export const KeepOurWordingDocument = graphql(`
  mutation KeepOurWording($policyId: ID!) { data: keepOurWording(policyId: $policyId) { id } }
`);

export const AskAdviserDocument = graphql(`
  mutation AskAdviserAboutPolicy($policyId: ID!) { data: askAdviserAboutPolicy(policyId: $policyId) { id } }
`);

export const MergeDocument = graphql(`
  query PolicyMerge($policyVersionId: ID!) {
    data: policyMerge(policyVersionId: $policyVersionId) {
      text
      changes { kind section before after }
      clashes { id section base theirs ours taken }
    }
  }
`);

export type Merge = ResultOf<typeof MergeDocument>['data'];
export type Clash = Merge['clashes'][number];

export const SettleClashesDocument = graphql(`
  mutation SettleClashes($policyVersionId: ID!, $choices: [ClashChoiceInput!]!) {
    data: settleClashes(policyVersionId: $policyVersionId, choices: $choices) { id clashes }
  }
`);

export type ClashChoice = VariablesOf<typeof SettleClashesDocument>['choices'][number];

export const PoliciesToApproveDocument = graphql(`
  query PoliciesToApprove {
    data: policiesToApprove {
      id askedAt decision decidedAt comment sha256 can
      policyVersion {
        id number status sha256 change changeSummary approvalsNeeded submittedAt
        author { id name }
        policy { id title }
        approvals { id decision approver { id name } }
      }
    }
  }
`);

export type Approval = ResultOf<typeof PoliciesToApproveDocument>['data'][number];

export const ApproveDocument = graphql(`
  mutation ApprovePolicy($id: ID!, $sha256: String!, $comment: String) {
    data: approvePolicy(id: $id, sha256: $sha256, comment: $comment) { id decision }
  }
`);

export const RejectDocument = graphql(`
  mutation RejectPolicy($id: ID!, $sha256: String!, $comment: String) {
    data: rejectPolicy(id: $id, sha256: $sha256, comment: $comment) { id decision }
  }
`);

export const DownloadPolicyDocument = graphql(`
  mutation DownloadPolicy($policyVersionId: ID!, $format: DocumentFormat!) {
    data: downloadPolicy(policyVersionId: $policyVersionId, format: $format) { url name }
  }
`);

export const BoardPaperDocument = graphql(`
  mutation MakeBoardPaper($policyVersionIds: [ID!]!) {
    data: makeBoardPaper(policyVersionIds: $policyVersionIds) { url name }
  }
`);

export const FundersPackDocument = graphql(`
  mutation MakeFundersPack($policyIds: [ID!]!) {
    data: makeFundersPack(policyIds: $policyIds) { id title status done total message path can }
  }
`);

export const PackTaskDocument = graphql(`
  query PackTask($ids: [ID!]) {
    data: tasks(perPage: 1, filter: { ids: $ids }) { items { id title status done total message path can } }
  }
`);

export const PolicyPacksDocument = graphql(`
  query PolicyPacks {
    data: policyPacks { id isReady hasLink expiresAt revokedAt opened createdAt policies { id title } can }
  }
`);

export type PolicyPack = ResultOf<typeof PolicyPacksDocument>['data'][number];

export const CreatePackLinkDocument = graphql(`
  mutation CreatePackLink($policyIds: [ID!]!, $days: Int!) {
    data: createPackLink(policyIds: $policyIds, days: $days) { url expiresAt }
  }
`);

export const RevokePackLinkDocument = graphql(`
  mutation RevokePackLink($id: ID!) { data: revokePackLink(id: $id) { id } }
`);

export const PublicRegisterDocument = graphql(`
  query PublicRegister { data: publicRegister { id isOn url can version } }
`);

export const SetPublicRegisterDocument = graphql(`
  mutation SetPublicRegister($on: Boolean!, $version: Int!) {
    data: setPublicRegister(on: $on, version: $version) { id isOn version }
  }
`);

export const ReplacePolicyFileDocument = graphql(`
  mutation ReplacePolicyFile($policyId: ID!, $input: ReplacePolicyFileInput!) {
    data: replacePolicyFile(policyId: $policyId, input: $input) { id }
  }
`);

export const CompareEditionsDocument = graphql(`
  query CompareEditions($beforeId: ID!, $afterId: ID!) {
    data: compareTemplateVersions(beforeId: $beforeId, afterId: $afterId) {
      added removed changed blocks { kind section parts { kind text } }
    }
  }
`);

export const OpenPackDocument = graphql(`
  mutation OpenPack($id: ID!) { data: openPack(id: $id) { url } }
`);

export const ApproverChoicesDocument = graphql(`
  query ApproverChoices { data: approverChoices { id name canSignIn memberships { id role } } }
`);
