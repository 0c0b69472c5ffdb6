import {
  buildAccessRequest,
  buildAccessRequestPause,
  buildComplaint,
  buildComplaintMatter,
  buildIncident,
  buildLegalHold,
  buildProcessingActivity,
} from '../src/features/data-protection/data-protection.factory.js';
import { CONSORTIUM_ID } from '../src/platform/access/viewer.js';
import { addDays, addMonths, toInstant } from '../src/platform/local-time.js';
import type { Consortium } from './build-consortium.js';
import { OTHER_MEMBER, SMALL_MEMBER } from './content/organisations.js';

type Ids = (at: Date) => string;

/** What the small charity of the demo keeps in its record of processing; the rest is suggested to it. */
const ADOPTED = ['accounts', 'bookings', 'hr-advice'];

/** Data protection of the demo: every state of it once, so that the screens show what they are for. */
export function buildDataProtection(consortium: Consortium, today: string, ids: Ids) {
  const at = (daysAgo: number) => new Date(toInstant(addDays(today, -daysAgo), '10:00'));
  const ours = { organisation: consortium.organisationId(SMALL_MEMBER) };
  const others = { organisation: consortium.organisationId(OTHER_MEMBER) };
  const theirs = { organisation: CONSORTIUM_ID };
  const manager = consortium.personId('manager@demo.test');
  const staff = consortium.personId('staff@demo.test');
  const otherManager = consortium.personId('other.manager@demo.test');
  const coordinator = consortium.personId('coordinator@demo.test');
  const made = (daysAgo: number) => ({ id: ids(at(daysAgo)), createdAt: at(daysAgo) });

  const requests = [
    buildAccessRequest({
      ...made(12),
      ...ours,
      person: staff,
      name: 'Callum Whitworth',
      details: 'Everything about my appraisal, please.',
      receivedOn: addDays(today, -12),
      dueOn: addMonths(addDays(today, -12), 1),
    }),
    buildAccessRequest({
      ...made(26),
      ...ours,
      name: 'A former volunteer',
      contact: 'by letter',
      receivedOn: addDays(today, -26),
      status: 'WAITING',
      dueOn: addMonths(addDays(today, -26), 1),
    }),
    buildAccessRequest({
      ...made(80),
      ...ours,
      name: 'A former trustee',
      kind: 'RECTIFICATION',
      receivedOn: addDays(today, -80),
      status: 'ANSWERED',
      dueOn: addMonths(addDays(today, -80), 1),
      closedOn: addDays(today, -66),
      answer: 'We corrected the date of birth and told the pension provider.',
    }),
    buildAccessRequest({
      ...made(45),
      ...others,
      name: 'A former employee',
      receivedOn: addDays(today, -45),
      status: 'EXTENDED',
      dueOn: addMonths(addDays(today, -45), 3),
      extendedOn: addDays(today, -20),
      extensionReason: 'Mails of three years have to be looked through.',
    }),
  ];
  const pauses = [
    buildAccessRequestPause({
      id: ids(at(20)),
      ...ours,
      request: requests[1]?.id ?? '',
      pausedOn: addDays(today, -20),
    }),
  ];
  const complaints = [
    buildComplaint({ ...made(34), ...ours, receivedOn: addDays(today, -34) }),
    buildComplaint({
      ...made(70),
      ...ours,
      receivedOn: addDays(today, -70),
      acknowledgedOn: addDays(today, -69),
      closedOn: addDays(today, -50),
    }),
    buildComplaint({
      ...made(9),
      ...others,
      receivedOn: addDays(today, -9),
      acknowledgedOn: addDays(today, -9),
    }),
    buildComplaint({ ...made(3), ...theirs, receivedOn: addDays(today, -3) }),
  ];
  const said = [
    { name: 'A neighbour', what: 'Your newsletter goes to my address although I asked you twice to stop.' },
    {
      name: 'A former client',
      what: 'A photograph of me was on your website without my permission.',
      outcome: 'We took the photograph down and asked the search engines to forget it.',
    },
    { name: 'A member of the public', what: 'Your volunteer read my form aloud in the waiting room.' },
    { name: 'A trustee of a member', what: 'My telephone number is in the directory.' },
  ];
  return {
    requests,
    pauses,
    complaints,
    matters: complaints.map(({ id, organisation, createdAt }, index) =>
      buildComplaintMatter({ complaint: id, organisation, receivedAt: createdAt, ...said[index] }),
    ),
    activities: [
      ...ADOPTED.map((starter, index) =>
        buildProcessingActivity({
          ...made(100),
          ...ours,
          starter,
          owner: manager,
          reviewedOn: addDays(today, index === 0 ? -360 : -100),
          nextReviewOn: addDays(today, index === 0 ? 5 : 265),
        }),
      ),
      ...['accounts', 'bookings'].map((starter) =>
        buildProcessingActivity({
          ...made(90),
          ...others,
          starter,
          owner: otherManager,
          reviewedOn: addDays(today, -90),
        }),
      ),
      ...['directory', 'hosting'].map((starter) =>
        buildProcessingActivity({
          ...made(110),
          ...theirs,
          starter,
          owner: coordinator,
          reviewedOn: addDays(today, -110),
        }),
      ),
    ],
    holds: [
      buildLegalHold({
        ...made(40),
        ...ours,
        person: staff,
        heldBy: manager,
        heldFrom: addDays(today, -40),
        reason: 'A grievance that is not settled yet',
      }),
    ],
    incidents: [
      buildIncident({
        ...made(60),
        ...ours,
        discoveredAt: at(60),
        what: 'A list of volunteers was sent to the wrong address.',
        measures: 'The reader deleted it and said so in writing.',
        decision: 'NO_NEED',
        decisionReason: 'The reader is known to us and has deleted the list; harm is unlikely.',
        closedAt: at(58),
      }),
      buildIncident({
        ...made(1),
        ...theirs,
        discoveredAt: at(1),
        what: 'A backup disk was lost on the way to the safe.',
        affected: 'Accounts and bookings of two members; the disk is encrypted',
        affectedCount: 140,
        affectedOrganisations: [ours.organisation, others.organisation],
      }),
    ],
  };
}
