import type { ResourceOperations } from '../../platform/data-provider.ts';
import { graphql, type ResultOf } from '../../platform/graphql.ts';

const PolicyRow = graphql(`
  fragment PolicyRow on Policy @_unmask {
    id title status health nextReviewOn adoptedOn isPublic
    template { id title necessity }
    owner { id name }
    currentVersion { id number file { id name } }
    openVersion { id number status origin clashes }
    newerTemplateVersion { id number change changeSummary }
    can
    version
  }
`);

const PoliciesDocument = graphql(
  `query Policies($page: Int, $perPage: Int, $sort: PolicySort, $filter: PolicyFilter) {
    data: policies(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...PolicyRow } }
  }`,
  [PolicyRow],
);

export type PolicyRow = ResultOf<typeof PoliciesDocument>['data']['items'][number];

/** How a policy stands today. */
export type Health = NonNullable<PolicyRow['health']>;

const PolicyDocument = graphql(`query PolicyRow($id: ID!) { data: policy(id: $id) { ...PolicyRow } }`, [
  PolicyRow,
]);

/** No state of the API's: chosen, the list shows only what the organisation lacks. */
export const MISSING = 'MISSING';

/** Of the list alone, since these words are fetched with the console itself; the rest is in policy.graphql.ts. */
export const policyOperations: ResourceOperations = {
  list: PoliciesDocument,
  one: PolicyDocument,
  sorts: ['title', 'nextReviewOn'],
  toFilter: ({ health, ...filter }) =>
    health && health !== MISSING ? { ...filter, health: [health] } : filter,
};
