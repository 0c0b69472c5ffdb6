import type { Pool } from 'pg';
import type { FileKeys } from './file-keys.js';

const BATCH = 200;

/**
 * Wraps the key of every file anew under the current master key; contents stay as they are. Batch by batch, beside a
 * running system; what is interrupted goes on with the next run.
 * @param owner a pool that sees all rows
 * @returns how many keys were wrapped anew
 */
export async function rotateKeys(owner: Pool, keys: FileKeys): Promise<number> {
  for (let done = 0; ; ) {
    const changed = await rotateBatch(owner, keys);
    if (changed === 0) return done;
    done += changed;
  }
}

async function rotateBatch(owner: Pool, keys: FileKeys): Promise<number> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ id: string; wrapped_key: string; key_id: string }>(
      `select id, wrapped_key, key_id from files where wrapped_key is not null and key_id <> $1
       order by id limit ${BATCH} for update`,
      [keys.current.id],
    );
    const anew = rows.map((row) => {
      const dataKey = keys.unwrap(row.id, { wrapped: row.wrapped_key, keyId: row.key_id });
      return { id: row.id, ...keys.wrap(row.id, dataKey) };
    });
    await client.query(
      `update files f set wrapped_key = n.wrapped, key_id = n."keyId"
       from json_to_recordset($1) as n(id uuid, wrapped text, "keyId" text) where f.id = n.id`,
      [JSON.stringify(anew)],
    );
    await client.query('commit');
    return rows.length;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** The ids of master keys that files still need. */
export async function keysInUse(owner: Pick<Pool, 'query'>): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    'select distinct key_id as id from files where key_id is not null order by 1',
  );
  return rows.map(({ id }) => id);
}
