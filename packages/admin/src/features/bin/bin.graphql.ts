import { graphql, type ResultOf } from '../../platform/graphql.ts';
import { RestoreTemplateDocument } from '../templates/template.graphql.ts';

export const BinDocument = graphql(`
  query Bin { data: bin { id type name detail archivedAt archivedBy daysLeft isReferredTo version } }
`);

export type BinItem = ResultOf<typeof BinDocument>['data'][number];

const RestoreServiceDocument = graphql(`
  mutation RestoreService($id: ID!, $version: Int) { data: restoreService(id: $id, version: $version) { id } }
`);
const RestoreOrganisationDocument = graphql(`
  mutation RestoreOrganisation($id: ID!, $version: Int) { data: restoreOrganisation(id: $id, version: $version) { id } }
`);
const RestoreMembershipDocument = graphql(`
  mutation RestoreMembership($id: ID!, $version: Int) { data: restoreMembership(id: $id, version: $version) { id } }
`);

/** The verb that takes a kind of thing out of the bin. */
export function restoreDocumentOf(type: string) {
  if (type === 'Template') return RestoreTemplateDocument;
  if (type === 'Organisation') return RestoreOrganisationDocument;
  return type === 'Membership' ? RestoreMembershipDocument : RestoreServiceDocument;
}
