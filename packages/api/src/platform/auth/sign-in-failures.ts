import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

const MOST_FAILURES = 5;

/** Wrong passwords by account: five in a minute close it for the rest of that minute, whoever tries from wherever. */
export class SignInFailures {
  readonly #pool: Pool;
  readonly #what: string;

  /** @param what keeps the failures of another kind apart */
  constructor(pool: Pool, what = '') {
    this.#pool = pool;
    this.#what = what;
  }

  async areTooMany(email: string): Promise<boolean> {
    const { rows } = await this.#pool.query<{ failures: number }>(
      `select count(*)::int as failures from auth.sign_in_failure where account = $1 and at > now() - interval '1 minute'`,
      [this.#keyOf(email)],
    );
    return (rows[0]?.failures ?? 0) >= MOST_FAILURES;
  }

  async record(email: string): Promise<void> {
    await this.#pool.query(`delete from auth.sign_in_failure where at < now() - interval '1 hour'`);
    await this.#pool.query(`insert into auth.sign_in_failure (account, at) values ($1, now())`, [
      this.#keyOf(email),
    ]);
  }

  // Not the address itself: the table outlives the attempt, and strangers can write anything into it.
  #keyOf(email: string): string {
    return createHash('sha256').update(`${this.#what}${email.trim().toLowerCase()}`).digest('hex');
  }
}
