import { now } from '../../platform/clock.js';
import { defineJob } from '../../platform/jobs/job.js';
import { addDays, dayInWords, londonDate, timeInWords, toInstant } from '../../platform/local-time.js';
import { tellOutside } from '../../platform/mail/tell.js';
import { adviserDay } from './booking.messages.js';
import { findAppointments } from './find-appointments.js';

/** In the morning, to each adviser the appointments of the day; to those who have none, nothing. */
export const sendAdviserDays = defineJob({
  name: 'send-adviser-days',
  schedule: '0 7 * * *',
  async handle(work) {
    const day = londonDate(now().getTime());
    const midnight = (date: string) => new Date(toInstant(date, '00:00'));
    const appointments = await findAppointments(
      work.database.jobs,
      `b.status = 'CONFIRMED' and b.starts_at >= $1 and b.starts_at < $2`,
      [midnight(day), midnight(addDays(day, 1))],
    );
    for (const [personId, own] of Map.groupBy(appointments, ({ adviser }) => adviser)) {
      const lines = own.map(
        ({ startsAt, names }) => [timeInWords(startsAt), `${names.label}, ${names.organisation}`] as const,
      );
      const data = { day: dayInWords(midnight(day)), appointments: lines };
      await tellOutside(work, adviserDay, { personId }, data, { key: `adviser-day:${personId}:${day}` });
    }
  },
});
