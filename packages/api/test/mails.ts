import { asOwner } from './database-role.js';
import type { TestSystem } from './harness.js';

/** The token of the link in the newest mail to an address; null where there is none. Mails leave after the answer. */
export async function linkTo(system: TestSystem, email: string): Promise<string | null> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  const [mail] = await asOwner<{ text: string }>(
    system.databaseUrl,
    `select text from mails where to_address = $1 and secret order by created_at desc, id desc limit 1`,
    [email],
  );
  return mail?.text.match(/[?&]token=([\w.%-]+)/)?.[1] ?? null;
}

/** How many mails went to an address. */
export async function mailsTo(system: TestSystem, email: string): Promise<number> {
  const rows = await asOwner(system.databaseUrl, 'select from mails where to_address = $1', [email]);
  return rows.length;
}
