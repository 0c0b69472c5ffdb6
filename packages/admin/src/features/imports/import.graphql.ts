import type { ResourceOperations } from '../../platform/data-provider.ts';
import { graphql, type ResultOf, type VariablesOf } from '../../platform/graphql.ts';

const ImportFields = graphql(`
  fragment ImportFields on Import @_unmask {
    id kind fileName status refusal rows good bad odd made createdAt finishedAt undoUntil undoneAt
    by { id name }
    columns { header label }
    task { id title status done total message can }
    can
    version
  }
`);

const ImportsDocument = graphql(
  `query Imports($page: Int, $perPage: Int, $filter: ImportFilter) {
    data: imports(page: $page, perPage: $perPage, filter: $filter) { total items { ...ImportFields } }
  }`,
  [ImportFields],
);

export const ImportDocument = graphql(
  `query Import($id: ID!) { data: import(id: $id) { ...ImportFields } }`,
  [ImportFields],
);

export type Import = ResultOf<typeof ImportsDocument>['data']['items'][number];

export const importOperations: ResourceOperations = { list: ImportsDocument, one: ImportDocument };

export const ImportKindsDocument = graphql(`
  query ImportKinds { data: importKinds { id mostRows template columns { header required example help } } }
`);

export type ImportKind = ResultOf<typeof ImportKindsDocument>['data'][number];

export const ImportRowsDocument = graphql(`
  query ImportRows($importId: ID!, $page: Int, $perPage: Int, $filter: ImportRowFilter) {
    data: importRows(importId: $importId, page: $page, perPage: $perPage, filter: $filter) {
      total items { id line state cells title madeId problems { column sentence isWarning } }
    }
  }
`);

export type ImportRow = ResultOf<typeof ImportRowsDocument>['data']['items'][number];
export type RowState = NonNullable<ImportRow['state']>;
export type RowsAsked = VariablesOf<typeof ImportRowsDocument>;

export const CheckImportDocument = graphql(`
  mutation CheckImport($kind: String!, $fileId: ID!) {
    data: checkImport(kind: $kind, fileId: $fileId) { id status }
  }
`);

export const RunImportDocument = graphql(`
  mutation RunImport($id: ID!, $version: Int) { data: runImport(id: $id, version: $version) { id status } }
`);

export const UndoImportDocument = graphql(`
  mutation UndoImport($id: ID!, $version: Int) { data: undoImport(id: $id, version: $version) { id status } }
`);
