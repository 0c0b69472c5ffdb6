import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { openDatabase } from '../src/platform/db/database.js';
import { JobQueue } from '../src/platform/jobs/job-queue.js';
import { defineMessage } from '../src/platform/mail/message.js';
import { openPostman } from '../src/platform/mail/postman.js';
import { sendMail } from '../src/platform/mail/send-mail.job.js';
import { tellOutside } from '../src/platform/mail/tell.js';
import { type Finding, finding } from './report.js';

const MAILS = 1_000;
const PUBLIC_URL = 'http://bench.example.org';

const note = defineMessage<{ number: number }>({
  kind: 'bench-note',
  group: { name: 'bench', delivery: 'AT_ONCE', choosable: true },
  write: ({ number }) => ({
    subject: `Appointment ${number}`,
    paragraphs: ['An appointment has changed. Here is what it is now.'],
    facts: [['When', 'Tuesday 1 December 2026, 10:15am to 11am']],
    button: { label: 'See the appointment', path: '/app/bookings' },
  }),
});

/** How quickly a thousand waiting mails leave for a mail server on the same machine, one worker at it. */
export async function measureMails(url: string, personId: string): Promise<Finding[]> {
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => {
        taken += 1;
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const postman = openPostman(`smtp://127.0.0.1:${port}`, 'bench@example.org');
  const database = await openDatabase({ url, poolSize: 4, entities: [] });
  const pool = new pg.Pool({ connectionString: url, options: '-c role=jobs', max: 3 });
  const queue = new JobQueue(pool);
  const context = { database, publicUrl: PUBLIC_URL, postman, actingAs: async () => null };
  try {
    await database.queue.open([sendMail], context);
    await queue.open([sendMail], context);
    for (let number = 0; number < MAILS; number += 1)
      await tellOutside(context, note, { personId }, { number });
    const begun = performance.now();
    await queue.start();
    while (taken < MAILS) await new Promise((resolve) => setTimeout(resolve, 20));
    const perSecond = (MAILS * 1_000) / (performance.now() - begun);
    return [finding('mails sent from a queue of 1,000', perSecond, { atLeast: 100 }, '/s')];
  } finally {
    await queue.stop();
    await database.queue.stop();
    postman.close();
    await Promise.all([pool.end(), database.close()]);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
