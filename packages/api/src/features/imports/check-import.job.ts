import { Parameters } from '../../platform/db/condition-sql.js';
import { readRows } from '../../platform/graphql/read.js';
import { inTransaction } from '../../platform/graphql/write.js';
import { defineLongWork } from '../../platform/jobs/long-work.js';
import { type FoundImport, lockImport, openImport } from './find-import.js';
import { judgeFile, openFile } from './judge-file.js';
import { countRows, keepRows } from './keep-rows.js';

/** Looks through a file and writes down what is to be said of it. Nothing else changes. */
export const checkImportJob = defineLongWork<{ importId: string }>({
  name: 'check-import',
  canBeCancelled: true,
  async handle(_, { importId }, run) {
    const { context } = run;
    const parameters = new Parameters();
    const [found] = await readRows<FoundImport>(
      context,
      `select id, organisation_id, status, kind, file_id, file_name from imports where id = ${parameters.add(importId)}`,
      parameters,
    );
    if (!found) return;
    const { kind, upload } = await openImport(context, found);
    await run.progress(0, 3, 'Reading the file');
    const file = await openFile(upload);
    await run.progress(1, 3, 'Looking through the rows');
    const judged = await judgeFile(context, kind, file);
    const counts = countRows(judged.rows);
    await inTransaction(context, async (inside) => {
      const row = await lockImport(inside.query, importId);
      if (row.status !== 'CHECKING') return run.finish(inside.query, counts, 'Looked through.');
      await keepRows(inside, row, judged.rows, []);
      await inside.query(
        `update imports set status = $2, refusal = $3, columns = $4, row_count = $5, good_count = $6, bad_count = $7,
           odd_count = $8, version = version + 1 where id = $1`,
        [
          importId,
          judged.refusal === null ? 'CHECKED' : 'REFUSED',
          judged.refusal,
          JSON.stringify(judged.columns),
          counts.rows,
          counts.good,
          counts.bad,
          counts.odd,
        ],
      );
      await run.finish(inside.query, counts, judged.refusal ?? saidOf(counts));
    });
  },
  async afterFailure({ database }, { importId }, message) {
    await database.jobs.query(
      `update imports set status = 'REFUSED', refusal = $2, version = version + 1 where id = $1 and status = 'CHECKING'`,
      [importId, message],
    );
  },
});

const saidOf = ({ good, bad }: { good: number; bad: number }): string =>
  bad === 0 ? `All ${good} rows can be imported.` : `${good} rows can be imported, ${bad} cannot.`;
