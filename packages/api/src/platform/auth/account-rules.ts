import { APIError } from 'better-auth/api';
import type { Pool } from 'pg';
import { weaknessOf } from './password-strength.js';
import { demandsSecondFactor, readFactors } from './second-factor.js';

/** Endpoints of better-auth that nobody here needs; what is not there cannot be misused. */
export const CLOSED = [
  '/sign-up/email',
  '/update-user',
  '/update-session',
  '/change-email',
  '/delete-user',
  '/delete-user/callback',
  '/set-password',
  '/verify-password',
  '/send-verification-email',
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/link-social',
  '/unlink-account',
  '/list-accounts',
  '/account-info',
  '/refresh-token',
  '/get-access-token',
  '/two-factor/send-otp',
  '/two-factor/verify-otp',
  '/two-factor/get-totp-uri',
  '/passkey/list-user-passkeys',
];

/** What changes how somebody signs in. */
const CHANGES_ACCOUNT = [
  '/change-password',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/generate-backup-codes',
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
  '/passkey/delete-passkey',
  '/passkey/update-passkey',
];

export const changesAccount = (path: string): boolean => CHANGES_ACCOUNT.includes(path);

/**
 * Whoever must show a second factor, and has one, changes nothing about it without it: else a stolen password would be
 * enough to add a factor of one's own.
 * @throws FORBIDDEN
 */
export async function checkFactorShown(pool: Pool, personId: string): Promise<void> {
  const { app, passkeys, roles } = await readFactors(pool, personId);
  if (!demandsSecondFactor(roles) || (!app && passkeys === 0)) return;
  throw new APIError('FORBIDDEN', {
    code: 'SECOND_FACTOR_NEEDED',
    message: 'Sign out, then sign in with your passkey or your code. Then you can change this.',
  });
}

/**
 * Refuses a new password that is easy to guess for whoever knows the person.
 * @throws BAD_REQUEST
 */
export async function checkPassword(pool: Pool, personId: string | null, password: unknown): Promise<void> {
  if (typeof password !== 'string') return;
  const weakness = weaknessOf(password, personId === null ? [] : await wordsOf(pool, personId));
  if (weakness) throw new APIError('BAD_REQUEST', { code: 'PASSWORD_TOO_WEAK', message: weakness });
}

async function wordsOf(pool: Pool, personId: string): Promise<string[]> {
  const { rows } = await pool.query<{ words: string }>(
    `select name as words from public.people where id = $1
     union all select email from auth."user" where id = $1::text
     union all select o.name from public.organisations o join public.memberships m on m.organisation_id = o.id
       where m.person_id = $1`,
    [personId],
  );
  return rows.map(({ words }) => words);
}
