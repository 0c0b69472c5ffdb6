import type { ReactNode } from 'react';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { BrowserRouter, Route, Routes } from 'react-router';
import { availabilityOperations } from './features/availability/availability.graphql.ts';
import { availabilityWords } from './features/availability/availability.words.ts';
import { availability } from './features/availability/index.ts';
import { bookingOperations } from './features/bookings/booking.graphql.ts';
import { bookingWords } from './features/bookings/booking.words.ts';
import { BookingCalendar, BookingMove, bookings, Requests } from './features/bookings/index.ts';
import { calendarWords } from './features/calendar/calendar.words.ts';
import {
  accessRequestOperations,
  complaintOperations,
  incidentOperations,
  processingActivityOperations,
} from './features/data-protection/data-protection.graphql.ts';
import {
  accessRequestWords,
  complaintWords,
  dataProtectionWords,
  incidentWords,
  processingActivityWords,
} from './features/data-protection/data-protection.words.ts';
import {
  accessRequests,
  Complain,
  complaints,
  DataProtection,
  incidents,
  processingActivities,
  Retention,
} from './features/data-protection/index.ts';
import { FailedWork, mails } from './features/mails/index.ts';
import { mailOperations } from './features/mails/mail.graphql.ts';
import { mailWords } from './features/mails/mail.words.ts';
import { organisations } from './features/organisations/index.ts';
import { organisationOperations } from './features/organisations/organisation.graphql.ts';
import { organisationWords } from './features/organisations/organisation.words.ts';
import { Profile, people } from './features/people/index.ts';
import { personOperations } from './features/people/person.graphql.ts';
import { personWords } from './features/people/person.words.ts';
import { services } from './features/services/index.ts';
import { serviceOperations } from './features/services/service.graphql.ts';
import { serviceWords } from './features/services/service.words.ts';
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
  'access-requests': accessRequestOperations,
  complaints: complaintOperations,
  incidents: incidentOperations,
  'processing-activities': processingActivityOperations,
  availability: availabilityOperations,
  bookings: bookingOperations,
  mails: mailOperations,
  organisations: organisationOperations,
  people: personOperations,
  services: serviceOperations,
});

const i18nProvider = makeI18n({
  'access-requests': accessRequestWords,
  complaints: complaintWords,
  'data-protection': dataProtectionWords,
  incidents: incidentWords,
  'processing-activities': processingActivityWords,
  availability: availabilityWords,
  bookings: bookingWords,
  calendar: calendarWords,
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
    <Resource {...organisations} />
    <Resource {...people} />
    <Resource {...mails} />
    <Resource {...accessRequests} />
    <Resource {...complaints} />
    <Resource {...processingActivities} />
    <Resource {...incidents} />
    <CustomRoutes>
      <Route path="/requests" element={<Requests />} />
      <Route path="/failed-work" element={<FailedWork />} />
      <Route path="/profile" element={<Profile />} />
      <Route path="/data-protection" element={<DataProtection />} />
      <Route path="/data-protection/retention" element={<Retention />} />
    </CustomRoutes>
    <CustomRoutes noLayout>
      <Route path="/complain/:organisationId" element={<Complain />} />
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
