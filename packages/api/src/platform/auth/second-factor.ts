import type { Pool } from 'pg';
import { queryPrepared } from '../db/prepared.js';

/** Roles with which one mistake harms many: they see all organisations, or pay. */
const DEMANDED: readonly string[] = ['COORDINATOR', 'PAYROLL_OFFICER'];

/**
 * Must somebody with these roles, in whatever organisation, show a second factor before they can do anything? The one
 * place that says so: whoever may sign pay off belongs here as soon as there is such a right.
 */
export const demandsSecondFactor = (roles: readonly string[]): boolean =>
  roles.some((role) => DEMANDED.includes(role));

/** Ways through which a sign-in has shown more than a password. */
const STRONG_WAYS = [
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/passkey/verify-authentication',
  '/callback/:id',
];

/** Does a sign-in that is made this way count as one with a second factor? */
export const isStrongWay = (path: string | undefined): boolean =>
  path !== undefined && STRONG_WAYS.includes(path);

/** What somebody has beside the password, and their roles. */
interface FactorState {
  app: boolean;
  passkeys: number;
  roles: string[];
}

/** Reads what somebody has beside the password. */
export async function readFactors(pool: Pool, personId: string): Promise<FactorState> {
  const [row] = await queryPrepared<FactorState>(
    pool,
    `select coalesce(u."twoFactorEnabled", false) as app,
       (select count(*)::int from auth.passkey k where k."userId" = u.id) as passkeys,
       array(select m.role from public.memberships m where m.person_id::text = u.id and m.archived_at is null) as roles
     from auth."user" u where u.id = $1`,
    [personId],
  );
  return row ?? { app: false, passkeys: 0, roles: [] };
}

/** What somebody can sign in with beside the password; `passkey` is null for the codes of an app. */
export async function listFactors(pool: Pool, personId: string): Promise<{ passkey: string | null }[]> {
  const { rows } = await pool.query<{ passkey: string | null }>(
    `select null as passkey from auth."user" where id = $1 and "twoFactorEnabled"
     union all (select coalesce(name, 'Passkey') from auth.passkey where "userId" = $1 order by "createdAt", id)`,
    [personId],
  );
  return rows;
}

/**
 * Takes a one-time code out of use: the same code of the same person is good once (ASVS 6.5.1), also for those who try
 * it ten times at once.
 * @returns whether it was still good
 */
export async function takeCode(pool: Pool, personId: string, code: string): Promise<boolean> {
  await pool.query(`delete from auth.used_totp where at < now() - interval '5 minutes'`);
  const { rowCount } = await pool.query(
    'insert into auth.used_totp (user_id, code, at) values ($1, $2, now()) on conflict do nothing',
    [personId, code],
  );
  return rowCount === 1;
}
