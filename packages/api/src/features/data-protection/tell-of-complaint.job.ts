import { CONSORTIUM_ID } from '../../platform/access/viewer.js';
import { now } from '../../platform/clock.js';
import { queryOn } from '../../platform/db/system-transaction.js';
import { defineJob } from '../../platform/jobs/job.js';
import { dateInWords, londonDate } from '../../platform/local-time.js';
import { tellOutside } from '../../platform/mail/tell.js';
import { complaintAcknowledged, complaintReceived } from './data-protection.messages.js';
import { findAnswerers } from './find-answerers.js';

interface Row {
  organisation_id: string;
  name: string | null;
  email: string | null;
  received_on: string;
  acknowledge_by: string;
}

/**
 * Tells the managers that a complaint came in, and who complained that it did. Once each, however often it runs: the
 * mails have keys. A mail that acknowledges is an acknowledgement, so the register says so.
 */
export const tellOfComplaint = defineJob<{ id: string }>({
  name: 'tell-of-complaint',
  async handle(work, { id }) {
    const run = queryOn(work.database.jobs);
    const [complaint] = await run<Row>(
      `select c.organisation_id, o.name, m.email, c.received_on::text, c.acknowledge_by::text from complaints c
       join complaint_matters m on m.complaint_id = c.id left join organisations o on o.id = c.organisation_id
       where c.id = $1`,
      [id],
    );
    if (!complaint) return;
    const { organisation_id: organisation, email } = complaint;
    const organisationId = organisation === CONSORTIUM_ID ? null : organisation;
    for (const personId of await findAnswerers(run, organisation))
      await tellOutside(
        work,
        complaintReceived,
        { personId },
        { id, acknowledgeBy: dateInWords(complaint.acknowledge_by) },
        { organisationId, key: `complaint-${id}-${personId}` },
      );
    if (email === null) return;
    await tellOutside(
      work,
      complaintAcknowledged,
      { email },
      { organisation: complaint.name ?? 'The consortium', receivedOn: dateInWords(complaint.received_on) },
      { organisationId, key: `complaint-${id}-receipt` },
    );
    await run(
      'update complaints set acknowledged_on = $2, version = version + 1 where id = $1 and acknowledged_on is null',
      [id, londonDate(now().getTime())],
    );
  },
});
