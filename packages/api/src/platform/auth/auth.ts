import { passkey } from '@better-auth/passkey';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { OidcConfig } from '../config.js';
import type { Database } from '../db/database.js';
import { logger } from '../log.js';
import type { Message } from '../mail/message.js';
import { type Recipient, tellOutside } from '../mail/tell.js';
import { newId } from '../new-id.js';
import {
  emailChangedMessage,
  factorAddedMessage,
  passwordChangedMessage,
  resetPasswordMessage,
  verifyEmailMessage,
} from './account.messages.js';
import { CLOSED } from './account-rules.js';
import { afterEach, beforeEach } from './auth-hooks.js';
import { confirmEmail } from './confirm-email.js';
import { oidcProvider } from './oidc.js';
import { PASSWORD_LETTERS } from './password-strength.js';
import { isStrongWay, listFactors, takeCode } from './second-factor.js';

/** Where sign-in lives and what it may be reached from. */
export interface AuthOptions {
  database: Database;
  secret: string;
  /** The public address, without a slash at its end. */
  publicUrl: string;
  /** Further origins that count as our own. */
  alsoTrusted: readonly string[];
  oidc: OidcConfig | null;
}

/** Prefix of the cookie's name; `find-viewer.ts` reads the same cookie. */
export const COOKIE_PREFIX = 'back-office';

/** What authenticator apps and browsers show beside an account. */
const SYSTEM_NAME = 'Back office';

// OWASP's minimum for argon2id.
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The stored form of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, ARGON);

const HOUR = 3_600;
/** Seconds that a sign-in lasts without being used: a working day. `find-viewer.ts` lets it slide while it is used. */
const IDLE = 12 * HOUR;
/** Seconds after which a sign-in ends in any case; the cookie lives as long, the row in the database decides. */
const LONGEST = 7 * 24 * HOUR;

/** Sign-in by better-auth on its own schema `auth`, under its own database role. Nobody signs themselves up. */
export function createAuth({ database, secret, publicUrl, alsoTrusted, oidc }: AuthOptions) {
  const pool = database.auth;
  // Links go to an address, not to a person: what a person is told can be read in the console, by whoever has their
  // sign-in for the moment, and a link would make an account of that.
  const tell = async <Data extends object>(
    message: Message<Data>,
    to: Recipient,
    data: Data,
  ): Promise<void> => {
    await tellOutside({ database, publicUrl }, message, to, data);
  };
  return betterAuth({
    appName: SYSTEM_NAME,
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: pool,
    trustedOrigins: [publicUrl, ...alsoTrusted],
    disabledPaths: CLOSED,
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { errorURL: `${publicUrl}/app/login` },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: PASSWORD_LETTERS.least,
      maxPasswordLength: PASSWORD_LETTERS.most,
      password: { hash: hashPassword, verify: ({ hash: stored, password }) => verify(stored, password) },
      resetPasswordTokenExpiresIn: HOUR / 2,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => tell(resetPasswordMessage, { email: user.email }, { token }),
      async onPasswordReset({ user }) {
        await forgetOtherWays(database, user.id);
        const data = { name: user.name, factors: await listFactors(pool, user.id) };
        await tell(passwordChangedMessage, { personId: user.id }, data);
      },
    },
    emailVerification: {
      sendOnSignIn: true,
      autoSignInAfterVerification: false,
      expiresIn: HOUR,
      sendVerificationEmail: ({ user, token }) => tell(verifyEmailMessage, { email: user.email }, { token }),
    },
    verification: { storeIdentifier: 'hashed' },
    account: { accountLinking: { enabled: true, requireLocalEmailVerified: true } },
    session: {
      expiresIn: LONGEST,
      disableSessionRefresh: true,
      freshAge: HOUR,
      cookieCache: { enabled: false },
      additionalFields: {
        secondFactor: { type: 'boolean', required: false, defaultValue: false, input: false },
      },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      // Accounts have limits of their own; these are for an address behind which a whole office may sit.
      customRules: { '/**': { window: 60, max: 100 } },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      // Unsaid, better-auth leaves the check out wherever the environment looks like a test.
      disableOriginCheck: false,
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-real-ip'] },
      // The answer about a known address must not take longer than the one about an unknown one.
      backgroundTasks: {
        handler: (work) =>
          void work.catch((error: unknown) => logger().error({ err: error }, 'mail not sent')),
      },
    },
    databaseHooks: {
      user: {
        update: {
          // The first code that fits turns the codes of an app on; later ones only sign in.
          async after(user, ctx) {
            if (
              ctx?.path === '/two-factor/verify-totp' &&
              'twoFactorEnabled' in user &&
              user.twoFactorEnabled
            )
              await tellOfFactor(user.id, null);
          },
        },
      },
      session: {
        create: {
          async before(session, ctx) {
            if (ctx?.path === '/two-factor/verify-totp') await checkCodeIsNew(session.userId, ctx.body?.code);
            const expiresAt = new Date(session.createdAt.getTime() + IDLE * 1_000);
            return { data: { ...session, expiresAt, secondFactor: isStrongWay(ctx?.path) } };
          },
        },
      },
      // What a provider lets one do in its name is none of our business, so that it cannot be stolen from here.
      account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
    },
    hooks: { before: beforeEach(pool), after: afterEach(pool, tellOfFactor) },
    plugins: [
      twoFactor({
        issuer: SYSTEM_NAME,
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
        backupCodeOptions: { storeBackupCodes: 'encrypted' },
      }),
      passkey({
        rpID: nameOf(publicUrl),
        rpName: SYSTEM_NAME,
        origin: [publicUrl, ...alsoTrusted],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: async ({ verification }) => checkVerified(verification.registrationInfo),
        },
        authentication: {
          afterVerification: async ({ verification }) => checkVerified(verification.authenticationInfo),
        },
      }),
      genericOAuth({ config: oidc ? [oidcProvider(oidc)] : [] }),
      confirmEmail(pool, ({ name, oldEmail }) => tell(emailChangedMessage, { email: oldEmail }, { name })),
    ],
  });

  async function tellOfFactor(personId: string, passkey: string | null): Promise<void> {
    const { rows } = await pool.query<{ name: string }>('select name from auth."user" where id = $1', [
      personId,
    ]);
    const data = { name: rows[0]?.name ?? '', factor: { passkey } };
    await tell(factorAddedMessage, { personId }, data);
  }

  async function checkCodeIsNew(personId: string, code: unknown): Promise<void> {
    if (await takeCode(pool, personId, String(code))) return;
    throw new APIError('UNAUTHORIZED', {
      code: 'CODE_ALREADY_USED',
      message: 'This code was used already. Wait for the next one in your app.',
    });
  }
}

/** A passkey belongs to a name; a system that runs on this machine is called localhost for that. */
function nameOf(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return hostname === '127.0.0.1' ? 'localhost' : hostname;
}

export type Auth = ReturnType<typeof createAuth>;

// A passkey stands for two factors only where the device asked for a finger, a face or a PIN.
function checkVerified(info: { userVerified: boolean } | undefined): void {
  if (!info?.userVerified)
    throw new APIError('BAD_REQUEST', {
      code: 'USER_VERIFICATION_NEEDED',
      message: 'Your device has to ask for your finger, your face or a PIN. Set that up, then try again.',
    });
}

/** A password that was reset may have been known to somebody: what they may have prepared with it ends too. */
async function forgetOtherWays({ auth }: Database, personId: string): Promise<void> {
  await auth.query(
    `update auth.api_token set revoked_at = now() where person_id = $1 and revoked_at is null`,
    [personId],
  );
  await auth.query('delete from public.email_changes where person_id = $1', [personId]);
}

const withoutTokens = async <Account extends object>(account: Account) => ({
  data: { ...account, accessToken: null, refreshToken: null, idToken: null },
});
