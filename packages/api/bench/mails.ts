import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createApp } from '../src/app.js';
import { readConfig } from '../src/platform/config.js';
import { defineMessage } from '../src/platform/mail/message.js';
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
export async function measureMails(url: string, dataDir: string, personId: string): Promise<Finding[]> {
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
  const config = readConfig({
    DATABASE_URL: url,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'bench@example.org',
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    DATA_DIR: dataDir,
  });
  const app = await createApp({
    config,
    databaseUrl: url,
    authSecret: config.authSecret ?? '',
    publicUrl: PUBLIC_URL,
    trustedOrigins: [],
  });
  try {
    const context = { database: app.database, publicUrl: PUBLIC_URL };
    for (let number = 0; number < MAILS; number += 1)
      await tellOutside(context, note, { personId }, { number });
    const begun = performance.now();
    await app.database.queue.start();
    while (taken < MAILS) await new Promise((resolve) => setTimeout(resolve, 20));
    const perSecond = (MAILS * 1_000) / (performance.now() - begun);
    return [finding('mails sent from a queue of 1,000', perSecond, { atLeast: 100 }, '/s')];
  } finally {
    await app.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
