import { CONSORTIUM_ID } from '../../platform/access/viewer.js';
import { CONFIDENTIAL, type PersonalDataSource, type PersonalValue } from './personal-data.js';

type Row = Record<string, PersonalValue>;

/** Requests and complaints of the person, and the mails that the system wrote to them for this organisation. */
export const dataProtectionPersonalData: PersonalDataSource = async ({
  run,
  personId,
  organisation,
  complete,
}) => {
  const whose = [personId, organisation];
  const requests = await run<Row>(
    `select kind as "Right", received_on::text as "Received on", status as "Status", due_on::text as "To be answered by",
       details as "What was asked", answer as "Answer", refusal_reason as "Why it was refused"
     from access_requests where person_id = $1 and organisation_id = $2 order by received_on, id`,
    whose,
  );
  const complaints = await run<Row>(
    `select c.received_on::text as "Received on", m.what as "What it was about", m.outcome as "What came of it",
       c.closed_on::text as "Closed on"
     from complaints c join complaint_matters m on m.complaint_id = c.id
     where c.person_id = $1 and c.organisation_id = $2 order by c.received_on, c.id`,
    whose,
  );
  const mails = await run<Row>(
    `select created_at as "Written", subject as "Subject", ${complete ? 'text' : `'${CONFIDENTIAL}'`} as "Text", sent_at as "Sent", read_at as "Read here"
     from mails where person_id = $1 and coalesce(organisation_id, '${CONSORTIUM_ID}') = $2 and not secret order by created_at, id`,
    whose,
  );
  return [
    {
      title: 'Requests about your data',
      about: 'Rights that you used, and what was answered.',
      rows: requests,
    },
    { title: 'Complaints', about: 'Complaints about the use of your data.', rows: complaints },
    { title: 'Mails', about: 'Mails that the system wrote to you; they are kept for 90 days.', rows: mails },
  ];
};
