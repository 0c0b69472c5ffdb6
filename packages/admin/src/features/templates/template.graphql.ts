import { graphql, type ResultOf, type VariablesOf } from '../../platform/graphql.ts';
import { QuestionFields } from '../facts/fact.graphql.ts';

const RowFields = graphql(`
  fragment TemplateRowFields on Template @_unmask {
    id title kind source necessity because summary forUs forUsBecause highlight ourPolicyId ourPolicyStatus archivedAt
    category { id name }
    currentVersion { id number publishedAt legalAsOf can }
    openVersion { id number status }
    can version
  }
`);

export const TemplatesDocument = graphql(
  `query Templates($page: Int, $perPage: Int, $sort: TemplateSort, $filter: TemplateFilter) {
    data: templates(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...TemplateRowFields } }
  }`,
  [RowFields],
);
export type TemplateRow = ResultOf<typeof TemplatesDocument>['data']['items'][number];
export type TemplateFilter = NonNullable<VariablesOf<typeof TemplatesDocument>['filter']>;
export type TemplateKind = NonNullable<TemplateRow['kind']>;
export type Audience = NonNullable<TemplateFilter['audience']>;

export const TemplateFacetsDocument = graphql(`
  query TemplateFacets($filter: TemplateFilter) {
    data: templateFacets(filter: $filter) {
      categories { id name count } kinds { name count } audiences { name count } appliesToUs notAdopted total
    }
  }
`);
export type TemplateFacets = ResultOf<typeof TemplateFacetsDocument>['data'];

export const SearchLibraryDocument = graphql(`
  query SearchLibrary($q: String!) {
    data: searchLibrary(q: $q) {
      policies { id kind title line highlight }
      forms { id kind title line highlight }
      whomToRing { id name providerName }
      templates { id kind title line highlight }
    }
  }
`);
export type LibrarySearch = ResultOf<typeof SearchLibraryDocument>['data'];
export type LibraryHit = LibrarySearch['templates'][number];

/** What is fetched of the hits of a search. */
export const HitTemplatesDocument = graphql(`
  query HitTemplates($ids: [ID!]!) {
    data: templates(perPage: 100, filter: { ids: $ids }) { total items { id source currentVersion { id } } }
  }
`);
export const HitPoliciesDocument = graphql(`
  query HitPolicies($ids: [ID!]!) {
    data: policies(perPage: 100, filter: { ids: $ids }) { items { id currentVersion { id file { id name } } } }
  }
`);

/** A template as its page shows it and its form holds it. */
export const OneFields = graphql(`
  fragment TemplateOneFields on Template @_unmask {
    id title kind source audience acknowledgedBy necessity because reviewMonths summary searchWords
    forUs forUsBecause ourPolicyId ourPolicyStatus archivedAt
    category { id name }
    applies { minHeadcount maxHeadcount facts anyOf }
    drivers { act section since source }
    currentVersion { id number status publishedAt legalAsOf can }
    openVersion { id number status can }
    versions { id number status change changeSummary legalAsOf publishedAt retiredAt retiredBecause }
    can version
  }
`);

export const TemplateDocument = graphql(
  `query Template($id: ID!) { data: template(id: $id) { ...TemplateOneFields } }`,
  [OneFields],
);
export type Template = NonNullable<ResultOf<typeof TemplateDocument>['data']>;
export type VersionLine = NonNullable<Template['versions']>[number];

export const TemplateVersionDocument = graphql(`
  query TemplateVersion($id: ID!) {
    data: templateVersion(id: $id) {
      id number status change changeSummary legalAsOf submittedAt publishedAt retiredAt retiredBecause sha256 html
      author { id name } approvedBy { id name }
      contents { level text id }
      can version
    }
  }
`);
export type TemplateVersion = NonNullable<ResultOf<typeof TemplateVersionDocument>['data']>;

/** The same for who writes it. */
export const WrittenVersionDocument = graphql(`
  query WrittenVersion($id: ID!) {
    data: templateVersion(id: $id) {
      id number status text fields change changeSummary legalAsOf submittedAt html downloads
      author { id name } approvedBy { id name }
      contents { level text id }
      problems { line column message tag }
      file { id name bytes }
      can version
    }
  }
`);
export type WrittenVersion = NonNullable<ResultOf<typeof WrittenVersionDocument>['data']>;

export const CompareVersionsDocument = graphql(`
  query CompareTemplateVersions($beforeId: ID!, $afterId: ID!) {
    data: compareTemplateVersions(beforeId: $beforeId, afterId: $afterId) {
      added removed changed blocks { kind section parts { kind text } }
    }
  }
`);

export const PreviewTextDocument = graphql(`
  query PreviewText($text: String!) {
    data: previewText(text: $text) { html fields problems { line column message tag } }
  }
`);
export type TextProblem = ResultOf<typeof PreviewTextDocument>['data']['problems'][number];

export const PreviewDocumentDocument = graphql(
  `query PreviewDocument($templateVersionId: ID!, $answers: JSON) {
    data: previewDocument(templateVersionId: $templateVersionId, answers: $answers) { html missing { ...QuestionFields } }
  }`,
  [QuestionFields],
);

export const DownloadDocumentDocument = graphql(`
  mutation DownloadDocument($templateVersionId: ID!, $format: DocumentFormat!, $blank: Boolean, $answers: JSON, $remember: Boolean) {
    data: downloadDocument(templateVersionId: $templateVersionId, format: $format, blank: $blank, answers: $answers, remember: $remember) { url name }
  }
`);
export type DocumentFormat = VariablesOf<typeof DownloadDocumentDocument>['format'];

/** The editions that a filter finds, as many as one zip holds. */
export const EditionsFoundDocument = graphql(`
  query EditionsFound($filter: TemplateFilter) {
    data: templates(perPage: 100, filter: $filter) { total items { id currentVersion { id } } }
  }
`);
export const DownloadLibraryDocument = graphql(`
  mutation DownloadLibrary($templateVersionIds: [ID!]!, $format: DocumentFormat!) {
    data: downloadLibrary(templateVersionIds: $templateVersionIds, format: $format) { id }
  }
`);
export const LibraryTasksDocument = graphql(`
  query LibraryTasks {
    data: tasks(perPage: 50) { items { id kind title status done total message finishedAt can } }
  }
`);
export type LibraryTask = ResultOf<typeof LibraryTasksDocument>['data']['items'][number];
export const OpenLibraryDownloadDocument = graphql(`
  mutation OpenLibraryDownload($taskId: ID!) { data: openLibraryDownload(taskId: $taskId) { url name } }
`);

export const DraftVersionDocument = graphql(`
  mutation DraftTemplateVersion($templateId: ID!) { data: draftTemplateVersion(templateId: $templateId) { id } }
`);
export const UpdateVersionDocument = graphql(`
  mutation UpdateTemplateVersion($id: ID!, $input: UpdateTemplateVersionInput!, $version: Int!) {
    data: updateTemplateVersion(id: $id, input: $input, version: $version) { id version }
  }
`);
export type VersionInput = VariablesOf<typeof UpdateVersionDocument>['input'];
export const ImportTextDocument = graphql(`
  mutation ImportText($fileId: ID!) { data: importText(fileId: $fileId) { text lost } }
`);
export const SubmitVersionDocument = graphql(`
  mutation SubmitTemplateVersion($id: ID!, $version: Int) { data: submitTemplateVersion(id: $id, version: $version) { id } }
`);
export const SendBackVersionDocument = graphql(`
  mutation SendBackTemplateVersion($id: ID!, $reason: String!) {
    data: sendBackTemplateVersion(id: $id, reason: $reason) { id }
  }
`);
export const PublishVersionDocument = graphql(`
  mutation PublishTemplateVersion($id: ID!, $version: Int) { data: publishTemplateVersion(id: $id, version: $version) { id } }
`);
export const RetireVersionDocument = graphql(`
  mutation RetireTemplateVersion($id: ID!, $reason: String!) {
    data: retireTemplateVersion(id: $id, reason: $reason) { id }
  }
`);
export const ArchiveTemplateDocument = graphql(`
  mutation ArchiveTemplate($id: ID!, $version: Int) { data: archiveTemplate(id: $id, version: $version) { id } }
`);
export const RestoreTemplateDocument = graphql(`
  mutation RestoreTemplate($id: ID!, $version: Int) { data: restoreTemplate(id: $id, version: $version) { id } }
`);

export const CategoriesDocument = graphql(`
  query TemplateCategories { data: templateCategories { id name position can version } }
`);
export type TemplateCategory = ResultOf<typeof CategoriesDocument>['data'][number];
export const CreateCategoryDocument = graphql(`
  mutation CreateTemplateCategory($input: TemplateCategoryInput!) { data: createTemplateCategory(input: $input) { id } }
`);
export const UpdateCategoryDocument = graphql(`
  mutation UpdateTemplateCategory($id: ID!, $input: TemplateCategoryInput!, $version: Int!) {
    data: updateTemplateCategory(id: $id, input: $input, version: $version) { id }
  }
`);
