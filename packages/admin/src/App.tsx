import type { ReactNode } from 'react';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { BrowserRouter, Route, Routes } from 'react-router';
import { accountWords } from './features/account/account.words.ts';
import {
  ConfirmEmail,
  ForgottenPassword,
  Profile,
  ResetPassword,
  VerifyEmail,
} from './features/account/index.ts';
import {
  PolicyReaders,
  ProgressList,
  ProgressShow,
  ReadByLink,
  ReadPolicy,
  ToReadList,
} from './features/acknowledgements/index.ts';
import { availabilityOperations } from './features/availability/availability.graphql.ts';
import { availabilityWords } from './features/availability/availability.words.ts';
import { availability } from './features/availability/index.ts';
import { binWords } from './features/bin/bin.words.ts';
import { bin } from './features/bin/index.ts';
import { bookingOperations } from './features/bookings/booking.graphql.ts';
import { bookingWords } from './features/bookings/booking.words.ts';
import { BookingCalendar, BookingMove, bookings, Requests } from './features/bookings/index.ts';
import { calendarWords } from './features/calendar/calendar.words.ts';
import {
  accessRequests,
  Complain,
  complaints,
  DataProtection,
  incidents,
  processingActivities,
  Retention,
} from './features/data-protection/index.ts';
import { OurFacts, StatutoryRates } from './features/facts/index.ts';
import {
  accidents,
  HealthAndSafety,
  riskAssessments,
  safetyChecks,
} from './features/health-and-safety/index.ts';
import { historyOperations } from './features/history/history.graphql.ts';
import { historyWords } from './features/history/history.words.ts';
import { history } from './features/history/index.ts';
import { importOperations } from './features/imports/import.graphql.ts';
import { imports } from './features/imports/index.ts';
import { AcceptInvitation, InvitePeople } from './features/invitations/index.ts';
import { invitationWords } from './features/invitations/invitation.words.ts';
import { lawChanges, ReviewTaskShow } from './features/law-changes/index.ts';
import { lawChangeOperations } from './features/law-changes/law-change.graphql.ts';
import { FailedWork, mails } from './features/mails/index.ts';
import { mailOperations } from './features/mails/mail.graphql.ts';
import { mailWords } from './features/mails/mail.words.ts';
import { organisations } from './features/organisations/index.ts';
import { organisationOperations } from './features/organisations/organisation.graphql.ts';
import { organisationWords } from './features/organisations/organisation.words.ts';
import { people, RemovePerson } from './features/people/index.ts';
import { personOperations } from './features/people/person.graphql.ts';
import { personWords } from './features/people/person.words.ts';
import {
  AdoptPolicy,
  ApprovePolicy,
  BringPolicy,
  NewEdition,
  PolicyWording,
  policies,
  SendForApproval,
  ToApprove,
} from './features/policies/index.ts';
import { policyOperations } from './features/policies/policy-list.graphql.ts';
import { services } from './features/services/index.ts';
import { serviceOperations } from './features/services/service.graphql.ts';
import { serviceWords } from './features/services/service.words.ts';
import {
  Categories,
  CompareVersions,
  FillIn,
  ReviewVersion,
  templates,
  WriteVersion,
  WrittenTemplates,
} from './features/templates/index.ts';
import { Today } from './features/today/index.ts';
import { todayWords } from './features/today/today.words.ts';
import { menuOf } from './navigation.ts';
import { authProvider } from './platform/auth-provider.ts';
import { makeDataProvider } from './platform/data-provider.ts';
import { makeI18n } from './platform/i18n.ts';
import { AppLayout } from './platform/layout/AppLayout.tsx';
import { SignInPage } from './platform/layout/SignInPage.tsx';
import { Broken, Loading, Missing, Refused } from './platform/layout/States.tsx';
import { queryClient } from './platform/operations.ts';
import { BASE } from './platform/paths.ts';
import { calmDark, calmLight } from './platform/theme.ts';

const dataProvider = makeDataProvider({
  availability: availabilityOperations,
  bookings: bookingOperations,
  history: historyOperations,
  'law-changes': lawChangeOperations,
  mails: mailOperations,
  imports: importOperations,
  organisations: organisationOperations,
  people: personOperations,
  policies: policyOperations,
  services: serviceOperations,
});

const i18nProvider = makeI18n({
  account: accountWords,
  availability: availabilityWords,
  bin: binWords,
  bookings: bookingWords,
  invitations: invitationWords,
  calendar: calendarWords,
  history: historyWords,
  mails: mailWords,
  organisations: organisationWords,
  people: personWords,
  services: serviceWords,
  today: todayWords,
});

const Layout = ({ children }: { children?: ReactNode }) => <AppLayout menu={menuOf}>{children}</AppLayout>;

/** The console: one Resource a feature. */
const Console = () => (
  <Admin
    basename={BASE}
    disableTelemetry
    requireAuth
    dataProvider={dataProvider}
    authProvider={authProvider}
    i18nProvider={i18nProvider}
    queryClient={queryClient}
    theme={calmLight}
    darkTheme={calmDark}
    layout={Layout}
    loginPage={SignInPage}
    dashboard={Today}
    accessDenied={Refused}
    catchAll={Missing}
    loading={Loading}
    error={Broken}
  >
    <Resource {...bookings}>
      <Route path="calendar" element={<BookingCalendar />} />
      <Route path=":id/move" element={<BookingMove />} />
    </Resource>
    <Resource {...services} />
    <Resource {...availability} />
    <Resource {...templates}>
      <Route path="written" element={<WrittenTemplates />} />
      <Route path="categories" element={<Categories />} />
      <Route path=":id/fill" element={<FillIn />} />
      <Route path=":id/compare" element={<CompareVersions />} />
      <Route path=":id/write" element={<WriteVersion />} />
      <Route path=":id/review" element={<ReviewVersion />} />
    </Resource>
    <Resource {...policies}>
      <Route path="adopt" element={<AdoptPolicy />} />
      <Route path="bring" element={<BringPolicy />} />
      <Route path=":id/wording" element={<PolicyWording />} />
      <Route path=":id/approval" element={<SendForApproval />} />
      <Route path=":id/new-edition" element={<NewEdition />} />
    </Resource>
    <Resource {...organisations} />
    <Resource {...people}>
      <Route path="invite" element={<InvitePeople />} />
      <Route path=":id/remove" element={<RemovePerson />} />
    </Resource>
    <Resource {...imports} />
    <Resource {...history} />
    <Resource {...bin} />
    <Resource {...mails} />
    <Resource {...accessRequests} />
    <Resource {...complaints} />
    <Resource {...processingActivities} />
    <Resource {...incidents} />
    <Resource {...riskAssessments} />
    <Resource {...accidents} />
    <Resource {...safetyChecks} />
    <Resource {...lawChanges} />
    <CustomRoutes>
      <Route path="/to-read" element={<ToReadList />} />
      <Route path="/to-read/:versionId" element={<ReadPolicy />} />
      <Route path="/acknowledgements" element={<ProgressList />} />
      <Route path="/acknowledgements/:policyId" element={<ProgressShow />} />
      <Route path="/policy-readers" element={<PolicyReaders />} />
      <Route path="/review-tasks/:id" element={<ReviewTaskShow />} />
      <Route path="/facts" element={<OurFacts />} />
      <Route path="/statutory-rates" element={<StatutoryRates />} />
      <Route path="/policies-to-approve" element={<ToApprove />} />
      <Route path="/policies-to-approve/:id" element={<ApprovePolicy />} />
      <Route path="/requests" element={<Requests />} />
      <Route path="/failed-work" element={<FailedWork />} />
      <Route path="/profile" element={<Profile />} />
      <Route path="/data-protection" element={<DataProtection />} />
      <Route path="/health-and-safety" element={<HealthAndSafety />} />
      <Route path="/data-protection/retention" element={<Retention />} />
    </CustomRoutes>
    <CustomRoutes noLayout>
      <Route path="/complain/:organisationId" element={<Complain />} />
    </CustomRoutes>
    <CustomRoutes noLayout>
      <Route path="/read-and-confirm" element={<ReadByLink />} />
      <Route path="/forgotten-password" element={<ForgottenPassword />} />
      <Route path="/reset-password" element={<ResetPassword />} />
      <Route path="/confirm-email" element={<ConfirmEmail />} />
      <Route path="/verify-email" element={<VerifyEmail />} />
      <Route path="/accept-invitation" element={<AcceptInvitation />} />
    </CustomRoutes>
  </Admin>
);

/** Everything lives under /app. Navigation outside React transitions, or the sign-in page may stay blank. */
export function App() {
  return (
    <BrowserRouter useTransitions={false}>
      <Routes>
        <Route path={`${BASE}/*`} element={<Console />} />
      </Routes>
    </BrowserRouter>
  );
}
