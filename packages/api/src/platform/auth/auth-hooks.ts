import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import type { Pool } from 'pg';
import { changesAccount, checkFactorShown, checkPassword } from './account-rules.js';
import { SignInFailures } from './sign-in-failures.js';

type Middleware = ReturnType<typeof createAuthMiddleware>;
type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** What we ask before better-auth does anything. */
export function beforeEach(pool: Pool): Middleware {
  const failures = new SignInFailures(pool);
  const resets = new SignInFailures(pool, 'reset ');
  return createAuthMiddleware(async (ctx) => {
    if (changesAccount(ctx.path)) await checkMayChangeAccount(pool, ctx);
    switch (ctx.path) {
      case '/sign-in/email':
        return refuseTooMany(await failures.areTooMany(String(ctx.body?.email ?? '')));
      case '/sign-in/social':
        return refuseTokensOfOthers(ctx);
      case '/two-factor/verify-totp':
      case '/two-factor/verify-backup-code':
        return checkChallenge(ctx);
      case '/request-password-reset':
        return limitMails(ctx, resets);
      case '/reset-password':
        return checkPassword(pool, await ownerOfReset(ctx), ctx.body?.newPassword);
      case '/change-password':
        return checkPassword(pool, (await getSessionFromCtx(ctx))?.user.id ?? null, ctx.body?.newPassword);
      default:
        return undefined;
    }
  });
}

/**
 * What we do after better-auth has answered.
 * @param tellOfPasskey tells somebody that a passkey of this name is theirs now
 */
export function afterEach(
  pool: Pool,
  tellOfPasskey: (personId: string, name: string) => Promise<void>,
): Middleware {
  const failures = new SignInFailures(pool);
  return createAuthMiddleware(async (ctx) => {
    if (ctx.path === '/sign-in/email' && ctx.context.returned instanceof APIError)
      await failures.record(String(ctx.body?.email ?? ''));
    if (ctx.context.returned instanceof APIError) return;
    if (ctx.path === '/change-password') await callOffEmailChange(pool, ctx);
    if (ctx.path === '/passkey/verify-registration') {
      await strengthen(pool, ctx);
      const owner = await getSessionFromCtx(ctx);
      if (owner) await tellOfPasskey(owner.user.id, String(ctx.body?.name ?? 'Passkey'));
    }
    // Sign-ins by password alone, from before there was a second factor, end with it.
    const made = ctx.context.newSession;
    if (ctx.path === '/two-factor/verify-totp' && made)
      await pool.query(
        'delete from auth.session where "userId" = $1 and not "secondFactor" and token <> $2',
        [made.user.id, made.session.token],
      );
  });
}

function refuseTooMany(areTooMany: boolean): void {
  if (areTooMany)
    throw new APIError('TOO_MANY_REQUESTS', {
      code: 'RATE_LIMITED',
      message: 'Too many wrong passwords for this account. Wait a minute, then try again.',
    });
}

// An ID token that somebody brings along was not asked for by us: it has no nonce of ours.
function refuseTokensOfOthers(ctx: Context): void {
  if (ctx.body?.idToken !== undefined)
    throw new APIError('BAD_REQUEST', {
      code: 'NOT_OFFERED',
      message: 'Sign in on the page of your provider.',
    });
}

/** A code opens a sign-in, and is asked for each time: no device is trusted with the password alone. */
async function checkChallenge(ctx: Context): Promise<void> {
  if (ctx.body?.trustDevice || ctx.body?.disableSession)
    throw new APIError('BAD_REQUEST', { code: 'NOT_OFFERED', message: 'Enter a code at each sign-in.' });
  const signedIn = await getSessionFromCtx(ctx);
  // Otherwise a sign-in that is open could try codes without end.
  if (signedIn && 'twoFactorEnabled' in signedIn.user && signedIn.user.twoFactorEnabled)
    throw new APIError('BAD_REQUEST', {
      code: 'NOT_OFFERED',
      message: 'You are signed in with a code already.',
    });
}

/** Five mails a minute to an address; the answer is the same. */
async function limitMails(ctx: Context, resets: SignInFailures): Promise<unknown> {
  const email = String(ctx.body?.email ?? '');
  if (await resets.areTooMany(email)) return ctx.json({ status: true });
  await resets.record(email);
  return undefined;
}

async function ownerOfReset(ctx: Context): Promise<string | null> {
  const found = await ctx.context.internalAdapter.findVerificationValue(
    `reset-password:${String(ctx.body?.token ?? '')}`,
  );
  return found?.value ?? null;
}

async function checkMayChangeAccount(pool: Pool, ctx: Context): Promise<void> {
  const signedIn = await getSessionFromCtx(ctx);
  if (signedIn && !('secondFactor' in signedIn.session && signedIn.session.secondFactor))
    await checkFactorShown(pool, signedIn.user.id);
}

/** Whoever chooses a new password because somebody was at their account stops what that one has begun. */
async function callOffEmailChange(pool: Pool, ctx: Context): Promise<void> {
  const signedIn = ctx.context.newSession ?? (await getSessionFromCtx(ctx));
  if (signedIn) await pool.query('delete from public.email_changes where person_id = $1', [signedIn.user.id]);
}

/** Whoever has just made a passkey has shown it. */
async function strengthen(pool: Pool, ctx: Context): Promise<void> {
  const signedIn = await getSessionFromCtx(ctx);
  if (signedIn)
    await pool.query('update auth.session set "secondFactor" = true where id = $1', [signedIn.session.id]);
}
