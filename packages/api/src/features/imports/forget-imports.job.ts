import { now } from '../../platform/clock.js';
import { asSystem } from '../../platform/db/system-transaction.js';
import { defineJob } from '../../platform/jobs/job.js';
import { eraseRow } from '../../platform/storage/erase-file.js';

const KEPT_MS = 30 * 24 * 3_600_000;

/** Every night: files that were imported, or never were, are erased after 30 days, and what is quoted of them with them. */
export const forgetImports = defineJob({
  name: 'forget-imports',
  schedule: '30 3 * * *',
  async handle({ database }) {
    const { rows } = await database.jobs.query<{ id: string; file_id: string }>(
      `select i.id, i.file_id from imports i join files f on f.id = i.file_id
       where i.created_at < $1 and f.erased_at is null and i.status not in ('CHECKING', 'RUNNING', 'UNDOING')
       order by i.id limit 500`,
      [new Date(now().getTime() - KEPT_MS)],
    );
    for (const { id, file_id } of rows)
      await asSystem(database)(async (query) => {
        await eraseRow(query, file_id, { reason: 'IMPORTED', erasedBy: null });
        await query('update import_rows set cells = null where import_id = $1', [id]);
        await query(
          `update imports set status = 'REFUSED', refusal = 'The file was erased after 30 days.', version = version + 1
           where id = $1 and status = 'CHECKED'`,
          [id],
        );
      });
  },
});
