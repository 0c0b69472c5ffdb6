import { resolve } from 'node:path';
import { z } from 'zod';
import { type MasterKey, parseFileKeys } from './storage/file-keys.js';
import type { S3Options } from './storage/s3-store.js';

const optionalUrl = z.url().optional();

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().min(1).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: optionalUrl,
  DATABASE_REPLICA_URLS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((url) => url.trim())
        .filter((url) => url !== ''),
    ),
  PUBLIC_URL: optionalUrl,
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SMTP_URL: optionalUrl,
  MAIL_FROM: z.string().min(3).optional(),
  S3_ENDPOINT: optionalUrl,
  S3_REGION: z.string().optional(),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  OIDC_ISSUER: optionalUrl,
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().optional(),
  REQUIRE_SECOND_FACTOR: z.enum(['0', '1']).optional(),
  FILE_KEYS: z
    .string()
    .transform((text, context) => {
      try {
        return parseFileKeys(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
        return z.NEVER;
      }
    })
    .optional(),
  FILE_MAX_MB: z.coerce.number().int().min(1).max(2_000).default(100),
  FILE_QUOTA_MB: z.coerce.number().int().min(1).default(1_024),
  CLAMD_URL: z.url({ protocol: /^tcp$/, message: 'must be like tcp://host:3310' }).optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  DEMO: z.enum(['0', '1']).optional(),
  NOW: z.iso.datetime({ offset: true }).optional(),
  NODE_ENV: z.string().optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
});

/** The names of all that is read from the environment. */
export const VARIABLES: readonly string[] = Object.keys(variables.shape);

/** An organisation's own way of signing in (OpenID Connect), by which people sign in too. */
export interface OidcConfig {
  /** As the provider writes it in its tokens, to the letter. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button on the sign-in page calls it. */
  name: string;
}

/** What the environment says, checked. Read once, at start. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  /** null: the embedded database is used. */
  databaseUrl: string | null;
  replicaUrls: readonly string[];
  publicUrl: string | null;
  /** null only on the embedded database, where a secret is made and kept. */
  authSecret: string | null;
  /** null: people sign in here only. */
  oidc: OidcConfig | null;
  /** Those who can do the most harm need a second factor to do anything. */
  requireSecondFactor: boolean;
  /** null: mails are kept and read in the console. */
  smtpUrl: string | null;
  /** Sender of mails, such as `Back office <office@example.org>`. */
  mailFrom: string | null;
  /** null: files are stored in `dataDir`. */
  s3: S3Options | null;
  /** Master keys of files, the current one first; null: made and kept in `dataDir`. */
  fileKeys: readonly MasterKey[] | null;
  /** The biggest upload. */
  fileMegabytes: number;
  /** What one organisation may store. */
  quotaMegabytes: number;
  /** null: uploads are not scanned, and that is said. */
  clamdUrl: string | null;
  metricsToken: string | null;
  logLevel: string;
  /** Load the demo consortium into an empty database. */
  demo: boolean;
  fixedNow: Date | null;
  production: boolean;
  poolSize: number;
}

/**
 * Reads the environment: the only place that does. An empty variable counts as unset.
 * @throws Error that names every wrong variable at once.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = variables.safeParse(given);
  const wrong = result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const production = given.NODE_ENV === 'production';
  if (given.DATABASE_URL !== undefined && given.AUTH_SECRET === undefined)
    wrong.push('AUTH_SECRET: demanded with DATABASE_URL; make one with "openssl rand -hex 32"');
  const oidc = OIDC.filter((name) => given[name] !== undefined);
  if (oidc.length > 0 && oidc.length < OIDC.length)
    wrong.push(`${OIDC.filter((name) => !oidc.includes(name)).join(', ')}: demanded with ${oidc.join(', ')}`);
  if (given.SMTP_URL !== undefined && given.MAIL_FROM === undefined)
    wrong.push(
      'MAIL_FROM: demanded with SMTP_URL; who mails come from, such as "Back office <office@example.org>"',
    );
  if (production && given.DEMO === '1') wrong.push('DEMO: demo data are refused with NODE_ENV=production');
  if (production && given.NOW !== undefined) wrong.push('NOW: refused with NODE_ENV=production');
  wrong.push(...whatS3Lacks(given));
  if (!result.success || wrong.length > 0)
    throw new Error(`The environment is not right:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
  const env = result.data;
  const embedded = env.DATABASE_URL === undefined;
  const demo = !production && (embedded ? env.DEMO !== '0' : env.DEMO === '1');
  return {
    port: env.PORT,
    host: env.HOST ?? (embedded ? '127.0.0.1' : '0.0.0.0'),
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? null,
    replicaUrls: env.DATABASE_REPLICA_URLS,
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    authSecret: env.AUTH_SECRET ?? null,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? null,
    s3: s3Of(env),
    fileKeys: env.FILE_KEYS ?? null,
    fileMegabytes: env.FILE_MAX_MB,
    quotaMegabytes: env.FILE_QUOTA_MB,
    clamdUrl: env.CLAMD_URL ?? null,
    metricsToken: env.METRICS_TOKEN ?? null,
    logLevel: env.LOG_LEVEL,
    oidc: oidcOf(env),
    requireSecondFactor: env.REQUIRE_SECOND_FACTOR ? env.REQUIRE_SECOND_FACTOR === '1' : !demo,
    demo,
    fixedNow: env.NOW === undefined ? null : new Date(env.NOW),
    production,
    poolSize: env.DATABASE_POOL,
  };
}

const OIDC = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'] as const;

function oidcOf(env: z.infer<typeof variables>): OidcConfig | null {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: name,
  } = env;
  return issuer && clientId && clientSecret && name ? { issuer, clientId, clientSecret, name } : null;
}

const S3_NEEDS = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** Half a store is none: all of it is there, or nothing. */
function whatS3Lacks(given: Readonly<Record<string, string | undefined>>): string[] {
  if (!S3_NEEDS.some((name) => given[name] !== undefined)) return [];
  const lacking = S3_NEEDS.filter((name) => given[name] === undefined).map(
    (name) => `${name}: demanded with the other S3 variables`,
  );
  // Copies of the system with a folder each would make a key each, and could not read each other's files.
  if (given.DATABASE_URL !== undefined && given.FILE_KEYS === undefined)
    lacking.push(
      'FILE_KEYS: demanded with S3 and DATABASE_URL; make one with "echo k1:$(openssl rand -base64 32)"',
    );
  return lacking;
}

function s3Of(env: z.infer<typeof variables>): S3Options | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env;
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null;
  return {
    endpoint: S3_ENDPOINT,
    region: env.S3_REGION ?? 'us-east-1',
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}
