import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { hashPassword } from './platform/auth/auth.js';
import { now } from './platform/clock.js';
import { readConfig } from './platform/config.js';
import { withDatabase } from './platform/db/with-database.js';
import { newId } from './platform/new-id.js';

const [email, ...words] = process.argv.slice(2);
const name = words.join(' ').trim();

try {
  if (!email?.includes('@') || name === '') throw new Error('Usage: npm run coordinator -- EMAIL NAME');
  const password = randomBytes(12).toString('base64url');
  await withDatabase(readConfig(), (url) => addCoordinator(url, email.toLowerCase(), name, password));
  console.log(
    `${name} can sign in as ${email.toLowerCase()} with the password ${password}\nIt is shown only now.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** The first person of a new system: a coordinator of the consortium, who can then admit organisations and people. */
async function addCoordinator(
  url: string,
  address: string,
  personName: string,
  password: string,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const id = newId();
  const at = now();
  try {
    const { rowCount } = await client.query('select from person_contacts where email = $1', [address]);
    if (rowCount) throw new Error(`Somebody with the address ${address} is there already.`);
    await client.query('begin');
    await client.query('insert into people (id, name, created_at) values ($1, $2, $3)', [id, personName, at]);
    await client.query('insert into person_contacts (person_id, email) values ($1, $2)', [id, address]);
    await client.query(
      `insert into memberships (id, person_id, organisation_id, role, created_at) values ($1, $2, null, 'COORDINATOR', $3)`,
      [newId(), id, at],
    );
    await client.query(
      'insert into auth."user" (id, name, email, "emailVerified") values ($1, $2, $3, true)',
      [id, personName, address],
    );
    await client.query(
      `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
       values ($1, $2, 'credential', $2, $3, $4)`,
      [newId(), id, await hashPassword(password), at],
    );
    await client.query('commit');
  } finally {
    await client.end();
  }
}
