import { type AccessTable, type Condition, everyone } from '../../platform/access/access-table.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { bookingStates } from './booking.entity.js';

/** Who booked, who was named, who serves it: those whom a booking concerns. */
const bookedByMe = (viewer: Viewer): Condition => ({
  bookedBy: viewer.personId,
  organisation: viewer.organisationId,
});
const namedTo = (viewer: Viewer): Condition => ({
  sharedWith: { $all: [viewer.personId] },
  organisation: viewer.organisationId,
});
const servedByMe = (viewer: Viewer): Condition => ({
  adviser: viewer.personId,
  provider: viewer.organisationId,
});
const concernsMe = (viewer: Viewer): Condition[] => [
  bookedByMe(viewer),
  namedTo(viewer),
  ...whereWeServe(viewer, servedByMe),
];

const ofOurMember = (viewer: Viewer): Condition => ({ organisation: viewer.organisationId });
const ofOurProvider = (viewer: Viewer): Condition => ({ provider: viewer.organisationId });

// A plain member serves nobody; with that said, PostgreSQL need not look for what it serves in every list.
const whereWeServe = (viewer: Viewer, rows: (viewer: Viewer) => Condition): Condition[] =>
  viewer.facts?.kind === 'MEMBER' ? [] : [rows(viewer)];

/**
 * An HR question is not for the colleague it is about. What a booking is about is for those whom it concerns; a
 * manager of the member, a manager of the provider and the coordinator see that there is one, and when.
 */
export const bookingAccess: AccessTable = {
  subject: 'Booking',
  read: {
    outline: {
      fields: [
        'id',
        'reference',
        'label',
        'status',
        'startsAt',
        'endsAt',
        'durationMinutes',
        'category',
        'organisation',
        'provider',
        'answerBy',
        'noticeHours',
        'lateCountsAsUsed',
        'cancelledLate',
        'minutesUsed',
        'createdAt',
        'version',
        'can',
      ],
      who: {
        ...everyone(concernsMe),
        MANAGER: (viewer) => [
          ...concernsMe(viewer),
          ofOurMember(viewer),
          ...whereWeServe(viewer, ofOurProvider),
        ],
        COORDINATOR: true,
      },
    },
    arrangement: {
      fields: ['service', 'adviser', 'channel', 'calendarEntry'],
      who: {
        ...everyone(concernsMe),
        MANAGER: (viewer) => [...concernsMe(viewer), ...whereWeServe(viewer, ofOurProvider)],
      },
    },
    matter: {
      fields: [
        'subject',
        'details',
        'bookedBy',
        'sharedWith',
        'outcome',
        'cancelReason',
        'declineReason',
        'files',
      ],
      who: everyone(concernsMe),
    },
  },
  starts: {
    book: {
      MANAGER: (viewer) => viewer.organisationId !== null,
      STAFF: (viewer) => viewer.mayBook,
      TRUSTEE: (viewer) => viewer.mayBook,
      VOLUNTEER: (viewer) => viewer.mayBook,
      TRAINER: (viewer) => viewer.mayBook,
      ADVISER: (viewer) => viewer.mayBook,
      PAYROLL_OFFICER: (viewer) => viewer.mayBook,
    },
  },
  actions: {
    cancel: {
      ...everyone((viewer) => [bookedByMe(viewer), servedByMe(viewer)]),
      MANAGER: (viewer) => [bookedByMe(viewer), servedByMe(viewer), ofOurMember(viewer)],
      COORDINATOR: () => false,
    },
    reschedule: {
      ...everyone((viewer) => [bookedByMe(viewer), servedByMe(viewer)]),
      MANAGER: (viewer) => [bookedByMe(viewer), servedByMe(viewer), ofOurMember(viewer)],
      COORDINATOR: () => false,
    },
    // Who booked it, and who serves it.
    addFiles: { ...everyone((viewer) => [bookedByMe(viewer), servedByMe(viewer)]), COORDINATOR: () => false },
    confirm: { ADVISER: servedByMe, PAYROLL_OFFICER: servedByMe, MANAGER: ofOurProvider },
    decline: { ADVISER: servedByMe, PAYROLL_OFFICER: servedByMe, MANAGER: ofOurProvider },
    complete: { ADVISER: servedByMe, PAYROLL_OFFICER: servedByMe, MANAGER: ofOurProvider },
    markNoShow: { ADVISER: servedByMe, PAYROLL_OFFICER: servedByMe, MANAGER: ofOurProvider },
  },
  states: bookingStates,
};
