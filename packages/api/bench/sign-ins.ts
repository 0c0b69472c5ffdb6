import { createHmac, randomBytes } from 'node:crypto';
import pg from 'pg';
import { COOKIE_PREFIX } from '../src/platform/auth/auth.js';

/** Signs people in past the password. @returns the Cookie header of each */
export async function signInAll(
  url: string,
  personIds: readonly string[],
  secret: string,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const sessions = personIds.map((id) => ({ id, token: randomBytes(24).toString('hex') }));
  try {
    await client.query(
      `insert into auth."user" (id, name, email, "emailVerified")
       select j->>'id', 'Manager', (j->>'id') || '@example.org', true from json_array_elements($1) j on conflict do nothing`,
      [JSON.stringify(sessions)],
    );
    await client.query(
      `insert into auth."session" (id, "expiresAt", token, "updatedAt", "userId")
       select j->>'token', now() + interval '1 day', j->>'token', now(), j->>'id' from json_array_elements($1) j`,
      [JSON.stringify(sessions)],
    );
  } finally {
    await client.end();
  }
  return sessions.map(({ token }) => {
    const signature = createHmac('sha256', secret).update(token).digest('base64');
    return `${COOKIE_PREFIX}.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  });
}
