import { defineJob } from '../jobs/job.js';
import { sendMail } from './send-mail.job.js';

/** Gives mails that wait without a job one again: after a restore, which brings back mails but no queue. */
export const resumeMail = defineJob({
  name: 'resume-mail',
  schedule: '*/10 * * * *',
  async handle({ database }) {
    const { rows } = await database.jobs.query<{ id: string }>(
      `select m.id from mails m where m.status = 'WAITING' and m.created_at < clock_timestamp() - interval '10 minutes'
         and not exists (select from pgboss.job j where j.name = $1 and j.data ->> 'id' = m.id::text
           and j.state in ('created', 'retry', 'active'))
       order by m.created_at limit 1000`,
      [sendMail.name],
    );
    for (const { id } of rows) await database.queue.send(sendMail, { id }, { key: id });
  },
});
