import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
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
import { DATA_PROTECTION_MESSAGES } from './features/data-protection/data-protection.messages.js';
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
import { historyAccess } from './features/history/history.access.js';
import { HistoryResolver } from './features/history/history.resolver.js';
import { checkImportJob } from './features/imports/check-import.job.js';
import { addImport } from './features/imports/define-import.js';
import { forgetImports } from './features/imports/forget-imports.job.js';
import { importAccess, importKindAccess, importRowAccess } from './features/imports/import.access.js';
import { importFiles, storedUploads } from './features/imports/import.files.js';
import { ImportResolver } from './features/imports/import.resolver.js';
import { runImportJob } from './features/imports/run-import.job.js';
import { undoImportJob } from './features/imports/undo-import.job.js';
import { provideUploads } from './features/imports/uploads.js';
import { invitationAccess } from './features/invitations/invitation.access.js';
import { invitationMessages } from './features/invitations/invitation.messages.js';
import { InvitationResolver } from './features/invitations/invitation.resolver.js';
import { districtAccess, organisationAccess } from './features/organisations/organisation.access.js';
import { organisationBin } from './features/organisations/organisation.bin.js';
import { organisationDeadlines } from './features/organisations/organisation.deadlines.js';
import { organisationHistory } from './features/organisations/organisation.history.js';
import { organisationImport } from './features/organisations/organisation.import.js';
import { OrganisationResolver } from './features/organisations/organisation.resolver.js';
import { endSignIns } from './features/people/end-sign-ins.job.js';
import { membershipBin } from './features/people/membership.bin.js';
import { membershipAccess, personAccess } from './features/people/person.access.js';
import { personHistory } from './features/people/person.history.js';
import { personImport } from './features/people/person.import.js';
import { personPersonalData } from './features/people/person.personal-data.js';
import { PersonResolver } from './features/people/person.resolver.js';
import { serviceAccess, serviceCategoryAccess } from './features/services/service.access.js';
import { serviceBin } from './features/services/service.bin.js';
import { serviceOpenThings } from './features/services/service.deadlines.js';
import { serviceHistory } from './features/services/service.history.js';
import { ServiceCategoryResolver, ServiceResolver } from './features/services/service.resolver.js';
import { serviceCategoryHistory } from './features/services/service-category.history.js';
import type { AccessTable } from './platform/access/access-table.js';
import { apiAccess } from './platform/access/api.access.js';
import { PermissionsCache } from './platform/access/permissions-cache.js';
import type { Viewer } from './platform/access/viewer.js';
import type { BinOf } from './platform/audit/bin-of.js';
import { addHistory } from './platform/audit/history-plan.js';
import { recordRead } from './platform/audit/record-read.js';
import { sealAudit } from './platform/audit/seal-audit.job.js';
import { accountMessages } from './platform/auth/account.messages.js';
import { apiTokenAccess, createdApiTokenAccess } from './platform/auth/api-token.access.js';
import { ApiTokenResolver } from './platform/auth/api-token.resolver.js';
import { createAuth } from './platform/auth/auth.js';
import { CallLimit } from './platform/auth/call-limit.js';
import { findViewer, findViewerOf } from './platform/auth/find-viewer.js';
import { passkeyAccess, secondFactorsAccess } from './platform/auth/second-factor.access.js';
import { SecondFactorResolver } from './platform/auth/second-factor.resolver.js';
import { signInAccess } from './platform/auth/sign-in.access.js';
import { SignInResolver } from './platform/auth/sign-in.resolver.js';
import { FeedLinks } from './platform/calendar/feed-links.js';
import { serveFeeds } from './platform/calendar/serve-feeds.js';
import type { Config } from './platform/config.js';
import { type Database, openDatabase } from './platform/db/database.js';
import { queryPrepared } from './platform/db/prepared.js';
import { startApollo } from './platform/graphql/apollo.js';
import type { ApiContext, RequestContext, SystemContext } from './platform/graphql/context.js';
import { isDatabaseGone } from './platform/graphql/format-error.js';
import { makeSchema } from './platform/graphql/schema.js';
import { createServer, type HttpOptions } from './platform/http/server.js';
import { failedJobAccess } from './platform/jobs/failed-job.access.js';
import { FailedJobResolver } from './platform/jobs/failed-job.resolver.js';
import type { Job } from './platform/jobs/job.js';
import { taskAccess } from './platform/jobs/task.access.js';
import { longWorkEnded } from './platform/jobs/task.messages.js';
import { TaskResolver } from './platform/jobs/task.resolver.js';
import { mailAccess, mailChoiceAccess } from './platform/mail/mail.access.js';
import { addMessages, MailResolver } from './platform/mail/mail.resolver.js';
import type { Message } from './platform/mail/message.js';
import { openPostman } from './platform/mail/postman.js';
import { resumeMail } from './platform/mail/resume-mail.job.js';
import { dailyDigest, sendDigests } from './platform/mail/send-digests.job.js';
import { sendMail } from './platform/mail/send-mail.job.js';
import { savedViewAccess } from './platform/saved-views/saved-view.access.js';
import { SavedViewResolver } from './platform/saved-views/saved-view.resolver.js';
import { fileAccess } from './platform/storage/file.access.js';
import { FileResolver } from './platform/storage/file.resolver.js';
import type { FileRule } from './platform/storage/file-rule.js';
import { type Files, openFiles } from './platform/storage/files.js';
import { sweepFilesJob } from './platform/storage/sweep-files.job.js';

/** Who may do what, feature by feature. */
export const ACCESS: readonly AccessTable[] = [
  organisationAccess,
  districtAccess,
  personAccess,
  membershipAccess,
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

/** What can lie in the bin. */
export const BINS: readonly BinOf[] = [organisationBin, serviceBin, membershipBin];

/** Work beside requests. */
const JOBS: readonly Job<never>[] = [
  expireRequests,
  remindConcerned,
  sendAdviserDays,
  tellOfComplaint,
  makePersonExport,
  applyRetention,
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
];

/** What people are told by mail. */
const MESSAGES: readonly Message<never>[] = [
  dailyDigest,
  ...accountMessages,
  ...bookingMessages,
  ...invitationMessages,
  longWorkEnded,
  ...DATA_PROTECTION_MESSAGES,
];
addMessages(MESSAGES);

/** What the features say about the files of their things. */
const FILE_RULES: readonly FileRule[] = [bookingFiles, importFiles, personExportFiles];

for (const source of [bookingDeadlines, organisationDeadlines, dataProtectionDeadlines]) addDeadlines(source);
// A service gets its new adviser before its appointments are handed over.
for (const source of [serviceOpenThings, bookingOpenThings]) addOpenThings(source);

/** What each feature has about a person, for whoever asks for their data. */
for (const source of [
  personPersonalData,
  bookingPersonalData,
  availabilityPersonalData,
  dataProtectionPersonalData,
])
  addPersonalData(source);
for (const source of [bookingEvents]) addCalendarEvents(source);

/** What can be brought in from files. */
for (const kind of [organisationImport, personImport]) addImport(kind);
provideUploads(storedUploads);

for (const history of [
  organisationHistory,
  personHistory,
  serviceHistory,
  serviceCategoryHistory,
  availabilityHistory,
  bookingHistory,
])
  addHistory(history);

for (const bin of BINS) addBin(bin);

/** The schema of all features. */
export const createSchema = (): Promise<GraphQLSchema> =>
  makeSchema([
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
  ]);

/** A running system behind one HTTP server that does not listen yet. */
export interface App {
  server: FastifyInstance;
  database: Database;
  files: Files;
  schema: GraphQLSchema;
  /** Answers what is under way, refuses what is new, and lets go of the database. */
  close(): Promise<void>;
}

/** What the app needs beyond its configuration. */
export interface AppOptions {
  config: Config;
  databaseUrl: string;
  authSecret: string;
  publicUrl: string;
  trustedOrigins: readonly string[];
  /** Who may do what, where that differs from `ACCESS` (tests of what stands underneath). */
  access?: readonly AccessTable[];
  /** What the sign-in page of a demo system offers. */
  demo?: HttpOptions['demo'];
}

/** Puts the system together: database, schema, HTTP. The database is migrated already. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, databaseUrl, authSecret, publicUrl, trustedOrigins } = options;
  const database = await openDatabase({ url: databaseUrl, poolSize: config.poolSize, entities: ENTITIES });
  const files = await openFiles(config, database, FILE_RULES, (context, { id, organisation }) =>
    recordRead(context, {
      table: 'files',
      id,
      organisations: organisation ? [organisation] : [],
      what: 'file',
    }),
  );
  const schema = await createSchema();
  const apollo = await startApollo(schema, config.demo);
  const auth = createAuth({
    database,
    secret: authSecret,
    publicUrl,
    alsoTrusted: trustedOrigins,
    oidc: config.oidc,
  });
  const feedLinks = new FeedLinks(authSecret, publicUrl);
  const permissions = new PermissionsCache(options.access ?? ACCESS);
  const calls = new CallLimit();
  const postman = openPostman(config.smtpUrl, config.mailFrom ?? 'back-office@localhost');
  let stopping = false;

  const apiFor = (viewer: Viewer): ApiContext => ({
    viewer,
    permissions: permissions.of(viewer),
    schema,
    entities: database.entities,
    database,
    feedLinks,
    publicUrl,
    mailGoesOut: postman.goesOut,
    files,
    query: (text, values) => queryPrepared(database.app, text, values),
  });

  const system: SystemContext = {
    database,
    publicUrl,
    mailGoesOut: postman.goesOut,
    async actingAs(personId, organisationId) {
      const viewer = await findViewerOf(database.auth, personId, organisationId);
      return viewer ? apiFor(viewer) : null;
    },
  };
  await database.queue.open(JOBS, { ...system, postman, files });

  async function contextOf(request: FastifyRequest): Promise<RequestContext> {
    const { cookie, authorization, 'x-organisation': organisation } = request.headers;
    const found = await findViewer(
      database.auth,
      { secret: authSecret, requireSecondFactor: config.requireSecondFactor },
      { cookie, authorization, organisation: one(organisation) },
    ).catch(unavailable);
    if (found === 'no-place') throw noPlace();
    if (found?.token && calls.isReached(found.signInId)) throw tooManyCalls();
    return { api: found ? apiFor(found) : null, system, address: request.ip };
  }

  const server = await createServer({
    apollo,
    auth,
    contextOf,
    files,
    publicUrl,
    trustedOrigins: [publicUrl, ...trustedOrigins],
    consoleFolder: findConsole(),
    demo: options.demo ?? null,
    oidcName: config.oidc?.name ?? null,
    mailGoesOut: postman.goesOut,
    metricsToken: config.metricsToken,
    routes: [(http) => serveFeeds(http, feedLinks, (named) => openFeed(database, publicUrl, named))],
    behindProxy: config.databaseUrl !== null,
    health: { isReady: () => answers(database), isStopping: () => stopping },
  });

  return {
    server,
    database,
    files,
    schema,
    async close() {
      stopping = true;
      await server.close();
      await database.queue.stop();
      postman.close();
      await apollo.stop();
      await database.close();
    },
  };
}

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

const noPlace = () =>
  new GraphQLError('You do not belong to the organisation that X-Organisation names.', {
    extensions: { code: 'FORBIDDEN', http: { status: 403 } },
  });

const tooManyCalls = () =>
  new GraphQLError('This token has made 600 calls in a minute. Wait a minute, then go on.', {
    extensions: { code: 'RATE_LIMITED', http: { status: 429 } },
  });

function unavailable(error: unknown): never {
  if (!isDatabaseGone(error)) throw error;
  throw new GraphQLError('The system cannot reach its database for the moment. Try again in a minute.', {
    originalError: error instanceof Error ? error : null,
    extensions: { code: 'INTERNAL_SERVER_ERROR', http: { status: 503 } },
  });
}

async function answers(database: Database): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, 2_000, false).unref());
  const asked = database.jobs.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, timeout]);
}

// Beside the sources or beside the build, the console lies in the neighbouring package.
function findConsole(): string | null {
  const found = ['../../admin/dist', '../../../admin/dist']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((folder) => existsSync(`${folder}/index.html`));
  return found ?? null;
}
