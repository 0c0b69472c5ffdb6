import type { ResourceOperations } from '../../platform/data-provider.ts';
import { graphql, type ResultOf } from '../../platform/graphql.ts';

const EntryFields = graphql(`
  fragment EntryFields on HistoryEntry @_unmask {
    id at action about bySystem forWhom canRestore type recordId record
    by { id name }
    changes { field kind before after }
  }
`);

export const HistoryDocument = graphql(
  `query History($type: String!, $id: ID!) { data: history(type: $type, id: $id) { ...EntryFields } }`,
  [EntryFields],
);

const ChangesDocument = graphql(
  `query Changes($page: Int, $perPage: Int, $filter: ChangeFilter) {
    data: changes(page: $page, perPage: $perPage, filter: $filter) { total items { ...EntryFields } }
  }`,
  [EntryFields],
);

export const PreviewVersionDocument = graphql(`
  query PreviewVersion($type: String!, $id: ID!, $entryId: ID!) {
    data: previewVersion(type: $type, id: $id, entryId: $entryId) { field kind before after }
  }
`);

export const RestoreVersionDocument = graphql(`
  mutation RestoreVersion($type: String!, $id: ID!, $entryId: ID!, $version: Int!) {
    data: restoreVersion(type: $type, id: $id, entryId: $entryId, version: $version) { id version }
  }
`);

export type HistoryEntry = ResultOf<typeof HistoryDocument>['data'][number];
export type HistoryChange = HistoryEntry['changes'][number];

const DAY = 86_400_000;

/** All changes; there is no page of one of them, each leads to its record. */
export const historyOperations: ResourceOperations = {
  list: ChangesDocument,
  one: ChangesDocument,
  toFilter: ({ type, days }) => ({
    type,
    from: days ? new Date(Date.now() - Number(days) * DAY).toISOString() : undefined,
  }),
};
