import { now } from '../clock.js';
import { defineJob } from '../jobs/job.js';
import { londonDate } from '../local-time.js';
import { defineMessage, type MessageGroup } from './message.js';
import { tellOutside } from './tell.js';

const DIGEST: MessageGroup = { name: 'digest', delivery: 'AT_ONCE', choosable: false };

/** Several messages of a day in one, for those who want it so. */
export const dailyDigest = defineMessage<{ subjects: readonly string[] }>({
  kind: 'daily-digest',
  group: DIGEST,
  write: ({ subjects }) => ({
    subject:
      subjects.length === 1 ? 'One thing since yesterday' : `${subjects.length} things since yesterday`,
    paragraphs: ['Since the last digest you were told:', ...subjects.map((subject) => `• ${subject}`)],
    button: { label: 'Read them', path: '/app/mails' },
  }),
});

/** Every morning, what people chose to get once a day. */
export const sendDigests = defineJob({
  name: 'send-digests',
  schedule: '0 7 * * *',
  async handle(work) {
    const { rows } = await work.database.jobs.query<{ person_id: string; ids: string[]; subjects: string[] }>(
      `select person_id, array_agg(id order by created_at) as ids, array_agg(subject order by created_at) as subjects
       from mails where status = 'HELD' group by person_id`,
    );
    const day = londonDate(now().getTime());
    for (const { person_id: personId, ids, subjects } of rows) {
      await tellOutside(work, dailyDigest, { personId }, { subjects }, { key: `digest:${personId}:${day}` });
      await work.database.jobs.query(
        `update mails set status = 'SENT', sent_at = $2, version = version + 1 where id = any($1) and status = 'HELD'`,
        [ids, now()],
      );
    }
  },
});
