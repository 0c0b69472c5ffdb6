import { defineJob } from '../jobs/job.js';
import { FORGOTTEN, sendMail } from './send-mail.job.js';

/** Longer than any link holds that a mail brings. */
const DAYS_OF_SECRETS = 8;

/**
 * Gives mails that wait without a job one again: after a restore, which brings back mails but no queue. Links that were
 * kept, because no mail goes out here, are forgotten when they have run out.
 */
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
    await database.jobs.query(
      `update mails set text = $1, html = '' where secret and text <> $1 and created_at < clock_timestamp() - make_interval(days => $2)`,
      [FORGOTTEN, DAYS_OF_SECRETS],
    );
  },
});
