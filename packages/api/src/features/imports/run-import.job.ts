import { GraphQLError } from 'graphql';
import { now } from '../../platform/clock.js';
import type { CsvFile } from '../../platform/csv/read-csv.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { inTransaction } from '../../platform/graphql/write.js';
import { defineLongWork, type TaskRun } from '../../platform/jobs/long-work.js';
import type { AnyImport, MadeRow } from './define-import.js';
import { lockImport, openImport } from './find-import.js';
import { judgeFile, openFile } from './judge-file.js';
import { countRows, keepRows } from './keep-rows.js';
import { isBad } from './read-rows.js';

const CHUNK = 500;
const UNDO_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

/** Takes in the good rows of a file: all of them or none, and once however often it runs. */
export const runImportJob = defineLongWork<{ importId: string }>({
  name: 'run-import',
  canBeCancelled: true,
  async handle(_, { importId }, run) {
    await inTransaction(run.context, async (inside) => {
      const found = await lockImport(inside.query, importId);
      if (found.status !== 'RUNNING') return run.finish(inside.query, {}, 'Done.');
      const { kind, upload } = await openImport(run.context, found);
      const file = await openFile(upload);
      // Imports of one kind go one after the other: the second sees what the first has made.
      await inside.query('select pg_advisory_xact_lock(hashtextextended($1, 6))', [`import ${kind.kind}`]);
      const counts = await takeIn(inside, kind, file, run, found);
      await run.finish(inside.query, counts, `${counts.made} imported, ${counts.bad} left out.`);
    });
  },
  async afterFailure({ database }, { importId }, message) {
    await database.jobs.query(
      `update imports set status = 'CHECKED', refusal = $2, version = version + 1 where id = $1 and status = 'RUNNING'`,
      [importId, message],
    );
  },
});

async function takeIn(
  inside: WriteContext,
  kind: AnyImport,
  file: CsvFile | { refusal: string },
  run: TaskRun,
  found: Awaited<ReturnType<typeof lockImport>>,
) {
  const judged = await judgeFile(inside, kind, file);
  if (judged.refusal !== null) throw new GraphQLError(judged.refusal);
  const good = judged.rows.filter((row) => !isBad(row));
  const made: MadeRow[] = [];
  for (let start = 0; start < good.length; start += CHUNK) {
    await run.progress(start, good.length, 'Taking in the rows');
    made.push(...(await kind.save(inside, good.slice(start, start + CHUNK), judged.known)));
  }
  await inside.em.flush();
  await keepRows(inside, found, judged.rows, made);
  const counts = { ...countRows(judged.rows), made: made.length };
  const at = now();
  await inside.query(
    `update imports set status = 'DONE', row_count = $2, good_count = $3, bad_count = $4, odd_count = $5, made_count = $6,
       finished_at = $7, undo_until = $8, version = version + 1 where id = $1`,
    [
      found.id,
      counts.rows,
      counts.good,
      counts.bad,
      counts.odd,
      counts.made,
      at,
      new Date(at.getTime() + UNDO_DAYS * DAY_MS),
    ],
  );
  return counts;
}
