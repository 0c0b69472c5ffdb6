import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { tooManyBytes } from '../../platform/csv/read-csv.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { startTask } from '../../platform/jobs/long-work.js';
import { newId } from '../../platform/new-id.js';
import { checkImportJob } from './check-import.job.js';
import { type AnyImport, importsOf, isKind } from './define-import.js';
import { findUpload, keepUpload } from './find-upload.js';
import { Import } from './import.entity.js';
import type { ImportStatus } from './import-status.js';
import { LIMITS } from './judge-file.js';
import { runImportJob } from './run-import.job.js';
import { undoImportJob } from './undo-import.job.js';

/** Looks through an uploaded file. */
export async function checkImport(context: WriteContext, kind: string, fileId: string): Promise<string> {
  kindFor(context, kind);
  const upload = await findUpload(context, fileId);
  if (!upload) throw new Invalid({ fileId: 'This file is no longer there. Choose it again.' });
  if (upload.bytes > LIMITS.bytes) throw new Invalid({ fileId: tooManyBytes(LIMITS.bytes) });
  const id = newId();
  await keepUpload(context, fileId, id);
  const task = await startTask(
    context,
    checkImportJob,
    { importId: id },
    titled('Check of', upload.name, id),
  );
  const { organisationId: organisation, personId: by } = context.viewer;
  context.em.create(Import, { id, kind, organisation, by, fileId, fileName: upload.name, columns: [], task });
  return id;
}

/**
 * Takes in the good rows of a file that was looked through.
 * @throws Conflict WRONG_STATE
 */
export async function runImport(context: WriteContext, id: string, version?: number): Promise<string> {
  const row = await getForChange(context, Import, id, 'run', version);
  kindFor(context, row.kind);
  const status: ImportStatus = row.status;
  if (status !== 'CHECKED') throw new Conflict('WRONG_STATE', NOT_READY[status]);
  if (row.good === 0)
    throw new Conflict('WRONG_STATE', 'No row of this file can be used. Mend it and upload it again.');
  row.status = 'RUNNING';
  row.refusal = null;
  row.task = await startTask(context, runImportJob, { importId: id }, titled('Import of', row.fileName, id));
  return id;
}

const NOT_READY: Readonly<Record<ImportStatus, string>> = {
  CHECKING: 'The file is still being looked through. Wait until that is done.',
  REFUSED: 'Nothing of this file can be used. Mend it and upload it again.',
  CHECKED: '',
  RUNNING: 'This import is running already.',
  DONE: 'This file is imported already. Upload it again to import it once more.',
  UNDOING: 'This import is being undone.',
  UNDONE: 'This import was undone. Upload the file again to import it once more.',
};

/**
 * Takes back what an import made.
 * @throws Conflict WRONG_STATE where it was not done, or too long ago
 */
export async function undoImport(context: WriteContext, id: string, version?: number): Promise<string> {
  const row = await getForChange(context, Import, id, 'undo', version);
  kindFor(context, row.kind);
  if (row.status !== 'DONE')
    throw new Conflict(
      'WRONG_STATE',
      row.status === 'UNDONE'
        ? 'This import is undone already.'
        : 'Only an import that is done can be undone.',
    );
  if (!row.undoUntil || row.undoUntil <= now())
    throw new Conflict(
      'WRONG_STATE',
      'An import can be undone for 30 days. Archive what it made one by one.',
    );
  row.status = 'UNDOING';
  row.refusal = null;
  row.task = await startTask(
    context,
    undoImportJob,
    { importId: id },
    titled('Undoing the import of', row.fileName, id),
  );
  return id;
}

const titled = (what: string, fileName: string, id: string) => ({
  title: `${what} ${fileName}`,
  path: `/app/imports/${id}/show`,
});

/**
 * The kind of an import.
 * @throws NotFound where there is none of this name, Forbidden where it is not for this person
 */
function kindFor(context: WriteContext, name: string): AnyImport {
  const kind = importsOf(context).find((one) => one.kind === name);
  if (kind) return kind;
  throw isKind(name)
    ? new Forbidden('Only those who may add these one by one can import them.')
    : new NotFound('kind of import');
}
