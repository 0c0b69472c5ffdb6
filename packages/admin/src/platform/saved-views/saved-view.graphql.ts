import { graphql, type ResultOf } from '../graphql.ts';

export const SavedViewsDocument = graphql(`
  query SavedViews($list: String!) {
    data: savedViews(list: $list) { total items { id name filter sortField sortOrder version } }
  }
`);

export type SavedView = ResultOf<typeof SavedViewsDocument>['data']['items'][number];

export const SaveViewDocument = graphql(`
  mutation SaveView($input: SaveViewInput!) { data: saveView(input: $input) { id name } }
`);

export const RenameViewDocument = graphql(`
  mutation RenameView($id: ID!, $name: String!, $version: Int!) {
    data: renameView(id: $id, name: $name, version: $version) { id name }
  }
`);

export const RemoveViewDocument = graphql(`
  mutation RemoveView($id: ID!) { data: removeView(id: $id) { id } }
`);
