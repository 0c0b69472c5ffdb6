import { orgIdsOf } from '../../platform/access/viewer.js';
import { now } from '../../platform/clock.js';
import type { Database } from '../../platform/db/database.js';
import type { Query } from '../../platform/db/read-as.js';
import { actFor, inTransactionOf, queryOn } from '../../platform/db/system-transaction.js';
import { defineLongWork, type TaskRun } from '../../platform/jobs/long-work.js';
import type { AnyImport } from './define-import.js';
import { lockImport, openKind } from './find-import.js';
import { findWhatUses } from './find-what-uses.js';

/**
 * Takes back what an import made: all of it, or nothing where a part of it is in use or was changed, which is then named.
 * It works under the role `jobs`, because requests may delete nothing; it deletes what `import_rows` says was made.
 */
export const undoImportJob = defineLongWork<{ importId: string }>({
  name: 'undo-import',
  canBeCancelled: true,
  async handle({ database }, { importId }, run) {
    await inTransactionOf(database.jobs, async (client) => {
      // In the name of who asked, so that the record of changes knows whose it was.
      await actFor(client, orgIdsOf(run.context.viewer), run.context.viewer.personId);
      const query = queryOn(client);
      const found = await lockImport(query, importId);
      if (found.status !== 'UNDOING') return run.finish(query, {}, 'Undone.');
      const kind = openKind(run.context, found.kind);
      const rows = await query<{ id: string; made_id: string }>(
        `select id, made_id from import_rows where import_id = $1 and made_id is not null and state in ('MADE', 'IN_USE')`,
        [importId],
      );
      const ids = rows.map((row) => row.made_id);
      await run.progress(0, ids.length, 'Looking whether anything of it is in use');
      const blocked = await findBlocked(database, query, kind, ids);
      if (blocked.size > 0) return refuse(query, run, importId, blocked);
      await takeBack(query, kind, ids);
      await query(
        `update imports set status = 'UNDONE', undone_at = $2, refusal = null, version = version + 1 where id = $1`,
        [importId, now()],
      );
      await query(`delete from import_rows where import_id = $1 and state in ('MADE', 'IN_USE')`, [importId]);
      await run.finish(query, { undone: ids.length }, `${ids.length} taken back.`);
    });
  },
  async afterFailure({ database }, { importId }, message) {
    await database.jobs.query(
      `update imports set status = 'DONE', refusal = $2, version = version + 1 where id = $1 and status = 'UNDOING'`,
      [importId, message],
    );
  },
});

/** Why each thing cannot go, by its id. */
async function findBlocked(
  database: Database,
  query: Query,
  { undo }: AnyImport,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const own = undo.tables.at(-1);
  if (!own) return new Map();
  // Whoever begins to use one of them now waits until this has ended.
  await query(`select from ${own.table} where ${own.key} = any($1) for update`, [ids]);
  const blocked = new Map<string, string>();
  const changed = await query<{ id: string }>(
    `select t.${own.key} as id from ${own.table} t where t.${own.key} = any($1) and (${undo.changed})`,
    [ids],
  );
  for (const { id } of changed) blocked.set(id, 'Somebody has changed this since.');
  for (const id of (await undo.findUsed?.(database, ids)) ?? []) blocked.set(id, 'This can sign in by now.');
  const tables = undo.tables.map(({ table }) => table);
  for (const [id, by] of await findWhatUses(query, queryOn(database.auth), own.table, tables, ids))
    blocked.set(id, `This is in use: ${by.join(', ')}.`);
  return blocked;
}

async function takeBack(query: Query, { undo }: AnyImport, ids: readonly string[]): Promise<void> {
  for (const { table, key } of undo.tables) await query(`delete from ${table} where ${key} = any($1)`, [ids]);
}

async function refuse(
  query: Query,
  run: TaskRun,
  importId: string,
  blocked: ReadonlyMap<string, string>,
): Promise<void> {
  const sentence =
    blocked.size === 1
      ? 'One of the things that it made is in use or was changed since. Nothing was taken back.'
      : `${blocked.size} of the things that it made are in use or were changed since. Nothing was taken back.`;
  await query(`update import_rows set state = 'MADE' where import_id = $1 and state = 'IN_USE'`, [importId]);
  await query(
    `update import_rows r set state = 'IN_USE', problems = jsonb_build_array(jsonb_build_object(
       'column', null, 'sentence', b.sentence, 'isWarning', false))
     from unnest($2::uuid[], $3::text[]) as b(id, sentence) where r.import_id = $1 and r.made_id = b.id`,
    [importId, [...blocked.keys()], [...blocked.values()]],
  );
  await query(`update imports set status = 'DONE', refusal = $2, version = version + 1 where id = $1`, [
    importId,
    sentence,
  ]);
  await run.finish(query, { undone: 0, inUse: blocked.size }, sentence);
}
