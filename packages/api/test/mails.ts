import { outbox } from '../src/platform/mail/tell.js';
import type { TestSystem } from './harness.js';

/** The token of the link in the newest mail to somebody; null where there is none. Mails leave after the answer. */
export async function linkTo(
  _system: TestSystem,
  to: { email: string } | { id: string },
): Promise<string | null> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const mail = outbox.findLast((one) =>
    'email' in to
      ? 'email' in one.to && one.to.email === to.email
      : 'personId' in one.to && one.to.personId === to.id && one.path?.includes('token='),
  );
  return mail?.path ? new URL(mail.path, 'http://here').searchParams.get('token') : null;
}

/** How many mails somebody was sent. */
export const mailsTo = (email: string): number =>
  outbox.filter((one) => 'email' in one.to && one.to.email === email).length;
