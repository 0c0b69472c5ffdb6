import type { Pool } from 'pg';
import type { BinOf } from '../../platform/audit/bin-of.js';
import type { Database } from '../../platform/db/database.js';
import { defineJob } from '../../platform/jobs/job.js';
import { startOfBin } from './find-bin.js';

/** Empties the bin every night. */
export const emptyBinJob = (bins: readonly BinOf[]) =>
  defineJob({
    name: 'empty-bin',
    schedule: '30 3 * * *',
    async handle({ database }) {
      await emptyBin(database, bins);
    },
  });

/**
 * Deletes what has lain in the bin for its 30 days and nothing refers to; the audit keeps what it was, and that the
 * system deleted it. What is referred to stays archived. Safe to run anywhere, any time.
 * @returns how many rows went
 */
export async function emptyBin(
  { jobs, entities }: { jobs: Pool; entities: Database['entities'] },
  bins: readonly BinOf[],
): Promise<number> {
  let gone = 0;
  for (const { type, archived, archivedBy, isReferredTo } of bins) {
    const table = entities.get(type)?.tableName;
    const { rowCount } = await jobs.query(
      `delete from "${table}" r where ${archived} and not ${isReferredTo}
         and (select max(c.at) from audit.changes c where c.table_name = '${table}' and c.row_id = r.id and ${archivedBy}) <= $1`,
      [startOfBin()],
    );
    gone += rowCount ?? 0;
  }
  return gone;
}
