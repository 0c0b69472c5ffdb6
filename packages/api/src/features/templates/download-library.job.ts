import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { Invalid, NotFound } from '../../platform/errors.js';
import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import { inTransaction } from '../../platform/graphql/write.js';
import { defineLongWork, startTask } from '../../platform/jobs/long-work.js';
import { handOutAgain, storeMade } from '../../platform/storage/hand-out.js';
import { countDownloads } from './download-document.js';
import { fillEdition } from './fill-edition.js';
import { type Edition, findEditions } from './find-edition.js';
import type { DocumentFormat, DocumentLink } from './library.type.js';

const MOST_DOCUMENTS = 100;

interface Data {
  templateVersionIds: string[];
  format: DocumentFormat;
}

/**
 * Several documents for one organisation as one zip. What cannot be issued because a fact is missing is left out, and the
 * zip has a list of what was.
 */
export const downloadLibrary = defineLongWork<Data>({
  name: 'download-library',
  canBeCancelled: true,
  async handle({ files }, { templateVersionIds, format }, run) {
    const { editions, holder } = await findEditions(run.context, templateVersionIds);
    const zip = new ZipFile();
    const stored = storeMade(files, {
      id: run.taskId,
      name: 'Documents.zip',
      mediaType: 'application/zip',
      stream: zip.outputStream as Readable,
    });
    const names = new Set<string>();
    const leftOut: string[] = [];
    const done: string[] = [];
    try {
      for (const [index, edition] of editions.entries()) {
        await run.progress(index, editions.length, edition.title);
        const wanted = { format: edition.source === 'FILE' ? ('ORIGINAL' as const) : format, blank: false };
        try {
          const { name, bytes } = await fillEdition(files, edition, holder, holder.facts, wanted);
          zip.addBuffer(bytes, freeName(names, name));
          done.push(edition.id);
        } catch (error) {
          if (!(error instanceof Invalid)) throw error;
          leftOut.push(whyLeftOut(edition, error));
        }
      }
      if (leftOut.length > 0)
        zip.addBuffer(Buffer.from(`${leftOut.join('\r\n\r\n')}\r\n`), freeName(names, 'Left out.txt'));
    } finally {
      zip.end();
      await stored;
    }
    await inTransaction(run.context, async (inside) => {
      await countDownloads(inside, done);
      await run.finish(
        inside.query,
        { documents: done.length, leftOut: leftOut.length },
        wordsOf(done, leftOut),
      );
    });
  },
});

/** Begins to make a zip of editions. @returns the id of the task */
export async function startLibraryDownload(
  context: WriteContext,
  templateVersionIds: readonly string[],
  format: DocumentFormat,
): Promise<string> {
  const ids = [...new Set(templateVersionIds)];
  if (ids.length === 0 || ids.length > MOST_DOCUMENTS)
    throw new Invalid({ templateVersionIds: `Choose between 1 and ${MOST_DOCUMENTS} documents.` });
  if (format === 'ORIGINAL') throw new Invalid({ format: 'Choose Word or PDF; forms come as they are.' });
  await findEditions(context, ids);
  const title = ids.length === 1 ? 'A document to download' : `${ids.length} documents to download`;
  return startTask(
    context,
    downloadLibrary,
    { templateVersionIds: ids, format },
    { title, path: '/app/templates' },
  );
}

/** The link to a zip that the viewer had made. @throws NotFound where it is not theirs, not ready, or gone after a day */
export async function openLibraryDownload(context: ApiContext, taskId: string): Promise<DocumentLink> {
  const { personId } = context.viewer;
  const { rows } = await context.database.jobs.query(
    `select from tasks where id::text = $1 and person_id = $2 and kind = $3 and status = 'DONE'`,
    [taskId, personId, downloadLibrary.name],
  );
  if (rows.length === 0) throw new NotFound('document');
  return handOutAgain(context.files, personId, taskId);
}

function freeName(taken: Set<string>, name: string): string {
  const at = name.lastIndexOf('.');
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : `${name.slice(0, at)} ${number}${name.slice(at)}`;
    if (taken.has(free.toLowerCase())) continue;
    taken.add(free.toLowerCase());
    return free;
  }
}

function whyLeftOut({ title }: Edition, { extensions }: Invalid): string {
  const fields = Object.values(extensions.fields as Record<string, string>);
  return [`${title}: this is still missing.`, ...fields.map((field) => `- ${field}`)].join('\r\n');
}

const wordsOf = ({ length: done }: readonly string[], { length: leftOut }: readonly string[]): string =>
  `${done} ${done === 1 ? 'document is' : 'documents are'} ready${leftOut === 0 ? '.' : `; ${leftOut} left out, because facts are missing.`}`;
