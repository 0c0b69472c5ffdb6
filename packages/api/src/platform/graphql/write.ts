import { createHash } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import { CompiledQuery } from 'kysely';
import { orgIdsOf, tenantOf } from '../access/viewer.js';
import { now } from '../clock.js';
import { Conflict, Invalid } from '../errors.js';
import type { ApiContext, WriteContext } from './context.js';
import { readSelected } from './read.js';
import { selectionOf } from './selection.js';

/** What every mutation can be told beside its input. */
export interface WriteRequest {
  /** The type that the mutation answers; or what it answers, where that is no record. */
  answers: string | ((inside: WriteContext, id: string) => Promise<unknown>);
  /** The same key from the same person for the same organisation does the thing once. */
  idempotencyKey?: string | null | undefined;
  /** The arguments, by which a key that comes back with something else is told. */
  input: unknown;
}

/**
 * Does a change in one transaction under row-level security and answers what the mutation selects, read in the same
 * transaction. `work` answers the id of the row to show.
 * @throws Conflict IDEMPOTENCY_KEY_REUSED when a key comes back with another input
 */
export async function write(
  context: ApiContext,
  info: GraphQLResolveInfo,
  request: WriteRequest,
  work: (context: WriteContext) => Promise<string>,
): Promise<unknown> {
  return retried(() =>
    inTransaction(context, async (inside) => {
      const before = await claimKey(inside, info.fieldName, request);
      const id = before ?? (await work(inside));
      await inside.em.flush();
      if (before === null) await keepResult(inside, request, id);
      if (typeof request.answers !== 'string') return request.answers(inside, id);
      const answer = await readSelected(inside, selectionOf(info), request.answers, id);
      // What a change put out of sight (an archived membership) is answered by its id alone.
      return answer ?? { id, can: [] };
    }),
  );
}

const TRIES = 3;
const LONGEST_KEY = 200;

// Two changes that wait for each other: PostgreSQL ends one of them, which nobody needs to hear of.
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (attempt >= TRIES || (code !== '40P01' && code !== '40001')) throw error;
    }
  }
}

/** One transaction under the viewer's organisation. Nothing outside it sees the change before it is whole. */
export async function inTransaction<T>(
  context: ApiContext,
  work: (context: WriteContext) => Promise<T>,
): Promise<T> {
  return context.database.fork().transactional(async (em) => {
    const query = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> => {
      const result = await em.getKysely().executeQuery<Row>(CompiledQuery.raw(text, [...values]));
      return result.rows;
    };
    const inside: WriteContext = { ...context, em, query };
    // Whose rows, for row-level security; and who it is, for the audit.
    await query(`select set_config('app.org_ids', $1, true), set_config('app.person_id', $2, true)`, [
      orgIdsOf(context.viewer),
      context.viewer.personId,
    ]);
    return work(inside);
  });
}

/** Null where the work is still to be done; else the id of what it made the first time. */
async function claimKey(context: WriteContext, field: string, request: WriteRequest): Promise<string | null> {
  if (!request.idempotencyKey) return null;
  if (request.idempotencyKey.length > LONGEST_KEY)
    throw new Invalid({ idempotencyKey: `Use at most ${LONGEST_KEY} letters.` });
  const hash = createHash('sha256')
    .update(`${field} ${JSON.stringify(request.input)}`)
    .digest('hex');
  const at = now();
  await context.query(`delete from idempotency_keys where person_id = $1 and created_at < $2`, [
    context.viewer.personId,
    new Date(at.getTime() - 24 * 3_600_000),
  ]);
  const made = await context.query(
    `insert into idempotency_keys (person_id, organisation_id, key, input_hash, created_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning key`,
    [context.viewer.personId, tenantOf(context.viewer), request.idempotencyKey, hash, at],
  );
  if (made.length > 0) return null;
  const rows = await context.query<{ input_hash: string; result_id: string | null }>(
    `select input_hash, result_id from idempotency_keys where person_id = $1 and organisation_id = $2 and key = $3`,
    [context.viewer.personId, tenantOf(context.viewer), request.idempotencyKey],
  );
  if (rows[0]?.input_hash !== hash)
    throw new Conflict(
      'IDEMPOTENCY_KEY_REUSED',
      'This idempotencyKey was used for something else. Use a new one.',
    );
  return rows[0].result_id;
}

async function keepResult(context: WriteContext, request: WriteRequest, id: string): Promise<void> {
  if (!request.idempotencyKey) return;
  await context.query(
    `update idempotency_keys set result_id = $4 where person_id = $1 and organisation_id = $2 and key = $3`,
    [context.viewer.personId, tenantOf(context.viewer), request.idempotencyKey, id],
  );
}
