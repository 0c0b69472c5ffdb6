import { Readable } from 'node:stream';
import yazl from 'yazl';
import { now } from '../../platform/clock.js';
import { asSystem } from '../../platform/db/system-transaction.js';
import { NotFound } from '../../platform/errors.js';
import { defineLongWork } from '../../platform/jobs/long-work.js';
import { storeFile } from '../../platform/storage/store-file.js';
import { printEdition } from './print-edition.js';
import { type Edition, queryAs, readEditions } from './read-edition.js';
import { writePackIndex } from './write-pack-index.js';

/** Puts the policies of a pack into one ZIP with an index. A second run finds it done, or makes it again. */
export const makePackJob = defineLongWork<{ packId: string }>({
  name: 'make-policy-pack',
  canBeCancelled: true,
  async handle(work, { packId }, run) {
    const asThem = queryAs(run.context);
    const [pack] = await asThem<{ organisation: string; editions: string[]; file: string | null }>(
      'select organisation_id as organisation, policy_version_ids as editions, file_id as file from policy_packs where id = $1',
      [packId],
    );
    if (!pack) throw new NotFound('pack');
    if (pack.file) return;
    const editions = await readEditions(asThem, pack.editions);
    const zip = new yazl.ZipFile();
    const mtime = now();
    const names = new Map<string, Edition>();
    for (const [index, edition] of editions.entries()) {
      await run.progress(index, editions.length, edition.title);
      const printed = await printEdition(work.files, edition, 'PDF');
      const name = `${String(index + 1).padStart(2, '0')}-${printed.name}`;
      names.set(name, edition);
      zip.addBuffer(printed.bytes, name, { mtime });
    }
    zip.addBuffer(Buffer.from(writePackIndex(names)), 'index.html', { mtime });
    zip.end();
    const file = await storeFile(work.files, {
      organisation: pack.organisation,
      madeFor: null,
      name: 'policies.zip',
      mediaType: 'application/zip',
      stream: Readable.from(zip.outputStream),
      encrypted: true,
      attachedTo: { type: 'PolicyPack', id: packId },
    });
    await asSystem(work.database)(async (query) => {
      await query('update policy_packs set file_id = $2, version = version + 1 where id = $1', [
        packId,
        file,
      ]);
      await run.finish(query, { policies: editions.length }, 'The pack is ready.');
    });
  },
});
