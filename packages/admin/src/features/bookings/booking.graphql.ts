import type { ResourceOperations } from '../../platform/data-provider.ts';
import { graphql, type ResultOf, type VariablesOf } from '../../platform/graphql.ts';
import { instantOf, today } from '../../platform/london-time.ts';

const BookingRow = graphql(`
  fragment BookingRow on Booking @_unmask {
    id reference label status startsAt endsAt durationMinutes channel subject answerBy
    organisation { id name }
    provider { id name }
    service { id name }
    adviser { id name }
    bookedBy { id name }
    can version
  }
`);

const BookingsDocument = graphql(
  `query Bookings($page: Int, $perPage: Int, $sort: BookingSort, $filter: BookingFilter) {
    data: bookings(page: $page, perPage: $perPage, sort: $sort, filter: $filter) {
      total
      items { ...BookingRow }
    }
  }`,
  [BookingRow],
);

const BookingDocument = graphql(
  `query Booking($id: ID!) {
    data: booking(id: $id) {
      ...BookingRow
      category { id name shortName }
      details
      sharedWith { id name }
      noticeHours lateCountsAsUsed cancelReason declineReason cancelledLate
      minutesUsed outcome createdAt
    }
  }`,
  [BookingRow],
);

export type Booking = ResultOf<typeof BookingsDocument>['data']['items'][number];
export type BookingDetails = NonNullable<ResultOf<typeof BookingDocument>['data']>;
export type BookingStatus = NonNullable<Booking['status']>;
type BookingFilter = NonNullable<VariablesOf<typeof BookingsDocument>['filter']>;

/** Read by itself: a row of a list knows less of a booking than its page shows, and may not stand in for it. */
export const wholeBooking = { view: 'whole' };

/** The tabs over the list of bookings; each is a filter of the API. */
export const bookingTabs = {
  coming: () => ({ status: ['REQUESTED', 'CONFIRMED'], from: instantOf(today()).toISOString() }),
  waiting: () => ({ status: ['REQUESTED'] }),
  past: () => ({ status: ['CONFIRMED', 'COMPLETED', 'NO_SHOW'], to: new Date().toISOString() }),
  off: () => ({ status: ['DECLINED', 'EXPIRED', 'CANCELLED'] }),
} satisfies Record<string, () => BookingFilter>;

export type BookingTab = keyof typeof bookingTabs;
export const isBookingTab = (tab: unknown): tab is BookingTab =>
  typeof tab === 'string' && tab in bookingTabs;

export const bookingOperations: ResourceOperations = {
  list: BookingsDocument,
  one: BookingDocument,
  sorts: ['startsAt', 'status', 'createdAt', 'reference'],
  toFilter: ({ tab, ...filter }) => ({ ...filter, ...(isBookingTab(tab) ? bookingTabs[tab]() : {}) }),
};

export const BookingCountsDocument = graphql(`
  query BookingCounts($coming: BookingFilter, $waiting: BookingFilter, $past: BookingFilter, $off: BookingFilter) {
    coming: bookings(perPage: 1, filter: $coming) { total }
    waiting: bookings(perPage: 1, filter: $waiting) { total }
    past: bookings(perPage: 1, filter: $past) { total }
    off: bookings(perPage: 1, filter: $off) { total }
  }
`);

export const BookingsBetweenDocument = graphql(
  `query BookingsBetween(
    $from: DateTime!, $to: DateTime!, $status: [BookingStatus!], $adviser: ID, $page: Int = 1, $perPage: Int = 100
  ) {
    data: bookings(
      page: $page
      perPage: $perPage
      sort: { field: startsAt, order: ASC }
      filter: { from: $from, to: $to, status: $status, adviser: $adviser }
    ) {
      total
      items { ...BookingRow details }
    }
  }`,
  [BookingRow],
);

export type BookingOfDay = ResultOf<typeof BookingsBetweenDocument>['data']['items'][number];

export const BookableServicesDocument = graphql(`
  query BookableServices {
    data: services(perPage: 100, sort: { field: name, order: ASC }, filter: { status: ACTIVE }) {
      items {
        id name description durations channels priceNote needsApproval noticeHours lateCountsAsUsed
        horizonDays unavailableBecause
        category { id name shortName }
        provider { id name }
        advisers { id name }
      }
    }
  }
`);

export type BookableService = ResultOf<typeof BookableServicesDocument>['data']['items'][number];

export const AvailableSlotsDocument = graphql(`
  query AvailableSlots($serviceId: ID!, $from: Date!, $to: Date!, $durationMinutes: Int, $adviserId: ID) {
    data: availableSlots(
      serviceId: $serviceId
      from: $from
      to: $to
      durationMinutes: $durationMinutes
      adviserId: $adviserId
    ) {
      startsAt
      endsAt
      advisers { id name }
    }
  }
`);

export type Slot = ResultOf<typeof AvailableSlotsDocument>['data'][number];

export const ColleaguesDocument = graphql(`
  query Colleagues($organisation: ID!) {
    data: people(perPage: 100, sort: { field: name, order: ASC }, filter: { organisation: $organisation }) {
      items { id name }
    }
  }
`);

export const BookSlotDocument = graphql(`
  mutation BookSlot($input: BookSlotInput!, $idempotencyKey: String) {
    data: bookSlot(input: $input, idempotencyKey: $idempotencyKey) { id status reference }
  }
`);
export type BookSlotInput = VariablesOf<typeof BookSlotDocument>['input'];

export const ConfirmBookingDocument = graphql(`
  mutation ConfirmBooking($id: ID!, $version: Int) {
    data: confirmBooking(id: $id, version: $version) { id status version }
  }
`);

export const DeclineBookingDocument = graphql(`
  mutation DeclineBooking($id: ID!, $reason: String!, $version: Int) {
    data: declineBooking(id: $id, reason: $reason, version: $version) { id status version }
  }
`);

export const CancelBookingDocument = graphql(`
  mutation CancelBooking($id: ID!, $reason: String, $version: Int) {
    data: cancelBooking(id: $id, reason: $reason, version: $version) { id status version }
  }
`);

export const RescheduleBookingDocument = graphql(`
  mutation RescheduleBooking($id: ID!, $input: RescheduleBookingInput!, $version: Int) {
    data: rescheduleBooking(id: $id, input: $input, version: $version) { id status version }
  }
`);

export const CompleteBookingDocument = graphql(`
  mutation CompleteBooking($id: ID!, $input: CompleteBookingInput!, $version: Int) {
    data: completeBooking(id: $id, input: $input, version: $version) { id status version }
  }
`);

export const MarkNoShowDocument = graphql(`
  mutation MarkNoShow($id: ID!, $version: Int) {
    data: markNoShow(id: $id, version: $version) { id status version }
  }
`);

export const CalendarEntryDocument = graphql(`
  query CalendarEntry($id: ID!) { data: booking(id: $id) { id calendarEntry } }
`);
