import type { GraphQLSchema } from 'graphql';
import {
  acknowledgementAccess,
  acknowledgementProgressAccess,
  askedReaderAccess,
  policyToReadAccess,
} from './features/acknowledgements/acknowledgement.access.js';
import { acknowledgementDeadlines } from './features/acknowledgements/acknowledgement.deadlines.js';
import { acknowledgementMessages } from './features/acknowledgements/acknowledgement.messages.js';
import { acknowledgementPersonalData } from './features/acknowledgements/acknowledgement.personal-data.js';
import { AcknowledgementResolver } from './features/acknowledgements/acknowledgement.resolver.js';
import { askToAcknowledge } from './features/acknowledgements/ask-readers.job.js';
import { policyReaderAccess } from './features/acknowledgements/policy-reader.access.js';
import { PolicyReaderResolver } from './features/acknowledgements/policy-reader.resolver.js';
import { remindOfPolicy, remindReaders } from './features/acknowledgements/remind-readers.job.js';
import { serveDocuments } from './features/acknowledgements/serve-documents.js';
import {
  availabilityAccess,
  availabilityExceptionAccess,
  slotAccess,
  slotAdviserAccess,
} from './features/availability/availability.access.js';
import { availabilityHistory } from './features/availability/availability.history.js';
import { availabilityPersonalData } from './features/availability/availability.personal-data.js';
import { AvailabilityResolver } from './features/availability/availability.resolver.js';
import { binAccess } from './features/bin/bin.access.js';
import { addBin, BinResolver } from './features/bin/bin.resolver.js';
import { emptyBinJob } from './features/bin/empty-bin.job.js';
import { bookingAccess } from './features/bookings/booking.access.js';
import { bookingDeadlines, bookingEvents, bookingOpenThings } from './features/bookings/booking.deadlines.js';
import { bookingFiles } from './features/bookings/booking.files.js';
import { bookingHistory } from './features/bookings/booking.history.js';
import { bookingMessages } from './features/bookings/booking.messages.js';
import { bookingPersonalData } from './features/bookings/booking.personal-data.js';
import { BookingResolver } from './features/bookings/booking.resolver.js';
import { expireRequests } from './features/bookings/expire-requests.job.js';
import { remindConcerned } from './features/bookings/remind-concerned.job.js';
import { sendAdviserDays } from './features/bookings/send-adviser-days.job.js';
import { calendarFeedAccess } from './features/calendar/calendar-feed.access.js';
import { CalendarFeedResolver, MyCalendarFeedsResolver } from './features/calendar/calendar-feed.resolver.js';
import { addCalendarEvents, openFeed } from './features/calendar/open-feed.js';
import {
  accessRequestAccess,
  accessRequestPauseAccess,
  personExportAccess,
} from './features/data-protection/access-request.access.js';
import { AccessRequestResolver } from './features/data-protection/access-request.resolver.js';
import { applyRetention } from './features/data-protection/apply-retention.job.js';
import { complaintAccess, complaintAddresseeAccess } from './features/data-protection/complaint.access.js';
import { ComplaintResolver } from './features/data-protection/complaint.resolver.js';
import { dataProtectionDeadlines } from './features/data-protection/data-protection.deadlines.js';
import { dataProtectionMessages } from './features/data-protection/data-protection.messages.js';
import { dataProtectionPersonalData } from './features/data-protection/data-protection.personal-data.js';
import { incidentAccess } from './features/data-protection/incident.access.js';
import { IncidentResolver } from './features/data-protection/incident.resolver.js';
import { legalHoldAccess, retentionRuleAccess } from './features/data-protection/legal-hold.access.js';
import { makePersonExport } from './features/data-protection/make-person-export.job.js';
import { personExportFiles } from './features/data-protection/person-export.files.js';
import { addPersonalData } from './features/data-protection/personal-data.js';
import {
  processingActivityAccess,
  starterActivityAccess,
} from './features/data-protection/processing-activity.access.js';
import { ProcessingActivityResolver } from './features/data-protection/processing-activity.resolver.js';
import { RetentionResolver } from './features/data-protection/retention.resolver.js';
import { tellOfComplaint } from './features/data-protection/tell-of-complaint.job.js';
import { deadlineAccess } from './features/deadlines/deadline.access.js';
import { addDeadlines, DeadlineResolver } from './features/deadlines/deadline.resolver.js';
import { addOpenThings } from './features/deadlines/hand-over.js';
import { ENTITIES } from './features/entities.js';
import { factQuestionAccess, statutoryRateAccess } from './features/facts/fact.access.js';
import { FactResolver, StatutoryRateResolver } from './features/facts/fact.resolver.js';
import { VocabularyResolver } from './features/facts/vocabulary.resolver.js';
import {
  accidentAccess,
  accidentFigureAccess,
  riddorClockAccess,
} from './features/health-and-safety/accident.access.js';
import { accidentHistory } from './features/health-and-safety/accident.history.js';
import { AccidentResolver } from './features/health-and-safety/accident.resolver.js';
import { healthAndSafetyDeadlines } from './features/health-and-safety/health-and-safety.deadlines.js';
import { healthAndSafetyMessages } from './features/health-and-safety/health-and-safety.messages.js';
import { healthAndSafetyOpenThings } from './features/health-and-safety/health-and-safety.open-things.js';
import { healthAndSafetyPersonalData } from './features/health-and-safety/health-and-safety.personal-data.js';
import {
  riskActionAccess,
  riskAssessmentAccess,
  riskHazardAccess,
} from './features/health-and-safety/risk-assessment.access.js';
import { riskAssessmentHistory } from './features/health-and-safety/risk-assessment.history.js';
import { RiskAssessmentResolver } from './features/health-and-safety/risk-assessment.resolver.js';
import { RiskHazardResolver } from './features/health-and-safety/risk-hazard.resolver.js';
import {
  safetyCheckAccess,
  safetyCheckEntryAccess,
} from './features/health-and-safety/safety-check.access.js';
import { safetyCheckHistory } from './features/health-and-safety/safety-check.history.js';
import { SafetyCheckResolver } from './features/health-and-safety/safety-check.resolver.js';
import { historyAccess } from './features/history/history.access.js';
import { HistoryResolver } from './features/history/history.resolver.js';
import { checkImportJob } from './features/imports/check-import.job.js';
import { addImport } from './features/imports/define-import.js';
import { forgetImports } from './features/imports/forget-imports.job.js';
import { importAccess, importKindAccess, importRowAccess } from './features/imports/import.access.js';
import { importFiles } from './features/imports/import.files.js';
import { ImportResolver } from './features/imports/import.resolver.js';
import { runImportJob } from './features/imports/run-import.job.js';
import { undoImportJob } from './features/imports/undo-import.job.js';
import { invitationAccess } from './features/invitations/invitation.access.js';
import { invitationMessages } from './features/invitations/invitation.messages.js';
import { InvitationResolver } from './features/invitations/invitation.resolver.js';
import {
  lawChangeAccess,
  reviewTaskAccess,
  templateToTouchAccess,
  touchedPolicyAccess,
} from './features/law-changes/law-change.access.js';
import { lawChangeDeadlines } from './features/law-changes/law-change.deadlines.js';
import { lawChangeMessages } from './features/law-changes/law-change.messages.js';
import { lawChangePersonalData } from './features/law-changes/law-change.personal-data.js';
import { LawChangeResolver } from './features/law-changes/law-change.resolver.js';
import { raiseReviewTasksJob } from './features/law-changes/raise-review-tasks.job.js';
import { ReviewTaskResolver } from './features/law-changes/review-task.resolver.js';
import { districtAccess, organisationAccess } from './features/organisations/organisation.access.js';
import { organisationBin } from './features/organisations/organisation.bin.js';
import { organisationDeadlines } from './features/organisations/organisation.deadlines.js';
import { organisationFiles } from './features/organisations/organisation.files.js';
import { organisationHistory } from './features/organisations/organisation.history.js';
import { organisationImport } from './features/organisations/organisation.import.js';
import { OrganisationResolver } from './features/organisations/organisation.resolver.js';
import { endSignIns } from './features/people/end-sign-ins.job.js';
import { membershipBin } from './features/people/membership.bin.js';
import { membershipAccess, personAccess, responsibilityAccess } from './features/people/person.access.js';
import { responsibilityOpenThings } from './features/people/person.deadlines.js';
import { personHistory } from './features/people/person.history.js';
import { personImport } from './features/people/person.import.js';
import { personPersonalData } from './features/people/person.personal-data.js';
import { PersonResolver } from './features/people/person.resolver.js';
import { makePackJob } from './features/policies/make-pack.job.js';
import { offerEditions } from './features/policies/offer-editions.job.js';
import {
  policyAccess,
  policyApprovalAccess,
  policyPackAccess,
  policyVersionAccess,
  publicRegisterAccess,
} from './features/policies/policy.access.js';
import { policyDeadlines, policyEvents } from './features/policies/policy.deadlines.js';
import { policyFiles, policyPackFiles } from './features/policies/policy.files.js';
import { policyHistory } from './features/policies/policy.history.js';
import { policyMessages } from './features/policies/policy.messages.js';
import { policyOpenThings } from './features/policies/policy.open-things.js';
import { policyPersonalData } from './features/policies/policy.personal-data.js';
import { PolicyResolver } from './features/policies/policy.resolver.js';
import { PolicyApprovalResolver } from './features/policies/policy-approval.resolver.js';
import { PolicyPackResolver, PublicRegisterResolver } from './features/policies/policy-pack.resolver.js';
import { PolicyVersionResolver } from './features/policies/policy-version.resolver.js';
import { servePolicies } from './features/policies/serve-policies.js';
import { serviceAccess, serviceCategoryAccess } from './features/services/service.access.js';
import { serviceBin } from './features/services/service.bin.js';
import { serviceOpenThings } from './features/services/service.deadlines.js';
import { serviceHistory } from './features/services/service.history.js';
import { ServiceCategoryResolver, ServiceResolver } from './features/services/service.resolver.js';
import { serviceCategoryHistory } from './features/services/service-category.history.js';
import { downloadLibrary } from './features/templates/download-library.job.js';
import { LibraryResolver } from './features/templates/library.resolver.js';
import { tellHolders } from './features/templates/tell-holders.job.js';
import { tellReviewers } from './features/templates/tell-reviewers.job.js';
import {
  templateAccess,
  templateCategoryAccess,
  templateVersionAccess,
} from './features/templates/template.access.js';
import { templateBin } from './features/templates/template.bin.js';
import { templateFiles } from './features/templates/template.files.js';
import { templateCategoryHistory, templateHistory } from './features/templates/template.history.js';
import { templateMessages } from './features/templates/template.messages.js';
import { TemplateCategoryResolver, TemplateResolver } from './features/templates/template.resolver.js';
import { TemplateVersionResolver } from './features/templates/template-version.resolver.js';
import type { AccessTable } from './platform/access/access-table.js';
import { apiAccess } from './platform/access/api.access.js';
import type { BinOf } from './platform/audit/bin-of.js';
import { addHistory } from './platform/audit/history-plan.js';
import { sealAudit } from './platform/audit/seal-audit.job.js';
import { accountMessages } from './platform/auth/account.messages.js';
import { apiTokenAccess, createdApiTokenAccess } from './platform/auth/api-token.access.js';
import { ApiTokenResolver } from './platform/auth/api-token.resolver.js';
import { passkeyAccess, secondFactorsAccess } from './platform/auth/second-factor.access.js';
import { SecondFactorResolver } from './platform/auth/second-factor.resolver.js';
import { signInAccess } from './platform/auth/sign-in.access.js';
import { SignInResolver } from './platform/auth/sign-in.resolver.js';
import { makeSchema, type Resolvers } from './platform/graphql/schema.js';
import { failedJobAccess } from './platform/jobs/failed-job.access.js';
import { FailedJobResolver } from './platform/jobs/failed-job.resolver.js';
import type { Job } from './platform/jobs/job.js';
import { taskAccess } from './platform/jobs/task.access.js';
import { longWorkEnded } from './platform/jobs/task.messages.js';
import { TaskResolver } from './platform/jobs/task.resolver.js';
import { mailAccess, mailChoiceAccess } from './platform/mail/mail.access.js';
import { addMessages, MailResolver } from './platform/mail/mail.resolver.js';
import type { Message } from './platform/mail/message.js';
import { resumeMail } from './platform/mail/resume-mail.job.js';
import { dailyDigest, sendDigests } from './platform/mail/send-digests.job.js';
import { sendMail } from './platform/mail/send-mail.job.js';
import { type App, type AppOptions, openApp } from './platform/open-app.js';
import { savedViewAccess } from './platform/saved-views/saved-view.access.js';
import { SavedViewResolver } from './platform/saved-views/saved-view.resolver.js';
import { fileAccess } from './platform/storage/file.access.js';
import { FileResolver } from './platform/storage/file.resolver.js';
import type { FileRule } from './platform/storage/file-rule.js';
import { sweepFilesJob } from './platform/storage/sweep-files.job.js';

/** The operations. */
const RESOLVERS: Resolvers = [
  OrganisationResolver,
  PersonResolver,
  InvitationResolver,
  ServiceResolver,
  ServiceCategoryResolver,
  AvailabilityResolver,
  BookingResolver,
  CalendarFeedResolver,
  MyCalendarFeedsResolver,
  DeadlineResolver,
  ProcessingActivityResolver,
  AccessRequestResolver,
  ComplaintResolver,
  RetentionResolver,
  IncidentResolver,
  FactResolver,
  VocabularyResolver,
  StatutoryRateResolver,
  TemplateResolver,
  TemplateVersionResolver,
  TemplateCategoryResolver,
  LibraryResolver,
  PolicyResolver,
  PolicyVersionResolver,
  PolicyApprovalResolver,
  PolicyPackResolver,
  PublicRegisterResolver,
  RiskAssessmentResolver,
  RiskHazardResolver,
  AccidentResolver,
  SafetyCheckResolver,
  AcknowledgementResolver,
  PolicyReaderResolver,
  LawChangeResolver,
  ReviewTaskResolver,
  HistoryResolver,
  BinResolver,
  FileResolver,
  SignInResolver,
  SecondFactorResolver,
  ApiTokenResolver,
  MailResolver,
  FailedJobResolver,
  TaskResolver,
  ImportResolver,
  SavedViewResolver,
];

/** Who may do what, feature by feature. */
export const ACCESS: readonly AccessTable[] = [
  organisationAccess,
  districtAccess,
  personAccess,
  membershipAccess,
  responsibilityAccess,
  invitationAccess,
  serviceAccess,
  serviceCategoryAccess,
  availabilityAccess,
  availabilityExceptionAccess,
  slotAccess,
  slotAdviserAccess,
  bookingAccess,
  calendarFeedAccess,
  deadlineAccess,
  processingActivityAccess,
  starterActivityAccess,
  accessRequestAccess,
  accessRequestPauseAccess,
  personExportAccess,
  complaintAccess,
  complaintAddresseeAccess,
  retentionRuleAccess,
  legalHoldAccess,
  incidentAccess,
  factQuestionAccess,
  statutoryRateAccess,
  templateAccess,
  templateVersionAccess,
  templateCategoryAccess,
  policyAccess,
  policyVersionAccess,
  policyApprovalAccess,
  policyPackAccess,
  publicRegisterAccess,
  riskAssessmentAccess,
  riskHazardAccess,
  riskActionAccess,
  accidentAccess,
  riddorClockAccess,
  accidentFigureAccess,
  safetyCheckAccess,
  safetyCheckEntryAccess,
  acknowledgementAccess,
  policyToReadAccess,
  acknowledgementProgressAccess,
  askedReaderAccess,
  policyReaderAccess,
  lawChangeAccess,
  templateToTouchAccess,
  touchedPolicyAccess,
  reviewTaskAccess,
  historyAccess,
  binAccess,
  fileAccess,
  signInAccess,
  secondFactorsAccess,
  passkeyAccess,
  apiTokenAccess,
  createdApiTokenAccess,
  mailAccess,
  mailChoiceAccess,
  failedJobAccess,
  taskAccess,
  importAccess,
  importRowAccess,
  importKindAccess,
  savedViewAccess,
  apiAccess,
];

/** What needs whom by when. */
const DEADLINES = [
  bookingDeadlines,
  organisationDeadlines,
  dataProtectionDeadlines,
  policyDeadlines,
  healthAndSafetyDeadlines,
  acknowledgementDeadlines,
  lawChangeDeadlines,
];

/** What hangs on a person who leaves. A service gets its new adviser before its appointments are handed over. */
const OPEN_THINGS = [
  serviceOpenThings,
  bookingOpenThings,
  policyOpenThings,
  healthAndSafetyOpenThings,
  responsibilityOpenThings,
];

/** What stands in calendars. */
const CALENDAR_EVENTS = [bookingEvents, policyEvents];

/** What people are told by mail. */
const MESSAGES: readonly Message<never>[] = [
  dailyDigest,
  ...accountMessages,
  ...bookingMessages,
  ...invitationMessages,
  ...policyMessages,
  longWorkEnded,
  ...dataProtectionMessages,
  ...templateMessages,
  ...healthAndSafetyMessages,
  ...acknowledgementMessages,
  ...lawChangeMessages,
];

/** What the history of a record is made of. */
const HISTORIES = [
  organisationHistory,
  personHistory,
  serviceHistory,
  serviceCategoryHistory,
  availabilityHistory,
  bookingHistory,
  policyHistory,
  templateHistory,
  templateCategoryHistory,
  riskAssessmentHistory,
  accidentHistory,
  safetyCheckHistory,
];

/** What can lie in the bin. */
export const BINS: readonly BinOf[] = [organisationBin, serviceBin, membershipBin, templateBin];

/** What can be brought in from files. */
const IMPORTS = [organisationImport, personImport];

/** Whose files are whose business. */
const FILE_RULES: readonly FileRule[] = [
  bookingFiles,
  importFiles,
  personExportFiles,
  templateFiles,
  policyFiles,
  policyPackFiles,
  organisationFiles,
];

/** What there is about a person, for whoever asks for their data. */
const PERSONAL_DATA = [
  personPersonalData,
  bookingPersonalData,
  availabilityPersonalData,
  dataProtectionPersonalData,
  policyPersonalData,
  healthAndSafetyPersonalData,
  acknowledgementPersonalData,
  lawChangePersonalData,
];

/** Pages that need no sign-in. */
const PAGES = [servePolicies, serveDocuments];

/** Work beside requests. */
const JOBS: readonly Job<never>[] = [
  expireRequests,
  remindConcerned,
  sendAdviserDays,
  tellOfComplaint,
  makePersonExport,
  makePackJob,
  offerEditions,
  applyRetention,
  askToAcknowledge,
  remindReaders,
  remindOfPolicy,
  raiseReviewTasksJob,
  sealAudit,
  emptyBinJob(BINS),
  sendMail,
  resumeMail,
  sendDigests,
  endSignIns,
  checkImportJob,
  runImportJob,
  undoImportJob,
  forgetImports,
  sweepFilesJob,
  downloadLibrary,
  tellHolders,
  tellReviewers,
];

// Given to those who ask them, before the first request.
for (const source of DEADLINES) addDeadlines(source);
for (const source of OPEN_THINGS) addOpenThings(source);
for (const source of CALENDAR_EVENTS) addCalendarEvents(source);
for (const source of PERSONAL_DATA) addPersonalData(source);
for (const history of HISTORIES) addHistory(history);
for (const bin of BINS) addBin(bin);
for (const kind of IMPORTS) addImport(kind);
addMessages(MESSAGES);

/** The schema of all features. */
export const createSchema = (): Promise<GraphQLSchema> => makeSchema(RESOLVERS);

/**
 * The system of all features, on a database that is migrated already.
 * @param access who may do what, where that differs (tests of what stands underneath)
 */
export const createApp = async ({
  access = ACCESS,
  ...options
}: AppOptions & { access?: readonly AccessTable[] }): Promise<App> =>
  openApp(
    {
      entities: ENTITIES,
      schema: await createSchema(),
      access,
      jobs: JOBS,
      fileRules: FILE_RULES,
      openFeed,
      pages: PAGES,
    },
    options,
  );
