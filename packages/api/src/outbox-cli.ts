import 'reflect-metadata';
import pg from 'pg';
import { readConfig } from './platform/config.js';
import { withDatabase } from './platform/db/with-database.js';

/** As many of the newest as one looks through. */
const SHOWN = 10;

const address = process.argv[2]?.trim().toLowerCase();

try {
  if (!address?.includes('@')) throw new Error('Usage: npm run outbox -- ADDRESS');
  await withDatabase(readConfig(), (url) => show(url, address));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * Prints what a system without a mail server kept for an address: so that whoever runs the machine can hand on an
 * invitation or a new password's link to somebody who cannot sign in to read it.
 */
async function show(url: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ subject: string; text: string; created_at: Date }>(
      `select subject, text, created_at from mails
       where to_address = $1 and status = 'KEPT' order by created_at desc limit ${SHOWN}`,
      [to],
    );
    if (rows.length === 0) console.log(`Nothing is kept for ${to}.`);
    for (const { subject, text, created_at: at } of rows)
      console.log(`${at.toISOString()}  ${subject}\n\n${text}\n${'='.repeat(72)}\n`);
  } finally {
    await client.end();
  }
}
