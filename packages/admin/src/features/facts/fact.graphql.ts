import { graphql, type ResultOf } from '../../platform/graphql.ts';

/** A question of the vocabulary, with the present answer of the acting organisation. */
export const QuestionFields = graphql(`
  fragment QuestionFields on FactQuestion @_unmask {
    key kind group label help optional suggestion value source
    rows { key kind label help optional }
  }
`);

export const FactQuestionsDocument = graphql(
  `query FactQuestions($templateVersionId: ID) {
    data: factQuestions(templateVersionId: $templateVersionId) { ...QuestionFields }
  }`,
  [QuestionFields],
);

export type Question = ResultOf<typeof FactQuestionsDocument>['data'][number];
export type FactKind = Question['kind'];

export const RememberFactsDocument = graphql(`
  mutation RememberFacts($answers: JSON!) { data: rememberFacts(answers: $answers) { key value } }
`);

/** Which templates name which facts. */
export const FactUsesDocument = graphql(`
  query FactUses($page: Int!) {
    data: templates(page: $page, perPage: 100) { total items { id title currentVersion { id fields } } }
  }
`);

export const StatutoryRatesDocument = graphql(`
  query StatutoryRates { data: statutoryRates { id key label value from source can version } }
`);
export type StatutoryRate = ResultOf<typeof StatutoryRatesDocument>['data'][number];

export const AddStatutoryRateDocument = graphql(`
  mutation AddStatutoryRate($input: StatutoryRateInput!) { data: addStatutoryRate(input: $input) { id } }
`);
export const UpdateStatutoryRateDocument = graphql(`
  mutation UpdateStatutoryRate($id: ID!, $input: StatutoryRateInput!, $version: Int!) {
    data: updateStatutoryRate(id: $id, input: $input, version: $version) { id }
  }
`);

/** Every merge field that a document may use, of whatever source; for those who write the library. */
export const FactVocabularyDocument = graphql(
  `query FactVocabulary { data: factVocabulary { ...QuestionFields } }`,
  [QuestionFields],
);

export const LogoDocument = graphql(`
  query Logo($id: ID!) { data: organisation(id: $id) { id logo { id name } can } }
`);
export const ChangeLogoDocument = graphql(`
  mutation ChangeOrganisationLogo($id: ID!, $fileId: ID) { data: changeOrganisationLogo(id: $id, fileId: $fileId) { id } }
`);
