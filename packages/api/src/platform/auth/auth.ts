import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import type { Pool } from 'pg';
import { newId } from '../new-id.js';
import { SignInFailures } from './sign-in-failures.js';

/** Where sign-in lives and what it may be reached from. */
export interface AuthOptions {
  pool: Pool;
  secret: string;
  /** The public address, without a slash at its end. */
  publicUrl: string;
  /** Further origins that count as our own. */
  alsoTrusted: readonly string[];
}

/** Prefix of the cookie's name; `find-viewer.ts` reads the same cookie. */
export const COOKIE_PREFIX = 'back-office';

// OWASP's minimum for argon2id.
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The stored form of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, ARGON);

const PASSWORD_LETTERS = { least: 12, most: 1_000 };

/** How to put a password right that is about to be set; null where it is right. */
export function whatIsWrongWithPassword(password: string): string | null {
  if (password.length < PASSWORD_LETTERS.least)
    return `Use at least ${PASSWORD_LETTERS.least} letters, figures or signs. Three words that do not belong together are good.`;
  return password.length > PASSWORD_LETTERS.most ? `Use at most ${PASSWORD_LETTERS.most} letters.` : null;
}

/** Hours that a sign-in lasts: a working day. */
const SIGN_IN_HOURS = 12;

/** Sign-in by better-auth on its own schema `auth`, under its own database role. Nobody signs themselves up. */
export function createAuth({ pool, secret, publicUrl, alsoTrusted }: AuthOptions) {
  const failures = new SignInFailures(pool);
  return betterAuth({
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: pool,
    trustedOrigins: [publicUrl, ...alsoTrusted],
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LETTERS.least,
      maxPasswordLength: PASSWORD_LETTERS.most,
      password: { hash: hashPassword, verify: ({ hash: stored, password }) => verify(stored, password) },
    },
    session: { expiresIn: SIGN_IN_HOURS * 3_600, updateAge: 3_600, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: { '/sign-in/*': { window: 60, max: 100 } },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-real-ip'] },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== '/sign-in/email') return;
        if (await failures.areTooMany(String(ctx.body?.email ?? '')))
          throw new APIError('TOO_MANY_REQUESTS', {
            code: 'RATE_LIMITED',
            message: 'Too many wrong passwords for this account. Wait a minute, then try again.',
          });
      }),
      after: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== '/sign-in/email' || !(ctx.context.returned instanceof APIError)) return;
        await failures.record(String(ctx.body?.email ?? ''));
      }),
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
