import type { ResourceOperations } from '../../platform/data-provider.ts';
import { graphql, type ResultOf } from '../../platform/graphql.ts';

const isOpen = (state: unknown) => (state === 'open' ? true : state === 'closed' ? false : undefined);

/** The filter "state" of a list, as the API takes it. */
const openFilter = ({ state, ...filter }: Record<string, unknown>) => ({ ...filter, open: isOpen(state) });

const RequestFields = graphql(`
  fragment RequestFields on AccessRequest @_unmask {
    id name contact kind details receivedOn status dueOn pausedDays extendedOn extensionReason closedOn answer refusalReason
    organisation { id name }
    person { id name }
    pauses { id reason pausedOn resumedOn }
    exports { id status complete bytes eraseOn readyAt openedAt can }
    can version
  }
`);

const AccessRequestsDocument = graphql(
  `query AccessRequests($page: Int, $perPage: Int, $sort: AccessRequestSort, $filter: AccessRequestFilter) {
    data: accessRequests(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...RequestFields } }
  }`,
  [RequestFields],
);

const AccessRequestDocument = graphql(
  `query AccessRequest($id: ID!) { data: accessRequest(id: $id) { ...RequestFields } }`,
  [RequestFields],
);

const CreateAccessRequestDocument = graphql(
  `mutation CreateAccessRequest($input: CreateAccessRequestInput!) {
    data: createAccessRequest(input: $input) { ...RequestFields }
  }`,
  [RequestFields],
);

export type AccessRequest = ResultOf<typeof AccessRequestsDocument>['data']['items'][number];

export const accessRequestOperations: ResourceOperations = {
  list: AccessRequestsDocument,
  one: AccessRequestDocument,
  create: CreateAccessRequestDocument,
  sorts: ['dueOn', 'receivedOn'],
  toFilter: openFilter,
  toCreateInput: ({ personId, name, contact, kind, details, receivedOn }) => ({
    personId,
    name,
    contact,
    kind,
    details,
    receivedOn,
  }),
};

export const AskForMyDataDocument = graphql(`
  mutation AskForMyData($input: AskForMyDataInput!) { data: askForMyData(input: $input) { id } }
`);
export const PauseAccessRequestDocument = graphql(`
  mutation PauseAccessRequest($id: ID!, $reason: PauseReason!, $version: Int) {
    data: pauseAccessRequest(id: $id, reason: $reason, version: $version) { id }
  }
`);
export const ResumeAccessRequestDocument = graphql(`
  mutation ResumeAccessRequest($id: ID!, $on: Date, $version: Int) {
    data: resumeAccessRequest(id: $id, on: $on, version: $version) { id }
  }
`);
export const ExtendAccessRequestDocument = graphql(`
  mutation ExtendAccessRequest($id: ID!, $reason: String!, $version: Int) {
    data: extendAccessRequest(id: $id, reason: $reason, version: $version) { id }
  }
`);
export const AnswerAccessRequestDocument = graphql(`
  mutation AnswerAccessRequest($id: ID!, $answer: String!, $version: Int) {
    data: answerAccessRequest(id: $id, answer: $answer, version: $version) { id }
  }
`);
export const RefuseAccessRequestDocument = graphql(`
  mutation RefuseAccessRequest($id: ID!, $reason: String!, $version: Int) {
    data: refuseAccessRequest(id: $id, reason: $reason, version: $version) { id }
  }
`);
export const ExportPersonDataDocument = graphql(`
  mutation ExportPersonData($id: ID!) { data: exportPersonData(id: $id) { id } }
`);
export const OpenPersonExportDocument = graphql(`
  mutation OpenPersonExport($id: ID!) { data: openPersonExport(id: $id) { url } }
`);
export const MyAccessRequestsDocument = graphql(`
  query MyAccessRequests {
    data: accessRequests(perPage: 10, filter: { mine: true }, sort: { field: receivedOn, order: DESC }) {
      items { id kind status receivedOn dueOn }
    }
  }
`);

const ComplaintFields = graphql(`
  fragment ComplaintFields on Complaint @_unmask {
    id receivedOn acknowledgeBy acknowledgedOn closedOn name email what outcome
    organisation { id name }
    person { id name }
    can version
  }
`);

const ComplaintsDocument = graphql(
  `query Complaints($page: Int, $perPage: Int, $sort: ComplaintSort, $filter: ComplaintFilter) {
    data: complaints(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...ComplaintFields } }
  }`,
  [ComplaintFields],
);
const ComplaintDocument = graphql(
  `query Complaint($id: ID!) { data: complaint(id: $id) { ...ComplaintFields } }`,
  [ComplaintFields],
);
const CreateComplaintDocument = graphql(
  `mutation CreateComplaint($input: CreateComplaintInput!) { data: createComplaint(input: $input) { ...ComplaintFields } }`,
  [ComplaintFields],
);

export type Complaint = ResultOf<typeof ComplaintsDocument>['data']['items'][number];

export const complaintOperations: ResourceOperations = {
  list: ComplaintsDocument,
  one: ComplaintDocument,
  create: CreateComplaintDocument,
  sorts: ['receivedOn', 'acknowledgeBy'],
  toFilter: openFilter,
  toCreateInput: ({ name, email, what, receivedOn }) => ({ name, email, what, receivedOn }),
};

export const AcknowledgeComplaintDocument = graphql(`
  mutation AcknowledgeComplaint($id: ID!, $on: Date, $version: Int) {
    data: acknowledgeComplaint(id: $id, on: $on, version: $version) { id }
  }
`);
export const CloseComplaintDocument = graphql(`
  mutation CloseComplaint($id: ID!, $outcome: String!, $version: Int) {
    data: closeComplaint(id: $id, outcome: $outcome, version: $version) { id }
  }
`);
export const AddresseeDocument = graphql(`
  query ComplaintAddressee($id: ID!) { data: complaintAddressee(id: $id) { id name } }
`);
export const ComplainDocument = graphql(`
  mutation Complain($input: ComplainInput!, $key: String) { data: complain(input: $input, idempotencyKey: $key) }
`);

const ActivityFields = graphql(`
  fragment ActivityFields on ProcessingActivity @_unmask {
    id name purpose whose what sharedWith transfers security keptFor retentionKind lawfulBasis role
    owner { id name }
    reviewedOn nextReviewOn starter archivedAt can version
  }
`);

const ProcessingActivitiesDocument = graphql(
  `query ProcessingActivities($page: Int, $perPage: Int, $sort: ProcessingActivitySort, $filter: ProcessingActivityFilter) {
    data: processingActivities(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...ActivityFields } }
  }`,
  [ActivityFields],
);
const ProcessingActivityDocument = graphql(
  `query ProcessingActivity($id: ID!) { data: processingActivity(id: $id) { ...ActivityFields } }`,
  [ActivityFields],
);
const CreateProcessingActivityDocument = graphql(
  `mutation CreateProcessingActivity($input: CreateProcessingActivityInput!) {
    data: createProcessingActivity(input: $input) { ...ActivityFields }
  }`,
  [ActivityFields],
);
const UpdateProcessingActivityDocument = graphql(
  `mutation UpdateProcessingActivity($id: ID!, $input: UpdateProcessingActivityInput!, $version: Int!) {
    data: updateProcessingActivity(id: $id, input: $input, version: $version) { ...ActivityFields }
  }`,
  [ActivityFields],
);

export type ProcessingActivity = ResultOf<typeof ProcessingActivitiesDocument>['data']['items'][number];

export const activityFormFields = [
  'name',
  'purpose',
  'whose',
  'what',
  'sharedWith',
  'transfers',
  'security',
  'keptFor',
  'lawfulBasis',
  'role',
  'nextReviewOn',
] as const;

const activityInput = (values: Record<string, unknown>) =>
  Object.fromEntries(activityFormFields.map((name) => [name, values[name]]));

export const processingActivityOperations: ResourceOperations = {
  list: ProcessingActivitiesDocument,
  one: ProcessingActivityDocument,
  create: CreateProcessingActivityDocument,
  update: UpdateProcessingActivityDocument,
  sorts: ['name', 'nextReviewOn'],
  toFilter: ({ archived, ...filter }) => ({ ...filter, archived: archived === 'yes' ? true : undefined }),
  toInput: activityInput,
  toCreateInput: activityInput,
};

export const StarterActivitiesDocument = graphql(`
  query StarterActivities { data: starterActivities { id name purpose role adopted } }
`);
export const AdoptStarterActivityDocument = graphql(`
  mutation AdoptStarterActivity($starter: ID!) { data: adoptStarterActivity(starter: $starter) { id } }
`);
export const ReviewProcessingActivityDocument = graphql(`
  mutation ReviewProcessingActivity($id: ID!, $nextReviewOn: Date, $version: Int) {
    data: reviewProcessingActivity(id: $id, nextReviewOn: $nextReviewOn, version: $version) { id }
  }
`);
export const ArchiveProcessingActivityDocument = graphql(`
  mutation ArchiveProcessingActivity($id: ID!, $version: Int) {
    data: archiveProcessingActivity(id: $id, version: $version) { id }
  }
`);

const IncidentFields = graphql(`
  fragment IncidentFields on Incident @_unmask {
    id discoveredAt what affected affectedCount consequences measures decision decisionReason tellBy icoToldAt icoReference
    controllersToldAt closedAt
    affectedOrganisations { id name }
    can version
  }
`);
const IncidentsDocument = graphql(
  `query Incidents($page: Int, $perPage: Int, $sort: IncidentSort, $filter: IncidentFilter) {
    data: incidents(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...IncidentFields } }
  }`,
  [IncidentFields],
);
const IncidentDocument = graphql(
  `query Incident($id: ID!) { data: incident(id: $id) { ...IncidentFields } }`,
  [IncidentFields],
);
const CreateIncidentDocument = graphql(
  `mutation CreateIncident($input: CreateIncidentInput!) { data: createIncident(input: $input) { ...IncidentFields } }`,
  [IncidentFields],
);
const UpdateIncidentDocument = graphql(
  `mutation UpdateIncident($id: ID!, $input: UpdateIncidentInput!, $version: Int!) {
    data: updateIncident(id: $id, input: $input, version: $version) { ...IncidentFields }
  }`,
  [IncidentFields],
);

export type Incident = ResultOf<typeof IncidentsDocument>['data']['items'][number];

export const incidentFormFields = [
  'what',
  'affected',
  'affectedCount',
  'consequences',
  'measures',
  'affectedOrganisationIds',
] as const;

const incidentInput = (values: Record<string, unknown>) =>
  Object.fromEntries(incidentFormFields.map((name) => [name, values[name]]));

export const incidentOperations: ResourceOperations = {
  list: IncidentsDocument,
  one: IncidentDocument,
  create: CreateIncidentDocument,
  update: UpdateIncidentDocument,
  sorts: ['discoveredAt'],
  toFilter: openFilter,
  toRecord: (row) => ({
    ...row,
    affectedOrganisationIds: (row.affectedOrganisations ?? []).map(({ id }: { id: string }) => id),
  }),
  toInput: incidentInput,
  toCreateInput: (values) => ({
    ...incidentInput(values),
    discoveredAt: values.discoveredAt ? new Date(String(values.discoveredAt)).toISOString() : undefined,
  }),
};

export const DecideIncidentDocument = graphql(`
  mutation DecideIncident($id: ID!, $decision: IncidentAnswer!, $reason: String!, $version: Int) {
    data: decideIncident(id: $id, decision: $decision, reason: $reason, version: $version) { id }
  }
`);
export const NoteIcoToldDocument = graphql(`
  mutation NoteIcoTold($id: ID!, $reference: String, $version: Int) {
    data: noteIcoTold(id: $id, reference: $reference, version: $version) { id }
  }
`);
export const TellControllersDocument = graphql(`
  mutation TellControllers($id: ID!, $version: Int) { data: tellControllers(id: $id, version: $version) { id } }
`);
export const CloseIncidentDocument = graphql(`
  mutation CloseIncident($id: ID!, $version: Int) { data: closeIncident(id: $id, version: $version) { id } }
`);

export const RetentionRulesDocument = graphql(`
  query RetentionRules {
    data: retentionRules { id what from months days end note choosable ownMonths ownReason lastRunAt erased holds }
  }
`);
export type RetentionRule = ResultOf<typeof RetentionRulesDocument>['data'][number];
export const KeepLongerDocument = graphql(`
  mutation KeepLonger($input: KeepLongerInput!) { data: keepLonger(input: $input) { id } }
`);

export const LegalHoldsDocument = graphql(`
  query LegalHolds($page: Int) {
    data: legalHolds(page: $page, perPage: 100) {
      total
      items { id reason heldFrom releasedAt can version person { id name } booking { id reference label } heldBy { id name } }
    }
  }
`);
export type LegalHold = ResultOf<typeof LegalHoldsDocument>['data']['items'][number];
export const CreateLegalHoldDocument = graphql(`
  mutation CreateLegalHold($input: CreateLegalHoldInput!) { data: createLegalHold(input: $input) { id } }
`);
export const ReleaseLegalHoldDocument = graphql(`
  mutation ReleaseLegalHold($id: ID!, $version: Int) { data: releaseLegalHold(id: $id, version: $version) { id } }
`);
/** Colleagues for a choice; former ones are found by the API when their id is known. */
export const ColleaguesDocument = graphql(`
  query Colleagues($page: Int) {
    data: people(page: $page, perPage: 100, sort: { field: name, order: ASC }) { total items { id name } }
  }
`);

/** How much there is of everything, for the first page. */
export const OverviewDocument = graphql(`
  query DataProtectionOverview {
    openRequests: accessRequests(perPage: 1, filter: { open: true }) { total }
    lateRequests: accessRequests(perPage: 1, filter: { late: true }) { total }
    openComplaints: complaints(perPage: 1, filter: { open: true }) { total }
    lateComplaints: complaints(perPage: 1, filter: { late: true }) { total }
    activities: processingActivities(perPage: 1) { total }
    holds: legalHolds(perPage: 1, filter: { inForce: true }) { total }
    incidents: incidents(perPage: 1, filter: { open: true }) { total }
  }
`);
