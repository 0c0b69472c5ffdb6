import { CONSORTIUM_ID } from '../../platform/access/viewer.js';
import { now } from '../../platform/clock.js';
import type { Database } from '../../platform/db/database.js';
import type { Query } from '../../platform/db/read-as.js';
import { asSystem, queryOn } from '../../platform/db/system-transaction.js';
import { defineJob } from '../../platform/jobs/job.js';
import { londonDate } from '../../platform/local-time.js';
import { tellOutside } from '../../platform/mail/tell.js';
import { eraseRow } from '../../platform/storage/erase-file.js';
import { storeFile } from '../../platform/storage/store-file.js';
import { personExportReady } from './data-protection.messages.js';
import { collectPersonalData } from './personal-data.js';
import { writePersonZip } from './write-person-zip.js';

interface Row {
  request: string;
  asked_by: string;
  organisation: string;
  organisation_name: string | null;
  person: string;
  name: string;
  complete: boolean;
}

/** Collects what an organisation has about one person. A second run of the same finds it done, or replaces its halves. */
export const makePersonExport = defineJob<{ id: string }>({
  name: 'make-person-export',
  longestSeconds: 600,
  async handle(work, { id }, { isLast }) {
    const run = queryOn(work.database.jobs);
    const asked = await findWaiting(run, id);
    if (!asked) return;
    try {
      const { organisation, person: personId, complete } = asked;
      const sections = await collectPersonalData({ run, personId, organisation, complete });
      const stream = writePersonZip({
        name: asked.name,
        organisation: asked.organisation_name ?? 'the consortium',
        madeOn: londonDate(now().getTime()),
        complete,
        sections,
      });
      await eraseHalves(work.database, id);
      const file = await storeFile(work.files, {
        organisation: organisation === CONSORTIUM_ID ? null : organisation,
        madeFor: asked.asked_by,
        name: 'personal-data.zip',
        mediaType: 'application/zip',
        stream,
        encrypted: true,
        attachedTo: { type: 'PersonExport', id },
      });
      await run(
        `update person_exports set status = 'READY', file_id = $2, bytes = (select bytes from files where id = $2),
           ready_at = $3, version = version + 1
         where id = $1 and status = 'WAITING'`,
        [id, file, now()],
      );
    } catch (error) {
      if (isLast)
        await run(`update person_exports set status = 'FAILED', version = version + 1 where id = $1`, [id]);
      throw error;
    }
    const { request: requestId, asked_by: personId } = asked;
    await tellOutside(work, personExportReady, { personId }, { requestId }, { key: `person-export-${id}` });
  },
});

async function findWaiting(run: Query, id: string): Promise<Row | undefined> {
  const [row] = await run<Row>(
    `select r.id as request, e.asked_by_id as asked_by, e.organisation_id as organisation, o.name as organisation_name,
       p.id as person, p.name, e.complete
     from person_exports e join access_requests r on r.id = e.request_id join people p on p.id = r.person_id
     left join organisations o on o.id = e.organisation_id where e.id = $1 and e.status = 'WAITING'`,
    [id],
  );
  return row;
}

// What a run left that did not come to its end.
async function eraseHalves(database: Database, exportId: string): Promise<void> {
  await asSystem(database)(async (query) => {
    const rows = await query<{ id: string }>(
      `select id from files where attached_to_type = 'PersonExport' and attached_to_id = $1 and erased_at is null`,
      [exportId],
    );
    for (const { id } of rows) await eraseRow(query, id, { reason: 'made anew', erasedBy: null });
  });
}
