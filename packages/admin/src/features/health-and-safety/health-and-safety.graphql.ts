import type { ResourceOperations } from '../../platform/data-provider.ts';
import { graphql, type ResultOf } from '../../platform/graphql.ts';

const pick = (values: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, values[name]]));

const AssessmentFields = graphql(`
  fragment AssessmentFields on RiskAssessment @_unmask {
    id title site activity assessedOn nextReviewOn status worstBand hazardCount openActionCount
    assessor { id name }
    can version
  }
`);

const RiskAssessmentsDocument = graphql(
  `query RiskAssessments($page: Int, $perPage: Int, $sort: RiskAssessmentSort, $filter: RiskAssessmentFilter) {
    data: riskAssessments(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...AssessmentFields } }
  }`,
  [AssessmentFields],
);
const RiskAssessmentDocument = graphql(
  `query RiskAssessment($id: ID!) {
    data: riskAssessment(id: $id) {
      ...AssessmentFields
      hazards {
        id hazard whoAndHow controls likelihoodBefore severityBefore bandBefore furtherControls likelihoodAfter severityAfter bandAfter
        actions { id what dueOn doneOn owner { id name } can version }
        can version
      }
    }
  }`,
  [AssessmentFields],
);
const CreateRiskAssessmentDocument = graphql(
  `mutation CreateRiskAssessment($input: CreateRiskAssessmentInput!) { data: createRiskAssessment(input: $input) { ...AssessmentFields } }`,
  [AssessmentFields],
);
const UpdateRiskAssessmentDocument = graphql(
  `mutation UpdateRiskAssessment($id: ID!, $input: UpdateRiskAssessmentInput!, $version: Int!) {
    data: updateRiskAssessment(id: $id, input: $input, version: $version) { ...AssessmentFields }
  }`,
  [AssessmentFields],
);

export type ListedAssessment = ResultOf<typeof RiskAssessmentsDocument>['data']['items'][number];
export type RiskAssessment = NonNullable<ResultOf<typeof RiskAssessmentDocument>['data']>;
export type RiskHazard = NonNullable<RiskAssessment['hazards']>[number];
export type RiskAction = NonNullable<RiskHazard['actions']>[number];

export const riskAssessmentFormFields = [
  'title',
  'site',
  'activity',
  'assessorId',
  'assessedOn',
  'nextReviewOn',
] as const;

export const riskAssessmentOperations: ResourceOperations = {
  list: RiskAssessmentsDocument,
  one: RiskAssessmentDocument,
  create: CreateRiskAssessmentDocument,
  update: UpdateRiskAssessmentDocument,
  sorts: ['title', 'nextReviewOn', 'assessedOn'],
  toFilter: ({ state, ...filter }) => ({
    ...filter,
    ...(state === 'late' ? { late: true } : { status: state }),
  }),
  toRecord: (row) => ({ ...row, assessorId: row.assessor?.id }),
  toInput: (values) => pick(values, riskAssessmentFormFields),
};

export const IssueRiskAssessmentDocument = graphql(`
  mutation IssueRiskAssessment($id: ID!, $version: Int) { data: issueRiskAssessment(id: $id, version: $version) { id } }
`);
export const ReviewRiskAssessmentDocument = graphql(`
  mutation ReviewRiskAssessment($id: ID!, $nextReviewOn: Date, $version: Int) {
    data: reviewRiskAssessment(id: $id, nextReviewOn: $nextReviewOn, version: $version) { id }
  }
`);
export const ArchiveRiskAssessmentDocument = graphql(`
  mutation ArchiveRiskAssessment($id: ID!, $version: Int) { data: archiveRiskAssessment(id: $id, version: $version) { id } }
`);
export const AddRiskHazardDocument = graphql(`
  mutation AddRiskHazard($assessmentId: ID!, $input: AddRiskHazardInput!) {
    data: addRiskHazard(assessmentId: $assessmentId, input: $input) { id }
  }
`);
export const UpdateRiskHazardDocument = graphql(`
  mutation UpdateRiskHazard($id: ID!, $input: UpdateRiskHazardInput!, $version: Int!) {
    data: updateRiskHazard(id: $id, input: $input, version: $version) { id }
  }
`);
export const RemoveRiskHazardDocument = graphql(`
  mutation RemoveRiskHazard($id: ID!, $version: Int) { data: removeRiskHazard(id: $id, version: $version) { id } }
`);
export const AddRiskActionDocument = graphql(`
  mutation AddRiskAction($hazardId: ID!, $input: AddRiskActionInput!) {
    data: addRiskAction(hazardId: $hazardId, input: $input) { id }
  }
`);
export const FinishRiskActionDocument = graphql(`
  mutation FinishRiskAction($id: ID!, $on: Date, $version: Int) {
    data: finishRiskAction(id: $id, on: $on, version: $version) { id }
  }
`);

const AccidentFields = graphql(`
  fragment AccidentFields on Accident @_unmask {
    id kind severity proposedSeverity happenedOn happenedAt place what hurtName hurtAs injury treatment witness daysOff measures
    reportedOn reportReference closedOn createdAt
    reportedBy { id name }
    hurt { id name }
    clock { duty atOnce reportBy why source }
    can version
  }
`);
const AccidentsDocument = graphql(
  `query Accidents($page: Int, $perPage: Int, $sort: AccidentSort, $filter: AccidentFilter) {
    data: accidents(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...AccidentFields } }
  }`,
  [AccidentFields],
);
const AccidentDocument = graphql(
  `query Accident($id: ID!) { data: accident(id: $id) { ...AccidentFields } }`,
  [AccidentFields],
);
const ReportAccidentDocument = graphql(
  `mutation ReportAccident($input: ReportAccidentInput!) { data: reportAccident(input: $input) { ...AccidentFields } }`,
  [AccidentFields],
);
export const UpdateAccidentDocument = graphql(
  `mutation UpdateAccident($id: ID!, $input: UpdateAccidentInput!, $version: Int!) {
    data: updateAccident(id: $id, input: $input, version: $version) { ...AccidentFields }
  }`,
  [AccidentFields],
);
export const NoteAccidentReportDocument = graphql(`
  mutation NoteAccidentReport($id: ID!, $on: Date, $reference: String!, $version: Int) {
    data: noteAccidentReport(id: $id, on: $on, reference: $reference, version: $version) { id }
  }
`);
export const CloseAccidentDocument = graphql(`
  mutation CloseAccident($id: ID!, $version: Int) { data: closeAccident(id: $id, version: $version) { id } }
`);
export const AccidentFiguresDocument = graphql(`
  query AccidentFigures($from: Date!, $to: Date!) { data: accidentFigures(from: $from, to: $to) { month kind count } }
`);

export type Accident = ResultOf<typeof AccidentsDocument>['data']['items'][number];

export const accidentFormFields = [
  'kind',
  'severity',
  'happenedOn',
  'happenedAt',
  'place',
  'what',
  'hurtAs',
  'hurtId',
  'hurtName',
  'injury',
  'treatment',
  'witness',
  'daysOff',
  'measures',
] as const;

const isOpen = (state: unknown) => (state === 'open' ? true : state === 'closed' ? false : undefined);
export const accidentOperations: ResourceOperations = {
  list: AccidentsDocument,
  one: AccidentDocument,
  create: ReportAccidentDocument,
  update: UpdateAccidentDocument,
  sorts: ['happenedOn'],
  toFilter: ({ state, ...filter }) => ({ ...filter, open: isOpen(state) }),
  // Somebody of the organisation goes by their id; the name that was kept is theirs too.
  toRecord: (row) => ({ ...row, hurtId: row.hurt?.id, hurtName: row.hurt ? null : row.hurtName }),
  toInput: (values) => pick(values, accidentFormFields),
  toCreateInput: (values) =>
    pick(
      values,
      accidentFormFields.filter((name) => name !== 'measures'),
    ),
};

const CheckFields = graphql(`
  fragment CheckFields on SafetyCheck @_unmask {
    id kind title site every unit nextOn lastDoneOn openProblemCount archivedAt
    owner { id name }
    deputy { id name }
    can version
  }
`);
const SafetyChecksDocument = graphql(
  `query SafetyChecks($page: Int, $perPage: Int, $sort: SafetyCheckSort, $filter: SafetyCheckFilter) {
    data: safetyChecks(page: $page, perPage: $perPage, sort: $sort, filter: $filter) { total items { ...CheckFields } }
  }`,
  [CheckFields],
);
const SafetyCheckDocument = graphql(
  `query SafetyCheck($id: ID!) { data: safetyCheck(id: $id) { ...CheckFields } }`,
  [CheckFields],
);
const CreateSafetyCheckDocument = graphql(
  `mutation CreateSafetyCheck($input: CreateSafetyCheckInput!) { data: createSafetyCheck(input: $input) { ...CheckFields } }`,
  [CheckFields],
);
const UpdateSafetyCheckDocument = graphql(
  `mutation UpdateSafetyCheck($id: ID!, $input: UpdateSafetyCheckInput!, $version: Int!) {
    data: updateSafetyCheck(id: $id, input: $input, version: $version) { ...CheckFields }
  }`,
  [CheckFields],
);

export type SafetyCheck = ResultOf<typeof SafetyChecksDocument>['data']['items'][number];

export const safetyCheckFormFields = [
  'kind',
  'title',
  'site',
  'every',
  'unit',
  'nextOn',
  'ownerId',
  'deputyId',
] as const;

export const safetyCheckOperations: ResourceOperations = {
  list: SafetyChecksDocument,
  one: SafetyCheckDocument,
  create: CreateSafetyCheckDocument,
  update: UpdateSafetyCheckDocument,
  sorts: ['title', 'nextOn'],
  toFilter: ({ state, ...filter }) => ({
    ...filter,
    ...(state === 'late' ? { late: true } : {}),
    ...(state === 'mine' ? { mine: true } : {}),
    ...(state === 'archived' ? { archived: true } : {}),
  }),
  toRecord: (row) => ({ ...row, ownerId: row.owner?.id, deputyId: row.deputy?.id }),
  toInput: (values) => pick(values, safetyCheckFormFields),
};

export const ArchiveSafetyCheckDocument = graphql(`
  mutation ArchiveSafetyCheck($id: ID!, $version: Int) { data: archiveSafetyCheck(id: $id, version: $version) { id } }
`);
export const AddUsualChecksDocument = graphql(`
  mutation AddUsualChecks($site: String) { data: addUsualChecks(site: $site) }
`);
export const EnterSafetyCheckDocument = graphql(`
  mutation EnterSafetyCheck($checkId: ID!, $input: EnterSafetyCheckInput!) {
    data: enterSafetyCheck(checkId: $checkId, input: $input) { id check { nextOn } }
  }
`);
export const FinishSafetyCheckActionDocument = graphql(`
  mutation FinishSafetyCheckAction($id: ID!, $on: Date, $version: Int) {
    data: finishSafetyCheckAction(id: $id, on: $on, version: $version) { id }
  }
`);
export const SafetyCheckEntriesDocument = graphql(`
  query SafetyCheckEntries($checkId: ID!, $page: Int) {
    data: safetyCheckEntries(checkId: $checkId, page: $page, perPage: 25) {
      total
      items {
        id doneOn result note action actionDueOn actionDoneOn
        by { id name }
        actionOwner { id name }
        can version
      }
    }
  }
`);
export type SafetyCheckEntry = ResultOf<typeof SafetyCheckEntriesDocument>['data']['items'][number];

export const SafetyOverviewDocument = graphql(`
  query SafetyOverview {
    assessments: riskAssessments(perPage: 1) { total }
    lateAssessments: riskAssessments(perPage: 1, filter: { late: true }) { total }
    openAccidents: accidents(perPage: 1, filter: { open: true }) { total }
    checks: safetyChecks(perPage: 1) { total }
    lateChecks: safetyChecks(perPage: 1, filter: { late: true }) { total }
    leads: people(perPage: 100, filter: { responsibility: HS_LEAD }) { items { id name responsibilities { id kind can version } } }
  }
`);
export const ColleaguesDocument = graphql(`
  query SafetyColleagues { data: people(perPage: 100, sort: { field: name, order: ASC }) { items { id name } } }
`);
