import { now } from '../clock.js';
import { defineJob, GiveUp, type JobContext } from '../jobs/job.js';
import type { Delivery, MailAttachment } from './message.js';
import { isRefusal } from './postman.js';

interface ClaimedMail {
  id: string;
  subject: string;
  text: string;
  html: string;
  attachments: MailAttachment[] | null;
  secret: boolean;
  address: string | null;
  name: string | null;
  delivery: Delivery | null;
}

/** Nobody else sends a mail that was claimed within this time; SMTP gives up sooner. */
const CLAIM = `interval '90 seconds'`;

const CLAIM_MAIL = `with claimed as (
    update mails set claimed_at = clock_timestamp(), attempts = attempts + 1, version = version + 1
    where id = $1 and status = 'WAITING' and (claimed_at is null or claimed_at < clock_timestamp() - ${CLAIM})
    returning *)
  select m.id, m.subject, m.text, m.html, m.attachments, m.secret, coalesce(m.to_address, c.email) as address, p.name,
    case when m.delivery is not null then coalesce(ch.delivery, m.delivery) end as delivery
  from claimed m
  left join people p on p.id = m.person_id
  left join person_contacts c on c.person_id = m.person_id
  left join mail_choices ch on ch.person_id = m.person_id and ch.message_group = m.message_group`;

/**
 * Sends one mail: once, however often the job runs. Between the server's "taken" and our note of it lies a moment in
 * which a crash makes it go out again, under the same Message-ID; SMTP knows no better.
 */
export const sendMail = defineJob<{ id: string }>({
  name: 'send-mail',
  retries: 8,
  atOnce: 10,
  async handle(work, { id }, run) {
    const { rows } = await work.database.jobs.query<ClaimedMail>(CLAIM_MAIL, [id]);
    const mail = rows[0];
    if (!mail) return checkSettled(work, id);
    if (mail.delivery === 'DAILY') return note(work, mail, 'HELD', mail.delivery);
    if (mail.delivery === 'NEVER') return note(work, mail, 'KEPT', mail.delivery);
    if (mail.address === null) return fail(work, id, 'There is no mail address.');
    const to = { address: mail.address, name: mail.name };
    try {
      await work.postman.post({ ...mail, to, attachments: mail.attachments ?? [] });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (run.isLast || isRefusal(error)) {
        await fail(work, id, reason);
        throw new GiveUp(reason);
      }
      await release(work, id, reason);
      throw error;
    }
    // Without a mail server the console's outbox is where it arrives.
    return note(work, mail, work.postman.goesOut ? 'SENT' : 'KEPT', mail.delivery, now());
  },
});

// Settled already, or another process is at it: that one may be dying, so this job comes back to look.
async function checkSettled(work: JobContext, id: string): Promise<void> {
  const { rows } = await work.database.jobs.query(`select from mails where id = $1 and status = 'WAITING'`, [
    id,
  ]);
  if (rows.length > 0) throw new Error('Another process is sending this mail.');
}

async function note(
  work: JobContext,
  mail: ClaimedMail,
  status: 'SENT' | 'HELD' | 'KEPT',
  delivery: Delivery | null,
  sentAt: Date | null = null,
): Promise<void> {
  // What opens something for whoever holds it is not kept longer than it takes to send.
  const forgets = mail.secret && status === 'SENT' && work.postman.goesOut;
  await work.database.jobs.query(
    `update mails set status = $2, sent_at = $3, delivery = $4, to_address = coalesce(to_address, $5), error = null,
       claimed_at = null, version = version + 1
       ${forgets ? `, text = '${FORGOTTEN}', html = '', attachments = null` : ''}
     where id = $1`,
    [mail.id, status, sentAt, delivery, mail.address],
  );
}

/** What stands in the place of words with a link that opens something. */
export const FORGOTTEN = 'This message had a link that works once, so its words are not kept.';

async function fail(work: JobContext, id: string, error: string): Promise<void> {
  await work.database.jobs.query(
    `update mails set status = 'FAILED', error = $2, claimed_at = null, version = version + 1,
       text = case when secret then '${FORGOTTEN}' else text end, html = case when secret then '' else html end
     where id = $1`,
    [id, error],
  );
}

async function release(work: JobContext, id: string, error: string): Promise<void> {
  await work.database.jobs.query(
    'update mails set error = $2, claimed_at = null, version = version + 1 where id = $1',
    [id, error],
  );
}
