import { now } from '../../platform/clock.js';
import type { Query } from '../../platform/db/read-as.js';
import { defineJob } from '../../platform/jobs/job.js';
import { tellOutside } from '../../platform/mail/tell.js';
import { bookingExpired } from './booking.messages.js';
import { findAppointments } from './find-appointments.js';
import { bookingInvitation } from './invite-to-booking.js';
import { concernedBy, newsFor } from './tell-concerned.js';

const DAY = 24 * 3_600_000;

/**
 * Requests that nobody answered in time run out, their time goes back to the pool, and those concerned hear of it, also
 * where somebody's booking expired them first. Safe to run anywhere, any time.
 */
export const expireRequests = defineJob({
  name: 'expire-requests',
  schedule: '* * * * *',
  retries: 0,
  async handle(work) {
    const at = now();
    await work.database.jobs.query('select app.expire_requests($1, null)', [at]);
    const expired = await findAppointments(
      work.database.jobs,
      `b.status = 'EXPIRED' and b.changed_at > $1
       and not exists (select from mails m where m.key = 'booking-expired:' || b.id || ':' || b.adviser_id)`,
      [new Date(at.getTime() - DAY)],
    );
    const query: Query = async <Row extends object>(text: string, values: readonly unknown[]) =>
      (await work.database.jobs.query<Row>(text, [...values])).rows;
    for (const appointment of expired) {
      const recall = await bookingInvitation(query, appointment.id, 'CANCEL', work.publicUrl);
      const attachments = recall ? [recall] : [];
      // The adviser last: once they were told, everybody was.
      for (const personId of concernedBy(appointment)) {
        const organisationId = personId === appointment.adviser ? null : appointment.organisation;
        const key = `booking-expired:${appointment.id}:${personId}`;
        const news = newsFor(appointment, appointment.names, personId);
        await tellOutside(work, bookingExpired, { personId }, news, { key, organisationId, attachments });
      }
    }
  },
});
